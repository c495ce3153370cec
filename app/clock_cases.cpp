#include "app/clock_cases.hpp"

#include <algorithm>
#include <charconv>
#include <set>
#include <stdexcept>

#include <fmt/format.h>

#include "platform/words/words.hpp"

namespace fengye {

using casework::ClockAct;
using casework::LegalClock;

namespace {

int number_from(std::string_view text, std::string_view what)
{
    constexpr int number_max = 1000;
    int number = -1;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size() || number < 0 || number > number_max)
        throw BadCase{fmt::format("{} is '{}', and should be a number from 0 to {}", what, text, number_max)};
    return number;
}

Day date_from(std::string_view text, std::string_view what)
{
    auto const day = day_from(text);
    if (!day)
        throw BadCase{fmt::format("{} is '{}', and should be a day such as 2026-02-10", what, text)};
    return *day;
}

// Takes the first word off.
std::string_view next_word(std::string_view& text)
{
    text = trimmed(text);
    auto const word = text.substr(0, text.find(' '));
    text = trimmed(text.substr(word.size()));
    return word;
}

// "extended 2026-03-05 20 REG 33"
void add_event(LegalClock& clock, std::string_view text, Calendar const& calendar)
{
    auto const act = parse<ClockAct>(next_word(text));
    if (!act)
        throw BadCase{"an event is none of started, paused, resumed, restarted, extended, stopped"};
    auto const on = date_from(next_word(text), "the day of an event");
    int const more =
        *act == ClockAct::extended ? number_from(next_word(text), "the days of an extension") : 0;
    std::string const article{text};
    auto const add = [&]() -> Result<void> {
        switch (*act) {
        case ClockAct::started:
            break;
        case ClockAct::paused:
            return casework::pause(clock, on, {}, article);
        case ClockAct::resumed:
            return casework::resume(clock, on, {}, article);
        case ClockAct::restarted:
            return casework::restart(clock, on, {}, article);
        case ClockAct::extended:
            return casework::extend(clock, on, more, {}, article, calendar);
        case ClockAct::stopped:
            return casework::stop(clock, on);
        }
        throw BadCase{"only the first event is started; later ones are restarted"};
    };
    if (auto const added = add(); !added)
        throw BadCase{fmt::format(
            "{} on {}: {}", name_of(*act), to_text(on), Words{}.get(Language::en, added.error().words))};
}

LegalClock clock_from(ClockCells const& row, Calendar const& calendar)
{
    auto const kind = parse<casework::DayKind>(row[2]);
    if (!kind)
        throw BadCase{fmt::format("day_kind is '{}', and should be working or calendar", row[2])};
    std::string_view events = row[5];
    auto first = events.substr(0, events.find(';'));
    events.remove_prefix(std::min(events.size(), first.size() + 1));
    if (next_word(first) != name_of(ClockAct::started))
        throw BadCase{"the first event should be started, and a day"};
    auto const on = date_from(next_word(first), "the day of an event");
    if (!first.empty() && first != row[4])
        throw BadCase{"started under another article than the limit's"};
    auto clock = LegalClock::start(
        {number_from(row[1], "days"), *kind, number_from(row[3], "extension_max"), row[4]}, on);
    while (!trimmed(events).empty()) {
        auto const event = events.substr(0, events.find(';'));
        events.remove_prefix(std::min(events.size(), event.size() + 1));
        add_event(clock, event, calendar);
    }
    return clock;
}

ClockCase case_from(std::string_view line, Calendar const& calendar)
{
    ClockCase told{cells_from(line), {}, {}};
    if (told.cells[0].empty())
        throw BadCase{"a case needs an id"};
    told.clock = clock_from(told.cells, calendar);
    told.today = date_from(told.cells[6], "today");
    if (told.today < told.clock.events.back().on)
        throw BadCase{"today is before the last event"};
    return told;
}

// "2026-02-14=weekend 2026-02-28=4worked": how a day counts; with ? where it may still change.
std::string account_text(std::vector<casework::AccountDay> const& days)
{
    std::string text;
    for (auto const& told : days) {
        auto const number =
            told.number > 0 ? std::to_string(told.number) : std::string{name_of(told.meaning)};
        bool const is_worked = told.meaning == casework::DayMeaning::counted_worked;
        text += fmt::format(
            "{}{}={}{}{}", text.empty() ? "" : " ", to_text(told.day), number, is_worked ? "worked" : "",
            told.is_estimate ? "?" : "");
    }
    return text;
}

std::string articles_text(std::vector<casework::AccountDay> const& days)
{
    std::string text;
    for (auto const& told : days)
        for (auto const& event : told.events)
            text += fmt::format(
                "{}{} {} {}", text.empty() ? "" : "; ", to_text(told.day), name_of(event.act),
                event.article.empty() ? "-" : event.article);
    return text;
}

} // namespace

bool ClockCase::is_open() const
{
    return std::all_of(
        cells.begin() + clock_columns_given, cells.end(), [](auto const& cell) { return cell.empty(); });
}

std::vector<ClockCase> read_clock_cases(std::string_view text, Calendar const& calendar)
{
    if (text.starts_with("\xef\xbb\xbf")) // spreadsheets write it
        text.remove_prefix(3);
    std::vector<ClockCase> cases;
    std::set<std::string> ids;
    for (int number = 1; !text.empty(); ++number) {
        auto line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(text.size(), line.size() + 1));
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        try {
            if (number == 1 && to_line(cells_from(line)) != clock_heading())
                throw BadCase{fmt::format("the columns should be {}", clock_heading())};
            if (number == 1 || trimmed(line).empty())
                continue;
            cases.push_back(case_from(line, calendar));
            if (!ids.insert(cases.back().cells[0]).second)
                throw BadCase{fmt::format("there is a case {} already", cases.back().cells[0])};
        } catch (BadCase const& bad) {
            throw std::runtime_error{fmt::format("line {}: {}", number, bad.what())};
        }
    }
    if (cases.empty())
        throw std::runtime_error{"there is no case in it"};
    return cases;
}

ClockCells counted(ClockCase const& told, Calendar const& calendar)
{
    auto cells = told.cells;
    auto const due = casework::due(told.clock, calendar);
    auto const account = casework::account(told.clock, calendar, told.today);
    cells[7] = due ? to_text(*due) : "-";
    cells[8] = std::to_string(casework::left(told.clock, calendar, told.today));
    cells[9] = casework::is_late(told.clock, calendar, told.today) ? "yes" : "no";
    cells[10] = account_text(account);
    cells[11] = articles_text(account);
    return cells;
}

} // namespace fengye
