#include "modules/letters/store/overview.hpp"

namespace fengye::letters::store {

namespace {

constexpr db::Sql select_open{"letters.open_letters", R"sql(
    SELECT unit, kind, COUNT(*) AS open_count,
           SUM(CASE WHEN due_on < :today THEN 1 ELSE 0 END) AS late,
           SUM(CASE WHEN due_on <= :escalated_until THEN 1 ELSE 0 END) AS escalated,
           SUM(CASE WHEN state = 'awaiting_release' THEN 1 ELSE 0 END) AS waiting,
           SUM(CASE WHEN is_paused = 1 THEN 1 ELSE 0 END) AS paused
    FROM casework_cases
    WHERE is_open = 1 AND kind IN ('appeal', 'suggestion', 'correction')
    GROUP BY unit, kind ORDER BY unit, kind
)sql"};
constexpr db::Sql select_open_of_unit{"letters.open_letters_of_unit", R"sql(
    SELECT unit, kind, COUNT(*) AS open_count,
           SUM(CASE WHEN due_on < :today THEN 1 ELSE 0 END) AS late,
           SUM(CASE WHEN due_on <= :escalated_until THEN 1 ELSE 0 END) AS escalated,
           SUM(CASE WHEN state = 'awaiting_release' THEN 1 ELSE 0 END) AS waiting,
           SUM(CASE WHEN is_paused = 1 THEN 1 ELSE 0 END) AS paused
    FROM casework_cases
    WHERE unit = :unit AND kind IN ('appeal', 'suggestion', 'correction') AND is_open = 1
    GROUP BY unit, kind ORDER BY unit, kind
)sql"};
constexpr db::Sql select_received{"letters.received_in", R"sql(
    SELECT c.unit AS unit, c.kind AS kind, l.category AS category, COUNT(*) AS letters
    FROM casework_cases c JOIN letters_letters l ON l.id = c.id
    WHERE c.unit = :unit AND c.kind IN ('appeal', 'suggestion', 'correction')
          AND c.received_at >= :from AND c.received_at < :until
    GROUP BY c.unit, c.kind, l.category ORDER BY c.kind, l.category
)sql"};
constexpr db::Sql select_answered{"letters.answered_in", R"sql(
    SELECT answered_by, letter_system, outcome, COUNT(*) AS letters,
           SUM(CASE WHEN was_late = 1 THEN 1 ELSE 0 END) AS late
    FROM letters_letters
    WHERE answered_at >= :from AND answered_at < :until
    GROUP BY answered_by, letter_system, outcome ORDER BY answered_by, letter_system, outcome
)sql"};

OpenLetters read_open(db::Row const& row)
{
    return {row.get<UnitId>("unit"), row.get<System>("kind"),   row.get<int>("open_count"),
            row.get<int>("late"),    row.get<int>("escalated"), row.get<int>("waiting"),
            row.get<int>("paused")};
}

} // namespace

std::vector<OpenLetters> open_letters(db::Reader const& reader, UnitId unit, Day today, Day escalated_until)
{
    if (!unit)
        return reader.all(select_open, {{":today", today}, {":escalated_until", escalated_until}}, read_open);
    return reader.all(
        select_open_of_unit, {{":unit", unit}, {":today", today}, {":escalated_until", escalated_until}},
        read_open);
}

std::vector<CategoryCount> received_in(db::Reader const& reader, UnitId unit, Span span)
{
    return reader.all(
        select_received, {{":unit", unit}, {":from", span.from}, {":until", span.until}},
        [](db::Row const& row) {
            return CategoryCount{
                row.get<UnitId>("unit"), row.get<System>("kind"), row.text("category"),
                row.get<int>("letters")};
        });
}

std::vector<AnswerCount> answered_in(db::Reader const& reader, UnitId unit, Span span)
{
    auto counts =
        reader.all(select_answered, {{":from", span.from}, {":until", span.until}}, [](db::Row const& row) {
            return AnswerCount{
                row.get<UnitId>("answered_by"), row.get<System>("letter_system"), row.get<Outcome>("outcome"),
                row.get<int>("letters"), row.get<int>("late")};
        });
    if (unit)
        std::erase_if(counts, [&](AnswerCount const& count) { return count.unit != unit; });
    return counts;
}

} // namespace fengye::letters::store
