#include "modules/letters/desk/overview_lines.hpp"

#include <algorithm>
#include <map>

#include "modules/letters/store/overview.hpp"
#include "platform/front/store.hpp"

namespace fengye::letters {

namespace {

using Key = std::pair<std::string, System>; // unit, system

// The figures of months stand on the site as documents: a few hundred, however many letters there are.
std::map<Key, MonthOfLetters> months(Overseer const& overseer, std::string const& month)
{
    std::map<Key, MonthOfLetters> found;
    auto const reader = overseer.platform.front.reader();
    for (auto const& card : reader->list({.list = std::string{months_list} + "/" + month, .limit = 2000})) {
        auto one = decode<MonthOfLetters>(card.data);
        Key key{one.unit, one.system};
        found.emplace(std::move(key), std::move(one));
    }
    return found;
}

std::map<std::pair<UnitId, System>, OpenLetters> open_now(Overseer const& overseer)
{
    std::map<std::pair<UnitId, System>, OpenLetters> found;
    for (auto const& open : store::open_letters(
             overseer.reader, overseer.scope(), overseer.today,
             escalated_until(overseer.platform.calendar, overseer.today)))
        found.emplace(std::pair{open.unit, open.system}, open);
    return found;
}

template <class Map>
auto taken(Map const& map, typename Map::key_type const& key)
{
    auto const found = map.find(key);
    return found == map.end() ? typename Map::mapped_type{} : found->second;
}

int value_of(OverviewLine const& line, OverviewOrder order)
{
    switch (order) {
    case OverviewOrder::open:
        return line.open.open;
    case OverviewOrder::late:
        return line.open.late;
    case OverviewOrder::escalated:
        return line.open.escalated;
    case OverviewOrder::waiting:
        return line.open.waiting;
    case OverviewOrder::paused:
        return line.open.paused;
    case OverviewOrder::median:
        return days_for(line.month.days_taken, half_of_them).value_or(-1);
    case OverviewOrder::most:
        return days_for(line.month.days_taken, most_of_them).value_or(-1);
    case OverviewOrder::satisfied: // the least satisfied first: that is what needs looking at
        return -satisfied_percent(line.month).value_or(101);
    case OverviewOrder::reopened:
        return line.month.reopened;
    case OverviewOrder::unit:
        break;
    }
    return 0;
}

void add(OpenLetters& sum, OpenLetters const& one)
{
    sum.open += one.open;
    sum.late += one.late;
    sum.escalated += one.escalated;
    sum.waiting += one.waiting;
    sum.paused += one.paused;
}

void add(MonthOfLetters& sum, MonthOfLetters const& one)
{
    sum.received += one.received;
    sum.answered += one.answered;
    sum.reopened += one.reopened;
    sum.satisfied += one.satisfied;
    sum.fair += one.fair;
    sum.dissatisfied += one.dissatisfied;
    sum.days_taken.insert(sum.days_taken.end(), one.days_taken.begin(), one.days_taken.end());
    sum.as_of = std::max(sum.as_of, one.as_of);
}

} // namespace

std::optional<int> satisfied_percent(MonthOfLetters const& month)
{
    auto const rated = month.satisfied + month.fair + month.dissatisfied;
    return rated == 0 ? std::nullopt : std::optional{100 * (month.satisfied + month.fair) / rated};
}

std::vector<OverviewLine> overview_lines(Overseer const& overseer, std::optional<System> wanted)
{
    auto const open = open_now(overseer);
    auto const now = months(overseer, month_of(overseer.today));
    auto const before = months(overseer, month_before(overseer.today));
    std::vector<OverviewLine> lines;
    for (auto const& unit : overseer.units())
        for (auto const system : {System::appeal, System::suggestion, System::correction}) {
            OverviewLine line{
                unit, system, taken(open, {unit.id, system}), taken(now, {unit.code, system}),
                taken(before, {unit.code, system})};
            bool const has_any = line.open.open + line.month.received + line.month_before.received > 0;
            if (has_any && (!wanted || *wanted == system))
                lines.push_back(std::move(line));
        }
    return lines;
}

void sort_lines(std::vector<OverviewLine>& lines, OverviewOrder order)
{
    std::stable_sort(lines.begin(), lines.end(), [order](auto const& one, auto const& other) {
        return value_of(one, order) > value_of(other, order);
    });
}

OverviewLine sum_of(std::vector<OverviewLine> const& lines)
{
    OverviewLine sum;
    for (auto const& line : lines) {
        add(sum.open, line.open);
        add(sum.month, line.month);
        add(sum.month_before, line.month_before);
    }
    std::sort(sum.month.days_taken.begin(), sum.month.days_taken.end());
    std::sort(sum.month_before.days_taken.begin(), sum.month_before.days_taken.end());
    return sum;
}

} // namespace fengye::letters
