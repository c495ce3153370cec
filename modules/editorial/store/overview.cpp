#include "modules/editorial/store/overview.hpp"

#include "modules/editorial/store/editions.hpp"

namespace fengye::editorial::store {

namespace {

constexpr db::Sql waiting_by_unit{"editorial.count_waiting_by_unit", R"sql(
    SELECT unit, state, COUNT(*) AS items, SUM(CASE WHEN is_urgent = 1 THEN 1 ELSE 0 END) AS urgent,
           SUM(CASE WHEN changed_at < :overdue THEN 1 ELSE 0 END) AS overdue
    FROM editorial_items
    WHERE state IN ('submitted', 'reviewed') AND (:unit = 0 OR unit = :unit)
    GROUP BY unit, state ORDER BY unit, state
)sql"};
constexpr db::Sql steps_by_unit{"editorial.count_steps", R"sql(
    SELECT unit, kind, reason, COUNT(*) AS steps FROM editorial_steps
    WHERE kind IN ('submitted', 'signed', 'returned', 'withheld') AND at >= :from AND at < :until
      AND (:unit = 0 OR unit = :unit)
    GROUP BY unit, kind, reason ORDER BY unit, kind, reason
)sql"};
constexpr db::Sql publications_by_unit{"editorial.count_publications", R"sql(
    SELECT unit, home_column, COUNT(*) AS items FROM editorial_items
    WHERE published_at >= :from AND published_at < :until AND (:unit = 0 OR unit = :unit)
    GROUP BY unit, home_column ORDER BY unit, home_column
)sql"};
// Of the edition that was published first: later ones were made after that.
constexpr db::Sql select_slow{"editorial.slow_publications", R"sql(
    SELECT i.unit AS unit, i.published_at AS published_at, e.days_from_event AS days
    FROM editorial_items i JOIN editorial_editions e ON e.item = i.id
    WHERE i.published_at >= :from AND i.published_at < :until AND (:unit = 0 OR i.unit = :unit)
      AND e.days_from_event > :days AND e.made_at <= i.published_at
    LIMIT 100000
)sql"};
constexpr db::Sql dismissals_by_person{"editorial.count_dismissals_by_person", R"sql(
    SELECT dismissed_unit, dismissed_by, COUNT(*) AS findings FROM editorial_findings
    WHERE dismissed_at >= :from AND dismissed_at < :until AND (:unit = 0 OR dismissed_unit = :unit)
    GROUP BY dismissed_unit, dismissed_by ORDER BY findings DESC, dismissed_unit, dismissed_by LIMIT 1000
)sql"};
constexpr db::Sql select_dismissals{"editorial.list_dismissals", R"sql(
    SELECT item, edition, number, level, rule, found, words_before, words_after, suggestion, category, dismissed_by,
           dismissed_name, dismiss_reason, dismissed_at
    FROM editorial_findings
    WHERE dismissed_at >= :from AND dismissed_at < :until AND (:person = 0 OR dismissed_by = :person)
      AND (:unit = 0 OR dismissed_unit = :unit)
    ORDER BY dismissed_at DESC, item DESC, number LIMIT :limit OFFSET :offset
)sql"};
constexpr db::Sql count_of_dismissals{"editorial.count_dismissals", R"sql(
    SELECT COUNT(*) AS findings FROM editorial_findings
    WHERE dismissed_at >= :from AND dismissed_at < :until AND (:person = 0 OR dismissed_by = :person)
      AND (:unit = 0 OR dismissed_unit = :unit)
)sql"};

} // namespace

std::vector<WaitingCount> count_waiting(db::Reader const& reader, UnitId unit, Moment overdue_before)
{
    return reader.all(
        waiting_by_unit, {{":unit", unit}, {":overdue", overdue_before}}, [](db::Row const& row) {
            return WaitingCount{
                row.get<UnitId>("unit"), row.get<ItemState>("state"), row.get<int>("items"),
                row.get<int>("urgent"), row.get<int>("overdue")};
        });
}

std::vector<StepCount> count_steps(db::Reader const& reader, UnitId unit, Period const& period)
{
    return reader.all(
        steps_by_unit, {{":unit", unit}, {":from", period.begins()}, {":until", period.ends()}},
        [](db::Row const& row) {
            return StepCount{
                row.get<UnitId>("unit"), row.get<StepKind>("kind"), row.text("reason"),
                row.get<int>("steps")};
        });
}

std::vector<PublicationCount> count_publications(db::Reader const& reader, UnitId unit, Period const& period)
{
    return reader.all(
        publications_by_unit, {{":unit", unit}, {":from", period.begins()}, {":until", period.ends()}},
        [](db::Row const& row) {
            return PublicationCount{
                row.get<UnitId>("unit"), row.get<sites::ColumnId>("home_column"), row.get<int>("items")};
        });
}

std::vector<SlowPublication>
slow_publications(db::Reader const& reader, UnitId unit, Period const& period, int days)
{
    return reader.all(
        select_slow,
        {{":unit", unit}, {":from", period.begins()}, {":until", period.ends()}, {":days", days}},
        [](db::Row const& row) {
            return SlowPublication{
                row.get<UnitId>("unit"), row.get<Moment>("published_at"), row.get<int>("days")};
        });
}

std::vector<DismissalCount> count_dismissals(db::Reader const& reader, UnitId unit, Period const& period)
{
    return reader.all(
        dismissals_by_person, {{":unit", unit}, {":from", period.begins()}, {":until", period.ends()}},
        [](db::Row const& row) {
            return DismissalCount{
                row.get<UnitId>("dismissed_unit"), row.get<PersonId>("dismissed_by"),
                row.get<int>("findings")};
        });
}

std::vector<Dismissal> list_dismissals(db::Reader const& reader, DismissalFilter const& filter)
{
    return reader.all(
        select_dismissals,
        {{":unit", filter.unit},
         {":person", filter.person},
         {":from", filter.period.begins()},
         {":until", filter.period.ends()},
         {":limit", filter.limit},
         {":offset", filter.offset}},
        [](db::Row const& row) {
            return Dismissal{
                row.get<ItemId>("item"), row.get<int>("edition"), read_finding(row),
                row.get<Moment>("dismissed_at")};
        });
}

std::int64_t count_dismissals(db::Reader const& reader, DismissalFilter const& filter)
{
    return *reader.one(
        count_of_dismissals,
        {{":unit", filter.unit},
         {":person", filter.person},
         {":from", filter.period.begins()},
         {":until", filter.period.ends()}},
        [](db::Row const& row) { return row.integer("findings"); });
}

} // namespace fengye::editorial::store
