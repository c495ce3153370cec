#include "modules/casework/clock_view.hpp"

#include <cstdlib>

#include <fmt/format.h>

#include "modules/casework/clock_text.hpp"

namespace fengye::casework {

namespace {

using Colour = ClockLight::Colour;

ClockLight light_of(ClockReading const& reading)
{
    auto const& [words, language, calendar, clock, today] = reading;
    auto const last = due(clock, calendar);
    int const left_now = left(clock, calendar, today);
    auto const said = [&](Colour colour, std::string_view key) {
        return ClockLight{colour, reading.say(key, {{"left", reading.days(std::abs(left_now))}})};
    };
    if (is_late(clock, calendar, today))
        return said(
            Colour::bad, clock.is_stopped() ? "casework.clock_light_done_late" : "casework.clock_light_late");
    if (clock.is_stopped())
        return said(Colour::ok, "casework.clock_light_done");
    if (!last)
        return said(Colour::mute, "casework.clock_light_paused");
    if (left_now == 0)
        return said(Colour::warn, "casework.clock_light_today");
    // A weekend before the last day leaves no more time to work, however the days are counted.
    bool const is_near = calendar.between(today, *last).count <= 1;
    return said(is_near ? Colour::warn : Colour::ok, "casework.clock_light_left");
}

html::Values event_values(ClockReading const& reading, ClockEvent const& event)
{
    auto const told = [&](std::string_view key, std::string const& text) {
        return text.empty() ? text : reading.say(key, {{"reason", text}, {"article", reading.article(text)}});
    };
    return {
        {"CLOCK_EVENT_ON", event.on},
        {"CLOCK_EVENT_ON_TEXT", reading.day(event.on)},
        {"CLOCK_EVENT_ACT", reading.act(event)},
        {"CLOCK_EVENT_HAS_REASON", !event.reason.empty()},
        {"CLOCK_EVENT_REASON", told("casework.clock_reason", event.reason)},
        {"CLOCK_EVENT_HAS_ARTICLE", !event.article.empty()},
        {"CLOCK_EVENT_ARTICLE", told("casework.clock_article", event.article)}};
}

std::string number_text(ClockReading const& reading, int number)
{
    if (number == 0)
        return {};
    int const all = reading.clock.limit.days + reading.clock.extension();
    if (number > all)
        return reading.say("casework.clock_number_late", {{"n", std::to_string(number - all)}});
    return reading.say("casework.clock_number", {{"n", std::to_string(number)}});
}

std::string note_of(ClockReading const& reading, AccountDay const& told)
{
    std::vector<std::string> notes;
    for (auto const& event : told.events)
        notes.push_back(reading.act(event));
    if (told.is_due)
        notes.push_back(reading.say("casework.clock_is_due"));
    if (told.is_estimate)
        notes.push_back(reading.say("casework.clock_is_estimate"));
    return fmt::format("{}", fmt::join(notes, reading.say("casework.clock_note_join")));
}

html::Values day_values(ClockReading const& reading, AccountDay const& told)
{
    auto const number = number_text(reading, told.number);
    auto const note = note_of(reading, told);
    return {
        {"CLOCK_DAY", told.day},
        {"CLOCK_DAY_TEXT", reading.day(told.day)},
        {"CLOCK_DAY_MEANING", reading.say(fmt::format("casework.clock_day_{}", name_of(told.meaning)))},
        {"CLOCK_DAY_HAS_NUMBER", !number.empty()},
        {"CLOCK_DAY_NO_NUMBER", number.empty()},
        {"CLOCK_DAY_NUMBER", number},
        {"CLOCK_DAY_HAS_NOTE", !note.empty()},
        {"CLOCK_DAY_NO_NOTE", note.empty()},
        {"CLOCK_DAY_NOTE", note}};
}

std::string month_text(ClockReading const& reading, std::chrono::year_month_day date)
{
    auto const month = fmt::format("casework.month_{}", unsigned{date.month()});
    return reading.say(
        "casework.clock_month", {{"year", std::to_string(int{date.year()})}, {"month", reading.say(month)}});
}

std::vector<html::Values> month_values(ClockReading const& reading, std::vector<AccountDay> const& days)
{
    std::vector<html::Values> months;
    for (auto at = days.begin(); at != days.end();) {
        std::chrono::year_month_day const date{at->day};
        std::vector<html::Values> rows;
        for (; at != days.end() && std::chrono::year_month_day{at->day}.month() == date.month(); ++at)
            rows.push_back(day_values(reading, *at));
        months.push_back({{"CLOCK_MONTH", month_text(reading, date)}, {"CLOCK_DAYS", std::move(rows)}});
    }
    return months;
}

} // namespace

ClockLight clock_light(
    Words const& words, Language language, Calendar const& calendar, LegalClock const& clock, Day today)
{
    return light_of({words, language, calendar, clock, today});
}

html::Values clock_values(
    Words const& words, Language language, Calendar const& calendar, LegalClock const& clock, Day today)
{
    ClockReading const reading{words, language, calendar, clock, today};
    auto const last = due(clock, calendar);
    auto const light = light_of(reading);
    auto const days = account(clock, calendar, today);
    std::vector<html::Values> events;
    for (auto const& event : clock.events)
        events.push_back(event_values(reading, event));
    bool const is_working = clock.limit.day_kind == DayKind::working;
    return {
        {"CLOCK_LIGHT", light.colour},
        {"CLOCK_LIGHT_TEXT", light.text},
        {"CLOCK_HAS_DUE", last.has_value()},
        {"CLOCK_DUE", last},
        {"CLOCK_DUE_TEXT", last ? reading.expected_day(*last) : std::string{}},
        {"CLOCK_SENTENCE", sentence(reading)},
        {"CLOCK_LIMIT", limit_text(reading)},
        {"CLOCK_RULE",
         reading.say(is_working ? "casework.clock_rule_working" : "casework.clock_rule_calendar")},
        {"CLOCK_EVENTS", std::move(events)},
        {"CLOCK_MONTHS", month_values(reading, days)},
        {"CLOCK_IS_CUT", days.size() == account_days_max}};
}

html::Page clock_page(
    Words const& words, Language language, Calendar const& calendar, LegalClock const& clock, Day today)
{
    return {"casework/clock", clock_values(words, language, calendar, clock, today)};
}

} // namespace fengye::casework
