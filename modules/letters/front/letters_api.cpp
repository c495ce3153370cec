#include "modules/letters/front/letters_api.hpp"

#include <algorithm>

#include "modules/letters/front/machines.hpp"

namespace fengye::letters {

namespace {

namespace json = boost::json;

constexpr std::size_t key_characters_min = 8, key_characters_max = 100;

// RFC 9457, with the fields that are wrong.
http::Response problem(int status, std::string_view title, std::string_view detail, json::array fields = {})
{
    json::object answer{{"type", "about:blank"}, {"title", title}, {"status", status}, {"detail", detail}};
    if (!fields.empty())
        answer["fields"] = std::move(fields);
    return json_response(status, answer, "application/problem+json");
}

http::Response problem(Public const& page, Refusal const& refusal)
{
    json::array fields;
    for (auto const& wrong : refusal.fields)
        fields.push_back({{"field", wrong.field}, {"detail", page.say(wrong.words, refusal.values)}});
    auto const status = status_of(refusal);
    auto response = problem(
        status, http::status_text(status), page.say(refusal.words, refusal.values), std::move(fields));
    if (status == 429 || status == 503)
        response.headers.emplace_back("Retry-After", "60");
    return response;
}

bool is_key(std::string_view key)
{
    return key.size() >= key_characters_min && key.size() <= key_characters_max &&
           std::all_of(key.begin(), key.end(), [](char c) { return c > ' ' && c < 0x7f; });
}

// Nothing when it is no letter at all; what is wrong with its fields the counter says.
std::optional<LetterForm> read_letter(std::string_view text)
{
    boost::system::error_code error;
    auto const read = json::parse(text, error);
    if (error || !read.is_object())
        return std::nullopt;
    try {
        return tidied(decode<LetterForm>(std::string{text}));
    } catch (BadDocument const&) {
        return std::nullopt;
    }
}

json::object described(LetterReceipt const& receipt)
{
    return {
        {"number", receipt.number},
        {"code", receipt.code},
        {"system", name_of(receipt.system)},
        {"unit", receipt.unit},
        {"received_at", to_iso(receipt.received_at)},
        {"accept_due", receipt.accept_due},
        {"reply_due", receipt.reply_due},
        {"joined", receipt.joined}};
}

} // namespace

Result<FrontAnswer> hand_in_json(http::Request const& request, Public& page)
{
    auto const key = request.header("idempotency-key");
    if (!is_key(key))
        return problem(400, "Idempotency-Key", page.say("letters.api_key_missing"));
    if (!request.header("content-type").starts_with("application/json"))
        return problem(415, "Content-Type", page.say("letters.api_not_json"));
    auto const form = read_letter(request.body_text());
    if (!form)
        return problem(400, "JSON", page.say("letters.api_unreadable"));
    if (count_machine_letter(request, page) == Limits::Answer::too_often) {
        auto refused = problem(429, http::status_text(429), page.say("letters.api_too_many"));
        refused.headers.emplace_back("Retry-After", std::to_string(machine_letters_within.count()));
        return refused;
    }
    auto const receipt = page.counter.submit(
        HandInLetter{request_key_of("api", key, encode(*form)), Way::api, *form}, request.address);
    if (!receipt)
        return problem(page, receipt.error());
    return json_response(receipt->is_new ? 201 : 200, described(*receipt));
}

} // namespace fengye::letters
