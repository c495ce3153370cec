#include "modules/editorial/store/calls.hpp"

#include "modules/editorial/store/items.hpp"

namespace fengye::editorial::store {

namespace {

constexpr db::Sql insert_call{"editorial.add_call", R"sql(
    INSERT INTO editorial_calls (id, theme, about, tag, home_column, due_on, made_by, made_by_name, made_at, closed_at,
                                 nudged_at, reminded_of, judged_of, version)
    VALUES (:id, :theme, :about, :tag, :column, :due_on, :made_by, :made_by_name, :made_at, :closed_at,
            :nudged_at, :reminded_of, :judged_of, 1)
)sql"};
constexpr db::Sql update_call{"editorial.save_call", R"sql(
    UPDATE editorial_calls
    SET theme = :theme, about = :about, tag = :tag, home_column = :column, due_on = :due_on, closed_at = :closed_at,
        nudged_at = :nudged_at, reminded_of = :reminded_of, judged_of = :judged_of, version = version + 1
    WHERE id = :id AND version = :version
)sql"};
constexpr db::Sql select_call{"editorial.find_call", R"sql(
    SELECT id, theme, about, tag, home_column, due_on, made_by, made_by_name, made_at, closed_at, nudged_at, reminded_of,
           judged_of, version
    FROM editorial_calls WHERE id = :id
)sql"};
constexpr db::Sql select_calls{"editorial.list_calls", R"sql(
    SELECT id, theme, about, tag, home_column, due_on, made_by, made_by_name, made_at, closed_at, nudged_at, reminded_of,
           judged_of, version
    FROM editorial_calls
    WHERE :unit = 0 OR id IN (SELECT call_id FROM editorial_call_units WHERE unit = :unit)
    ORDER BY CASE WHEN closed_at IS NULL THEN due_on ELSE '9999' END, id DESC LIMIT :limit OFFSET :offset
)sql"};
constexpr db::Sql count_of_calls{"editorial.count_calls", R"sql(
    SELECT COUNT(*) AS calls FROM editorial_calls
    WHERE :unit = 0 OR id IN (SELECT call_id FROM editorial_call_units WHERE unit = :unit)
)sql"};
constexpr db::Sql select_open{"editorial.open_calls", R"sql(
    SELECT id, theme, about, tag, home_column, due_on, made_by, made_by_name, made_at, closed_at, nudged_at, reminded_of,
           judged_of, version
    FROM editorial_calls WHERE closed_at IS NULL ORDER BY due_on, id LIMIT 1000
)sql"};
// An item counts from its first submission on: a draft that is not public was never handed in.
constexpr db::Sql count_of_unanswered{"editorial.count_unanswered_calls", R"sql(
    SELECT COUNT(*) AS calls
    FROM editorial_call_units u JOIN editorial_calls c ON c.id = u.call_id
    WHERE u.unit = :unit AND u.answered_at IS NULL AND c.closed_at IS NULL
      AND NOT EXISTS (SELECT 1 FROM editorial_call_items ci JOIN editorial_items i ON i.id = ci.item
                      WHERE ci.call_id = c.id AND i.unit = u.unit AND (i.state <> 'draft' OR i.published_edition > 0))
)sql"};
constexpr db::Sql insert_unit{"editorial.add_call_unit", R"sql(
    INSERT INTO editorial_call_units (call_id, unit, none_reason, answered_by) VALUES (:call, :unit, '', 0)
)sql"};
constexpr db::Sql delete_unit{
    "editorial.drop_call_unit", "DELETE FROM editorial_call_units WHERE call_id = :call AND unit = :unit"};
constexpr db::Sql update_unit{"editorial.save_call_answer", R"sql(
    UPDATE editorial_call_units SET none_reason = :reason, answered_by = :person, answered_at = :at
    WHERE call_id = :call AND unit = :unit
)sql"};
constexpr db::Sql select_units{"editorial.units_of_call", R"sql(
    SELECT u.unit AS unit, u.none_reason AS none_reason, u.answered_by AS answered_by, u.answered_at AS answered_at,
           (SELECT COUNT(*) FROM editorial_call_items ci JOIN editorial_items i ON i.id = ci.item
            WHERE ci.call_id = u.call_id AND i.unit = u.unit
              AND (i.state <> 'draft' OR i.published_edition > 0)) AS handed_in
    FROM editorial_call_units u
    WHERE u.call_id = :call AND (:unit = 0 OR u.unit = :unit) ORDER BY u.unit LIMIT 1000
)sql"};
constexpr db::Sql select_items{"editorial.items_of_call", R"sql(
    SELECT i.id AS id FROM editorial_call_items ci JOIN editorial_items i ON i.id = ci.item
    WHERE ci.call_id = :call AND (:unit = 0 OR i.unit = :unit) ORDER BY i.unit, i.id LIMIT 1000
)sql"};
constexpr db::Sql select_call_of{
    "editorial.call_of_item", "SELECT call_id FROM editorial_call_items WHERE item = :item"};
constexpr db::Sql delete_tie{"editorial.untie_item", "DELETE FROM editorial_call_items WHERE item = :item"};
constexpr db::Sql insert_tie{
    "editorial.tie_item", "INSERT INTO editorial_call_items (item, call_id) VALUES (:item, :call)"};

Call read_call(db::Row const& row)
{
    return {
        .id = row.get<CallId>("id"),
        .theme = row.text("theme"),
        .about = row.text("about"),
        .tag = row.text("tag"),
        .home_column = row.get<sites::ColumnId>("home_column"),
        .due_on = row.get<Day>("due_on"),
        .made_by = row.get<PersonId>("made_by"),
        .made_by_name = row.text("made_by_name"),
        .made_at = row.get<Moment>("made_at"),
        .closed_at = row.get<std::optional<Moment>>("closed_at"),
        .nudged_at = row.get<std::optional<Moment>>("nudged_at"),
        .reminded_of = row.get<std::optional<Day>>("reminded_of"),
        .judged_of = row.get<std::optional<Day>>("judged_of"),
        .version = row.integer("version")};
}

CallUnit read_unit(db::Row const& row)
{
    return {
        row.get<UnitId>("unit"), row.text("none_reason"), row.get<PersonId>("answered_by"),
        row.get<std::optional<Moment>>("answered_at"), row.get<int>("handed_in")};
}

std::int64_t read_calls(db::Row const& row)
{
    return row.integer("calls");
}

} // namespace

void add_call(db::Transaction& tx, Call const& call)
{
    tx.run(
        insert_call, {{":id", call.id},
                      {":theme", call.theme},
                      {":about", call.about},
                      {":tag", call.tag},
                      {":column", call.home_column},
                      {":due_on", call.due_on},
                      {":made_by", call.made_by},
                      {":made_by_name", call.made_by_name},
                      {":made_at", call.made_at},
                      {":closed_at", call.closed_at},
                      {":nudged_at", call.nudged_at},
                      {":reminded_of", call.reminded_of},
                      {":judged_of", call.judged_of}});
}

Result<void> save_call(db::Transaction& tx, Call const& call)
{
    auto const changed = tx.run(
        update_call, {{":id", call.id},
                      {":theme", call.theme},
                      {":about", call.about},
                      {":tag", call.tag},
                      {":column", call.home_column},
                      {":due_on", call.due_on},
                      {":closed_at", call.closed_at},
                      {":nudged_at", call.nudged_at},
                      {":reminded_of", call.reminded_of},
                      {":judged_of", call.judged_of},
                      {":version", call.version}});
    if (changed == 0)
        return refuse(Because::conflict, "platform.changed_meanwhile");
    return {};
}

std::optional<Call> find_call(db::Reader const& reader, CallId id)
{
    return reader.one(select_call, {{":id", id}}, read_call);
}

std::vector<Call> list_calls(db::Reader const& reader, UnitId unit, int offset, int limit)
{
    return reader.all(select_calls, {{":unit", unit}, {":offset", offset}, {":limit", limit}}, read_call);
}

std::int64_t count_calls(db::Reader const& reader, UnitId unit)
{
    return *reader.one(count_of_calls, {{":unit", unit}}, read_calls);
}

std::vector<Call> open_calls(db::Reader const& reader)
{
    return reader.all(select_open, {}, read_call);
}

std::int64_t count_unanswered(db::Reader const& reader, UnitId unit)
{
    return *reader.one(count_of_unanswered, {{":unit", unit}}, read_calls);
}

void add_call_unit(db::Transaction& tx, CallId call, UnitId unit)
{
    tx.run(insert_unit, {{":call", call}, {":unit", unit}});
}

void drop_call_unit(db::Transaction& tx, CallId call, UnitId unit)
{
    tx.run(delete_unit, {{":call", call}, {":unit", unit}});
}

void save_answer(db::Transaction& tx, CallId call, CallUnit const& answer)
{
    tx.run(
        update_unit, {{":call", call},
                      {":unit", answer.unit},
                      {":reason", answer.none_reason},
                      {":person", answer.answered_by},
                      {":at", answer.answered_at}});
}

std::vector<CallUnit> units_of(db::Reader const& reader, CallId call)
{
    return reader.all(select_units, {{":call", call}, {":unit", UnitId{}}}, read_unit);
}

std::optional<CallUnit> find_call_unit(db::Reader const& reader, CallId call, UnitId unit)
{
    return reader.one(select_units, {{":call", call}, {":unit", unit}}, read_unit);
}

std::vector<Item> items_of(db::Reader const& reader, CallId call, UnitId unit)
{
    std::vector<Item> items;
    auto const ids = reader.all(select_items, {{":call", call}, {":unit", unit}}, [](db::Row const& row) {
        return row.get<ItemId>("id");
    });
    for (auto const id : ids)
        items.push_back(*find_item(reader, id));
    return items;
}

std::optional<CallId> call_of(db::Reader const& reader, ItemId item)
{
    return reader.one(
        select_call_of, {{":item", item}}, [](db::Row const& row) { return row.get<CallId>("call_id"); });
}

void tie(db::Transaction& tx, ItemId item, CallId call)
{
    tx.run(delete_tie, {{":item", item}});
    if (call)
        tx.run(insert_tie, {{":item", item}, {":call", call}});
}

} // namespace fengye::editorial::store
