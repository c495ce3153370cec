#include "modules/sites/front/errors.hpp"

#include <boost/json.hpp>
#include <fmt/format.h>

#include "modules/sites/front/frame.hpp"
#include "modules/sites/front/guesses.hpp"
#include "modules/sites/front/rows.hpp"
#include "modules/sites/front/values.hpp"
#include "platform/work/work.hpp"

namespace fengye::sites {

namespace {

constexpr int retry_seconds = 60;

std::string found_in(Fillings const& fillings, std::string const& name)
{
    auto const found = fillings.find(name);
    return found == fillings.end() ? std::string{} : found->second;
}

html::Values ways_on(Public& page)
{
    return html::Values{{"HOME_URL", page.to("/")}, {"MAP_URL", page.to("/map")}} + phone_values(page);
}

html::Page not_found(Public& page)
{
    auto guesses = guesses_for(page, page.path);
    bool const has_guesses = !guesses.empty();
    return {
        "sites/error_404",
        html::Values{
            {"SEARCH_URL", page.to("/search")},
            {"GUESS", std::string{}},
            {"HAS_GUESSES", has_guesses},
            {"GUESSES", std::move(guesses)}} +
            ways_on(page)};
}

// The title of whatever stands at an address, when it has one.
std::string title_at(front::Reader const& reader, std::string const& path)
{
    auto const address = reader.at(path);
    if (!address || address->state != front::Address::State::here)
        return {};
    auto const document = reader.document(address->kind, address->id);
    auto const json = boost::json::parse(document.value_or("{}"));
    auto const* title = json.is_object() ? json.as_object().if_contains("title") : nullptr;
    return title && title->is_string() ? std::string{title->as_string()} : std::string{};
}

Withdrawal read_withdrawal(std::string const& text)
{
    return text.empty() ? Withdrawal{} : decode<Withdrawal>(text);
}

html::Page gone(Public& page, Withdrawal const& withdrawal)
{
    html::Values values{{"SEARCH_URL", page.to("/search")}, {"GUESS", std::string{}},
                        {"CONTENT_LANG", content_language}, {"HAS_GONE_TITLE", !withdrawal.title.empty()},
                        {"GONE_TITLE", withdrawal.title},   {"HAS_GONE", withdrawal.at != Moment{}}};
    if (withdrawal.at != Moment{}) {
        values.emplace_back("GONE", day_of(withdrawal.at));
        values.emplace_back("GONE_TEXT", day_in_words(page.language, day_of(withdrawal.at)));
    }
    auto const words = "sites.gone_" + withdrawal.reason;
    auto const reason = page.words.has(words) ? page.say(words) : page.say("sites.gone_other");
    values.emplace_back("REASON_TEXT", reason);
    values.emplace_back("HAS_NOTE", !withdrawal.note.empty());
    values.emplace_back("NOTE", withdrawal.note);
    values.emplace_back("HAS_REPLACEMENT", !withdrawal.replacement.empty());
    if (!withdrawal.replacement.empty()) {
        auto const title = title_at(page.reader, withdrawal.replacement);
        values.emplace_back("REPLACEMENT_URL", page.to(withdrawal.replacement));
        values.emplace_back("REPLACEMENT_TITLE", title.empty() ? withdrawal.replacement : title);
    }
    return {"sites/error_410", std::move(values) + ways_on(page)};
}

html::Page broken(Public& page, std::string const& event)
{
    return {
        "sites/error_500",
        html::Values{
            {"EVENT_NUMBER", event}, {"EVENT_TIME", to_iso(page.now)}, {"EVENT_TIME_TEXT", page.now}} +
            ways_on(page)};
}

html::Page busy(Public& page, std::string const& message)
{
    return {
        "sites/error_503",
        html::Values{
            {"HAS_MESSAGE", !message.empty()},
            {"MESSAGE", message},
            {"NO_MESSAGE", message.empty()},
            {"HAS_RETRY", true},
            {"RETRY_SECONDS", retry_seconds}} +
            ways_on(page)};
}

html::Page other(Public& page, int status, Fillings const& fillings)
{
    auto const key = fmt::format("sites.error_{}", status);
    auto const known = page.words.has(key + "_title") ? key : std::string{"sites.error_400"};
    auto const said = found_in(fillings, "words"), event = found_in(fillings, "event");
    return {
        "sites/error_page",
        html::Values{
            {"ERROR_TITLE", page.say(known + "_title")},
            {"ERROR_TEXT", said.empty() ? page.say(known + "_text") : said},
            {"HAS_EVENT_NUMBER", !event.empty()},
            {"EVENT_NUMBER", event}} +
            ways_on(page)};
}

std::string title_of(Public& page, int status)
{
    switch (status) {
    case 404:
        return page.say("sites.not_found_title");
    case 410:
        return page.say("sites.gone_title");
    case 500:
        return page.say("sites.broken_title");
    case 503:
        return page.say("sites.busy_title");
    default:
        break;
    }
    auto const key = fmt::format("sites.error_{}_title", status);
    return page.say(page.words.has(key) ? key : "sites.error_400_title");
}

html::Page main_of(Public& page, int status, Fillings const& fillings)
{
    switch (status) {
    case 404:
        return not_found(page);
    case 410:
        return gone(page, read_withdrawal(found_in(fillings, "withdrawal")));
    case 500:
        return broken(page, found_in(fillings, "event"));
    case 503:
        return busy(page, found_in(fillings, "words"));
    default:
        return other(page, status, fillings);
    }
}

} // namespace

View show_error(Public& page, int status, Fillings const& fillings)
{
    return {
        .main = main_of(page, status, fillings),
        .head = {.title = title_of(page, status), .is_indexed = false, .has_twin = false},
        .status = status,
        .is_kept = false};
}

} // namespace fengye::sites
