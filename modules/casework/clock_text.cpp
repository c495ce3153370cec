#include "modules/casework/clock_text.hpp"

#include <cstdlib>

#include <fmt/format.h>

#include "modules/casework/article_text.hpp"

namespace fengye::casework {

std::string ClockReading::say(std::string_view key, Fillings const& fillings) const
{
    return words.get(language, key, fillings);
}

std::string ClockReading::days(int count) const
{
    bool const is_one = count == 1;
    auto const key = clock.limit.day_kind == DayKind::working
                         ? (is_one ? "casework.clock_working_day_one" : "casework.clock_working_days")
                         : (is_one ? "casework.clock_calendar_day_one" : "casework.clock_calendar_days");
    return say(key, {{"n", std::to_string(count)}});
}

std::string ClockReading::day(Day day) const
{
    auto const weekday = std::chrono::weekday{day}.c_encoding();
    return say(
        "casework.clock_day",
        {{"day", to_text(day)}, {"weekday", say(fmt::format("casework.weekday_{}", weekday))}});
}

std::string ClockReading::expected_day(Day on) const
{
    return calendar.is_provisional(on) ? say("platform.expected", {{"day", day(on)}}) : day(on);
}

std::string ClockReading::act(ClockEvent const& event) const
{
    return say(fmt::format("casework.clock_act_{}", name_of(event.act)), {{"days", days(event.days)}});
}

std::string ClockReading::article(std::string_view article) const
{
    return article_text(words, language, article);
}

namespace {

std::string because(ClockReading const& reading, std::string const& reason, std::string const& article)
{
    Fillings const fillings{{"reason", reason}, {"article", reading.article(article)}};
    if (!reason.empty() && !article.empty())
        return reading.say("casework.clock_because_both", fillings);
    if (!reason.empty())
        return reading.say("casework.clock_because_reason", fillings);
    return article.empty() ? std::string{} : reading.say("casework.clock_because_article", fillings);
}

std::string sentence_when_done(ClockReading const& reading, std::optional<Day> last, int left)
{
    Fillings fillings{{"on", reading.day(reading.clock.events.back().on)}};
    if (!last)
        return reading.say("casework.clock_says_done_paused", fillings);
    fillings.insert({{"due", reading.expected_day(*last)}, {"left", reading.days(std::abs(left))}});
    if (left < 0)
        return reading.say("casework.clock_says_done_late", fillings);
    return reading.say(left > 0 ? "casework.clock_says_done" : "casework.clock_says_done_today", fillings);
}

std::string sentence_when_paused(ClockReading const& reading, int left)
{
    auto event = reading.clock.events.rbegin();
    while (event->act != ClockAct::paused)
        ++event; // an extension may have come after it
    return reading.say(
        "casework.clock_says_paused", {{"since", reading.day(event->on)},
                                       {"because", because(reading, event->reason, event->article)},
                                       {"left", reading.days(left)}});
}

} // namespace

std::string sentence(ClockReading const& reading)
{
    auto const last = due(reading.clock, reading.calendar);
    int const left_now = left(reading.clock, reading.calendar, reading.today);
    if (reading.clock.is_stopped())
        return sentence_when_done(reading, last, left_now);
    if (!last)
        return sentence_when_paused(reading, left_now);
    Fillings const fillings{{"due", reading.expected_day(*last)}, {"left", reading.days(std::abs(left_now))}};
    if (left_now < 0)
        return reading.say("casework.clock_says_late", fillings);
    return reading.say(left_now > 0 ? "casework.clock_says_left" : "casework.clock_says_today", fillings);
}

std::string limit_text(ClockReading const& reading)
{
    auto const& limit = reading.clock.limit;
    int const more = reading.clock.extension();
    Fillings const fillings{
        {"days", reading.days(limit.days)},
        {"more", reading.days(more)},
        {"because", because(reading, {}, limit.article)}};
    return reading.say(more > 0 ? "casework.clock_limit_extended" : "casework.clock_limit", fillings);
}

} // namespace fengye::casework
