#include "modules/letters/desk/week_of_letters.hpp"

#include <algorithm>
#include <map>

#include "modules/letters/front/placements.hpp"
#include "platform/front/store.hpp"

namespace fengye::letters {

namespace {

constexpr std::size_t categories_told = 5, answers_told = 5, adopted_told = 20;
constexpr int cards_at_once = 100, cards_max = 5000; // a week's answers stand near the top of the list

store::Span span_of(Day monday)
{
    return {moment_of(monday), moment_of(monday + std::chrono::days{7})};
}

using Lines = std::map<std::pair<UnitId, System>, WeekLine>;

void count_received(Overseer const& overseer, store::Span span, Lines& lines, WeekOfLetters& week)
{
    std::map<std::string, int> categories;
    for (auto const& unit : overseer.units())
        for (auto const& count : store::received_in(overseer.reader, unit.id, span)) {
            lines[{unit.id, count.system}].received += count.count;
            categories[count.category] += count.count;
        }
    week.categories.assign(categories.begin(), categories.end());
    std::stable_sort(week.categories.begin(), week.categories.end(), [](auto const& one, auto const& other) {
        return one.second > other.second;
    });
    if (week.categories.size() > categories_told)
        week.categories.resize(categories_told);
}

void count_answered(Overseer const& overseer, store::Span span, Lines& lines, WeekOfLetters& week)
{
    for (auto const& count : store::answered_in(overseer.reader, overseer.scope(), span)) {
        auto& line = lines[{count.unit, count.system}];
        line.answered += count.count;
        line.answered_late += count.late;
        if (count.outcome == Outcome::adopted || count.outcome == Outcome::partly_adopted)
            week.adopted_count += count.count;
    }
}

void count_late(Overseer const& overseer, Lines& lines)
{
    for (auto const& open : store::open_letters(
             overseer.reader, overseer.scope(), overseer.today,
             escalated_until(overseer.platform.calendar, overseer.today)))
        if (open.late > 0)
            lines[{open.unit, open.system}].open_late = open.late;
}

// Newest first, so that it ends where the week begins.
void read_answers(Overseer const& overseer, store::Span span, WeekOfLetters& week)
{
    auto const reader = overseer.platform.front.reader();
    auto const own = overseer.scope() ? people::find_unit(overseer.reader, overseer.scope()) : std::nullopt;
    front::ListQuery query{
        .list = std::string{published_list}, .unit = own ? own->code : std::string{}, .limit = cards_at_once};
    for (; query.offset < cards_max; query.offset += cards_at_once) {
        auto const cards = reader->list(query);
        for (auto const& card : cards) {
            if (card.at < span.from)
                return;
            if (card.at >= span.until)
                continue;
            auto const letter = decode<LetterCard>(card.data);
            PublicAnswer const answer{letter.title, letter.path, letter.unit, letter.at, letter.outcome};
            bool const is_adopted =
                letter.outcome == Outcome::adopted || letter.outcome == Outcome::partly_adopted;
            if (week.answers.size() < answers_told)
                week.answers.push_back(answer);
            if (is_adopted && week.adopted.size() < adopted_told)
                week.adopted.push_back(answer);
        }
        if (static_cast<int>(cards.size()) < cards_at_once)
            return;
    }
}

} // namespace

Day monday_of(Day day)
{
    return day - (std::chrono::weekday{day} - std::chrono::Monday);
}

WeekOfLetters week_of_letters(Overseer const& overseer, Day monday)
{
    WeekOfLetters week{.monday = monday};
    auto const span = span_of(monday);
    Lines lines;
    count_received(overseer, span, lines, week);
    count_answered(overseer, span, lines, week);
    count_late(overseer, lines);
    for (auto const& unit : overseer.units())
        for (auto const system : {System::appeal, System::suggestion, System::correction})
            if (auto const line = lines.find({unit.id, system}); line != lines.end()) {
                line->second.unit = unit;
                line->second.system = system;
                week.lines.push_back(line->second);
            }
    read_answers(overseer, span, week);
    return week;
}

} // namespace fengye::letters
