#include "modules/letters/domain/form.hpp"

#include <algorithm>

#include "platform/html/markup.hpp"
#include "platform/mail/address.hpp"
#include "platform/utf8/utf8.hpp"

namespace fengye::letters {

namespace {

class Check {
public:
    void that(bool is_right, std::string_view field, std::string_view words)
    {
        if (!is_right)
            m_wrong.push_back({std::string{field}, std::string{words}});
    }
    Result<void> result() &&
    {
        if (m_wrong.empty())
            return {};
        Refusal refusal{Because::not_valid, m_wrong.front().words};
        refusal.fields = std::move(m_wrong);
        return tl::unexpected{std::move(refusal)};
    }

private:
    std::vector<FieldRefusal> m_wrong;
};

bool is_between(std::string const& text, std::size_t low, std::size_t high)
{
    auto const count = html::characters_in(text);
    return count >= low && count <= high;
}

// Eleven digits of a mobile telephone, or seven to twelve of another.
bool is_phone(std::string const& phone)
{
    return phone.size() >= 7 && phone.size() <= 15 &&
           phone.find_first_not_of("0123456789+") == std::string::npos;
}

} // namespace

Result<void> check_words(LetterForm const& form)
{
    Check check;
    auto const* category = find_category(form.category);
    bool const is_joining = !form.join.empty();
    check.that(category && category->system == form.system, "category", "letters.error_category_missing");
    check.that(
        is_between(form.title, title_characters_min, title_characters_max), "title",
        "letters.error_title_length");
    check.that(
        is_joining ? html::characters_in(form.content) <= content_characters_max
                   : is_between(form.content, content_characters_min, content_characters_max),
        "content", "letters.error_content_length");
    check.that(html::characters_in(form.place) <= 60, "place", "letters.error_place_long");
    check.that(form.page_address.size() <= 500, "page_address", "letters.error_page_address_long");
    check.that(form.files.size() <= files_max, "file", "letters.error_files_many");
    if (form.system != System::correction && !(category && category->publishing == Publishing::never))
        check.that(form.publish == "yes" || form.publish == "no", "publish", "letters.error_publish_missing");
    return std::move(check).result();
}

Result<void> check_contact(LetterForm const& form)
{
    Check check;
    auto const& contact = form.contact;
    bool const must_say_who = form.system != System::correction;
    check.that(
        (must_say_who ? html::characters_in(contact.name) >= 2 : true) &&
            html::characters_in(contact.name) <= 30,
        "name", "letters.error_name_missing");
    check.that(contact.phone.empty() || is_phone(contact.phone), "phone", "letters.error_phone_wrong");
    check.that(
        !must_say_who || !contact.phone.empty() || !contact.email.empty(), "phone",
        "letters.error_contact_missing");
    check.that(
        contact.email.empty() || mail::mail_address(contact.email), "email", "letters.error_email_wrong");
    check.that(html::characters_in(contact.address) <= 100, "address", "letters.error_address_long");
    if (contact.is_under_14) {
        check.that(html::characters_in(contact.guardian) >= 2, "guardian", "letters.error_guardian_missing");
        check.that(form.guardian_agrees, "guardian_agrees", "letters.error_guardian_agrees_missing");
    }
    return std::move(check).result();
}

Result<void> check_all(LetterForm const& form)
{
    TRY(check_words(form));
    TRY(check_contact(form));
    if (!form.has_agreed)
        return refuse(Because::not_valid, "letters.error_agreed_missing", "agreed");
    return {};
}

std::string tidy_phone(std::string_view typed)
{
    auto digits = utf8::half_width(typed);
    std::erase_if(digits, [](char c) { return c == ' ' || c == '-' || c == '(' || c == ')'; });
    return digits.starts_with("+86") ? digits.substr(3) : digits;
}

} // namespace fengye::letters
