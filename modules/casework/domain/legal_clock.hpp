#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/calendar/calendar.hpp"
#include "platform/gazette/document.hpp"
#include "platform/result/result.hpp"

// The legal clock: when something is due, and why, day by day. Nothing in it knows what is being waited for;
// the limit, the reasons and the articles come from whoever starts it.
namespace fengye::casework {

// Days are counted as working days (LIC art. 82, REG art. 33) or as calendar days (PET art. 34). A limit in
// calendar days that would end on a day off ends on the next working day (Civil Code art. 203).
enum class DayKind { working, calendar };
constexpr Names<2> names_of(DayKind)
{
    return {"working", "calendar"};
}

// How long, how much longer at most, and where it is written: {20, working, 20, "REG 33"}.
struct Limit {
    int days{0};
    DayKind day_kind{DayKind::working};
    int extension_max{0};
    std::string article;

    static constexpr auto fields()
    {
        return std::tuple{
            field("days", &Limit::days), field("day_kind", &Limit::day_kind),
            field("extension_max", &Limit::extension_max), field("article", &Limit::article)};
    }
};

enum class ClockAct {
    started,   // the day itself is not counted (Civil Code art. 201)
    paused,    // the day itself is still counted, those after it are not
    resumed,   // the day itself is not counted, those after it are
    restarted, // as started, with nothing counted yet (REG art. 30: from the receipt of a correction)
    extended,  // by `days`, before the clock has run out
    stopped    // done: the day itself is counted, nothing after it
};
constexpr Names<6> names_of(ClockAct)
{
    return {"started", "paused", "resumed", "restarted", "extended", "stopped"};
}

struct ClockEvent {
    ClockAct act{ClockAct::started};
    Day on{};
    int days{0};         // of an extension
    std::string reason;  // in words, for whoever waits
    std::string article; // "REG 33"

    static constexpr auto fields()
    {
        return std::tuple{
            field("act", &ClockEvent::act), field("on", &ClockEvent::on), field("days", &ClockEvent::days),
            field("reason", &ClockEvent::reason), field("article", &ClockEvent::article)};
    }
};

// A limit and what has happened to it, oldest first. Made by start(); every other event is added by one of
// the functions below, which refuse with conflict what does not fit: pausing what is paused, resuming what
// runs, a day before the last event's, anything after stopped; and extending past the limit's maximum
// (not_valid) or when the clock has run out.
struct LegalClock {
    Limit limit;
    std::vector<ClockEvent> events;

    // Throws when the limit is below zero or above 1,000 days.
    static LegalClock start(Limit, Day on);

    bool is_paused() const;
    bool is_stopped() const;
    int extension() const; // days granted since the last start

    static constexpr auto fields()
    {
        return std::tuple{field("limit", &LegalClock::limit), field("events", &LegalClock::events)};
    }
};

Result<void> pause(LegalClock&, Day on, std::string reason, std::string article);
Result<void> resume(LegalClock&, Day on, std::string reason, std::string article);
Result<void> restart(LegalClock&, Day on, std::string reason, std::string article);
Result<void> extend(LegalClock&, Day on, int days, std::string reason, std::string article, Calendar const&);
Result<void> stop(LegalClock&, Day on);

// The last day on which it may be done; nothing while the clock is paused before it has run out. What has run
// out cannot be held up: a pause after the last day changes nothing.
std::optional<Day> due(LegalClock const&, Calendar const&);
// Days left on `today`, which is not before the last event: working days, or calendar days; below zero when
// late. Of a paused clock: what will be left when it goes on. Of a stopped one: as on the day it was stopped.
int left(LegalClock const&, Calendar const&, Day today);
bool is_late(LegalClock const&, Calendar const&, Day today);

// Why a day counts or does not.
enum class DayMeaning {
    start,          // the day it was received: not counted
    counted,        // a working day (or any day, of calendar days)
    counted_worked, // a Saturday or Sunday worked in place of a holiday: counted
    weekend,        // not counted
    holiday,        // a day off of the year's plan: not counted
    paused,         // not counted, whatever day it is
    moved           // calendar days only: the last day fell on a day off, the limit ends later
};
constexpr Names<7> names_of(DayMeaning)
{
    return {"start", "counted", "counted_worked", "weekend", "holiday", "paused", "moved"};
}

struct AccountDay {
    Day day;
    DayMeaning meaning;
    int number{0}; // which of the limit's days this is, when it is counted; past the limit, it is late
    bool is_due{false};
    bool is_estimate{false};          // the holidays of its year are not announced yet
    std::vector<ClockEvent> events{}; // of this day
};

// Every day from the start to the last day: the due day; or, when paused or late, `today`; of a stopped clock
// the day it was stopped or the due day, whichever is later. A restarted clock's account begins with its last
// start; what came before is in the events. Ends after account_days_max, whatever it has reached: nobody
// reads more, and a case that waited for years still opens at once.
inline constexpr std::size_t account_days_max = 1000;
std::vector<AccountDay> account(LegalClock const&, Calendar const&, Day today);

} // namespace fengye::casework
