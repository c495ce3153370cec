#include "modules/people/domain/person.hpp"

#include <algorithm>

#include "modules/people/domain/text.hpp"
#include "platform/mail/address.hpp"
#include "platform/utf8/utf8.hpp"

namespace fengye::people {

std::string account_name_from(std::string_view typed)
{
    auto const first = typed.find_first_not_of(" \t");
    if (first == std::string_view::npos)
        return {};
    return in_small_letters(typed.substr(first, typed.find_last_not_of(" \t") - first + 1));
}

Result<void> check_account_name(std::string_view name)
{
    if (name.empty())
        return refuse(Because::not_valid, "people.error_account_missing", "account");
    bool const is_written_well =
        name.size() >= 3 && name.size() <= 64 &&
        name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789._-") == std::string_view::npos;
    if (!is_written_well)
        return refuse(Because::not_valid, "people.error_account_wrong", "account");
    return {};
}

Result<void> check_post(std::string_view post)
{
    if (post.empty())
        return refuse(Because::not_valid, "people.error_person_name_missing", "person_name");
    auto const length = utf8::count(post);
    if (length < 2 || length > 60)
        return refuse(Because::not_valid, "people.error_person_name_long", "person_name");
    return {};
}

Result<std::string> office_address_from(std::string_view typed)
{
    if (typed.find_first_not_of(" \t") == std::string_view::npos)
        return std::string{};
    auto address = mail::mail_address(typed);
    if (!address)
        return refuse(Because::not_valid, "people.error_email_wrong", "email");
    return *std::move(address);
}

} // namespace fengye::people
