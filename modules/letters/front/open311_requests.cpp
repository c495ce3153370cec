#include "modules/letters/front/machines.hpp"
#include "modules/letters/front/open311.hpp"
#include "platform/crypto/crypto.hpp"
#include "platform/html/markup.hpp"

namespace fengye::letters {

namespace {

namespace json = boost::json;

constexpr std::size_t description_characters_in_title = 38;

// 王小明 and Anna Weber alike.
std::string full_name(std::string const& first, std::string const& last)
{
    bool const is_latin =
        (first + last).find_first_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") !=
        std::string::npos;
    return is_latin && !first.empty() && !last.empty() ? first + " " + last : last + first;
}

// Where it is, in words; else where the telephone was.
std::string place_of(http::Form const& form)
{
    auto const address = form.text("address_string");
    auto const latitude = form.text("lat").substr(0, 12), longitude = form.text("long").substr(0, 12);
    bool const has_point = address.empty() && !latitude.empty() && !longitude.empty();
    return has_point ? latitude + ", " + longitude : address;
}

LetterForm letter_from(http::Form const& form)
{
    LetterForm letter;
    letter.category = form.text("service_code");
    letter.content = form.text("description");
    letter.place = place_of(form);
    letter.publish = "no"; // the standard has no field in which a writer could agree
    letter.contact.name = full_name(form.text("first_name"), form.text("last_name"));
    // A title is kept readable, for handlers to look for; the words are not.
    letter.title = html::shortened(
        casework::without_personal_data(letter.content, {letter.contact.name}),
        description_characters_in_title);
    letter.contact.phone = form.text("phone");
    letter.contact.email = form.text("email");
    letter.has_agreed = true; // whoever got the key undertook to ask
    return tidied(std::move(letter));
}

// The names of the standard's fields, for the errors.
std::string field_of(std::string const& field)
{
    if (field == "category")
        return "service_code";
    if (field == "title" || field == "content")
        return "description";
    if (field == "place")
        return "address_string";
    return field == "name" ? "last_name" : field;
}

http::Response refused(Public const& page, Refusal const& refusal)
{
    auto const status = refusal.because == Because::not_valid ? 400 : status_of(refusal);
    json::array errors;
    for (auto const& wrong : refusal.fields)
        errors.push_back(json::object{
            {"code", status},
            {"description", field_of(wrong.field) + ": " + page.say(wrong.words, refusal.values)}});
    if (errors.empty())
        return open311_error(status, page.say(refusal.words, refusal.values));
    return json_response(status, errors);
}

// Told twice on the same day, word by word, it is one letter.
std::string key_of(http::Request const& request, Public const& page)
{
    auto const key = request.header("idempotency-key");
    return request_key_of(
        "open311", key.empty() ? to_text(day_of(page.now)) : std::string{key}, request.body_text());
}

json::value or_null(std::string const& text)
{
    return text.empty() ? json::value(nullptr) : json::value(text);
}

} // namespace

Result<FrontAnswer> hand_in_open311(http::Request const& request, Public& page)
{
    auto const& form = request.form();
    if (!form)
        return open311_error(400, page.say("letters.open311_no_form"));
    auto const& key = page.settings.open311_key;
    if (key.empty() || !crypto::same(form->text("api_key"), key))
        return open311_error(
            403, page.say(key.empty() ? "letters.open311_closed" : "letters.open311_wrong_key"));
    auto const letter = letter_from(*form);
    if (auto const* category = find_category(letter.category); !category || !is_open311_service(*category))
        return open311_error(400, "service_code: " + page.say("letters.error_category_missing"));
    auto const receipt =
        page.counter.submit(HandInLetter{key_of(request, page), Way::open311, letter}, request.address);
    if (!receipt)
        return refused(page, receipt.error());
    return json_response(
        receipt->is_new ? 201 : 200,
        json::array{json::object{
            {"service_request_id", receipt->number},
            {"service_notice", page.say("letters.open311_notice", {{"day", receipt->reply_due}})},
            {"account_id", nullptr},
            {"query_code", receipt->code},
            {"expected_datetime", or_null(receipt->reply_due)}}});
}

} // namespace fengye::letters
