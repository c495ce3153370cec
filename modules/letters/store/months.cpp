#include "modules/letters/store/months.hpp"

#include <algorithm>
#include <map>

#include "modules/letters/domain/letter.hpp"
#include "platform/id/next_id.hpp"

namespace fengye::letters::store {

namespace {

constexpr db::Sql mark{"letters.mark_month", R"sql(
    UPDATE letters_months SET is_changed = 1 WHERE unit = :unit AND letter_system = :system AND month = :month
)sql"};
constexpr db::Sql insert{"letters.add_month", R"sql(
    INSERT INTO letters_months (id, unit, letter_system, month, is_changed) VALUES (:id, :unit, :system, :month, 1)
    ON CONFLICT (unit, letter_system, month) DO NOTHING
)sql"};
constexpr db::Sql select_changed{"letters.changed_months", R"sql(
    SELECT id, unit, letter_system, month FROM letters_months WHERE is_changed = 1 ORDER BY id LIMIT :limit
)sql"};
constexpr db::Sql counted{
    "letters.month_is_counted", "UPDATE letters_months SET is_changed = 0 WHERE id = :id"};
constexpr db::Sql select_letters{"letters.letters_of_month", R"sql(
    SELECT l.category AS category, c.state AS state, c.due_on AS due_on, c.is_open AS is_open, l.outcome AS outcome,
           l.rating AS rating, l.answered_at AS answered_at, l.days_taken AS days_taken, l.was_late AS was_late,
           l.is_public AS is_public, l.round AS round, c.received_at AS received_at
    FROM casework_cases c JOIN letters_letters l ON l.id = c.id
    WHERE c.unit = :unit AND c.kind = :system AND c.received_at >= :from AND c.received_at < :until
)sql"};

struct Categories {
    std::map<std::string, int> of_month;
    std::map<std::pair<std::string, std::string>, int> of_weeks; // by the week's Monday
};

std::string monday_of(Day day)
{
    return to_text(day - (std::chrono::weekday{day} - std::chrono::Monday));
}

void count_letter(MonthOfLetters& month, Categories& categories, db::Row const& row, Day today)
{
    auto const category = row.text("category");
    ++month.received;
    ++categories.of_month[category];
    ++categories.of_weeks[{monday_of(day_of(row.get<Moment>("received_at"))), category}];
    month.published += row.get<bool>("is_public");
    month.reopened += row.get<int>("round") > 1;
    if (row.get<std::optional<Moment>>("answered_at")) {
        ++month.answered;
        month.in_time += !row.get<bool>("was_late");
        month.days_taken.push_back(row.get<int>("days_taken"));
    } else if (auto const due = row.get<std::optional<Day>>("due_on"); row.get<bool>("is_open") && due)
        month.late_open += *due < today;
    auto const rating = row.get<Rating>("rating");
    month.satisfied += rating == Rating::satisfied;
    month.fair += rating == Rating::fair;
    month.dissatisfied += rating == Rating::dissatisfied;
    auto const outcome = row.get<Outcome>("outcome");
    month.adopted += outcome == Outcome::adopted;
    month.partly_adopted += outcome == Outcome::partly_adopted;
    month.explained += outcome == Outcome::explained;
}

} // namespace

void mark_month(db::Transaction& tx, UnitId unit, System system, std::string_view month)
{
    if (tx.run(mark, {{":unit", unit}, {":system", system}, {":month", month}}) == 0)
        tx.run(
            insert, {{":id", next_number(tx, "letters_months")},
                     {":unit", unit},
                     {":system", system},
                     {":month", month}});
}

std::vector<MonthKey> changed_months(db::Reader const& reader, int limit)
{
    return reader.all(select_changed, {{":limit", limit}}, [](db::Row const& row) {
        return MonthKey{
            row.get<MonthId>("id"), row.get<UnitId>("unit"), row.get<System>("letter_system"),
            row.text("month")};
    });
}

void month_is_counted(db::Transaction& tx, MonthId id)
{
    tx.run(counted, {{":id", id}});
}

MonthOfLetters
count_month(db::Reader const& reader, MonthKey const& key, std::string_view unit_code, Day today)
{
    auto const first = *day_from(key.month + "-01");
    auto const next = std::chrono::local_days{
        std::chrono::year_month_day{first}.year() / std::chrono::year_month_day{first}.month() / 1 +
        std::chrono::months{1}};
    MonthOfLetters month{
        .id = key.id, .unit = std::string{unit_code}, .system = key.system, .month = key.month};
    Categories categories;
    reader.all(
        select_letters,
        {{":unit", key.unit},
         {":system", key.system},
         {":from", moment_of(first)},
         {":until", moment_of(next)}},
        [&](db::Row const& row) {
            count_letter(month, categories, row, today);
            return 0;
        });
    std::sort(month.days_taken.begin(), month.days_taken.end());
    for (auto const& [code, count] : categories.of_month)
        month.categories.push_back({code, count});
    for (auto const& [week, count] : categories.of_weeks)
        month.weeks.push_back({week.first, week.second, count});
    return month;
}

} // namespace fengye::letters::store
