#include "modules/people/store/tasks.hpp"

namespace fengye::people::store {

namespace {

constexpr db::Sql put_row{"people.put_task", R"sql(
    INSERT INTO people_tasks (id, task_key, kind, title, path, person, unit, role, due_on, assigned_by, assigned_at)
    VALUES (:id, :key, :kind, :title, :path, :person, :unit, :role, :due, :by, :at)
    ON CONFLICT (task_key) DO UPDATE SET kind = excluded.kind, title = excluded.title, path = excluded.path,
        person = excluded.person, unit = excluded.unit, role = excluded.role, due_on = excluded.due_on,
        assigned_by = excluded.assigned_by, assigned_at = excluded.assigned_at, settled_at = NULL
)sql"};
constexpr db::Sql find_key{"people.find_task", "SELECT id FROM people_tasks WHERE task_key = :key"};
constexpr db::Sql update_settled{"people.settle_task", R"sql(
    UPDATE people_tasks SET settled_at = :at WHERE task_key = :key AND settled_at IS NULL
)sql"};
constexpr db::Sql update_person{"people.move_tasks", R"sql(
    UPDATE people_tasks SET person = :to WHERE person = :from AND settled_at IS NULL
)sql"};
constexpr db::Sql drop_settled{"people.drop_settled_tasks", R"sql(
    DELETE FROM people_tasks WHERE settled_at IS NOT NULL AND settled_at < :before
)sql"};
constexpr db::Sql drop_of_path{"people.drop_tasks_of_path", R"sql(
    DELETE FROM people_tasks WHERE path = :path OR path LIKE :below
)sql"};
// A person's own, and those of the roles held today: two ways into two indexes, however many tasks there have
// been.
constexpr db::Sql list_waiting{"people.list_waiting", R"sql(
    SELECT task_key, kind, title, path, person, unit, role, due_on, assigned_by, assigned_at
    FROM   people_tasks
    WHERE  id IN (
               SELECT id FROM people_tasks WHERE person = :person AND settled_at IS NULL
               UNION
               SELECT t.id FROM people_appointments a JOIN people_tasks t ON t.unit = a.unit AND t.role = a.role
               WHERE a.person = :person AND a.from_on <= :today AND (a.until_on IS NULL OR a.until_on >= :today)
               AND t.settled_at IS NULL)
    ORDER  BY CASE WHEN due_on IS NULL THEN 1 ELSE 0 END, due_on, id LIMIT :limit
)sql"};
constexpr db::Sql count_waiting{"people.count_waiting", R"sql(
    SELECT COUNT(*) AS total
    FROM  (SELECT id FROM people_tasks WHERE person = :person AND settled_at IS NULL
           UNION
           SELECT t.id FROM people_appointments a JOIN people_tasks t ON t.unit = a.unit AND t.role = a.role
           WHERE a.person = :person AND a.from_on <= :today AND (a.until_on IS NULL OR a.until_on >= :today)
           AND t.settled_at IS NULL) waiting
)sql"};
constexpr db::Sql last_settled{"people.last_settled", R"sql(
    SELECT MAX(at) AS at
    FROM  (SELECT MAX(settled_at) AS at FROM people_tasks WHERE person = :person
           UNION ALL
           SELECT (SELECT MAX(t.settled_at) FROM people_tasks t WHERE t.unit = a.unit AND t.role = a.role) AS at
           FROM people_appointments a
           WHERE a.person = :person AND a.from_on <= :today AND (a.until_on IS NULL OR a.until_on >= :today)) settled
)sql"};

WaitingTask read_task(db::Row const& row)
{
    return {
        {row.text("task_key"), row.text("kind"), row.text("title"), row.text("path"),
         row.get<PersonId>("person"), row.get<UnitId>("unit"), parse<Role>(row.text("role")),
         row.get<std::optional<Day>>("due_on")},
        row.text("assigned_by"),
        row.get<Moment>("assigned_at")};
}

} // namespace

void put_task(
    db::Transaction& tx, std::int64_t id, Task const& task, std::string const& assigned_by, Moment at)
{
    tx.run(
        put_row, {{":id", id},
                  {":key", task.key},
                  {":kind", task.kind},
                  {":title", task.title},
                  {":path", task.path},
                  {":person", task.person},
                  {":unit", task.unit},
                  {":role", task.role ? std::string{name_of(*task.role)} : std::string{}},
                  {":due", task.due},
                  {":by", assigned_by},
                  {":at", at}});
}

bool has_task(db::Reader const& reader, std::string_view key)
{
    return reader.one(find_key, {{":key", key}}, [](db::Row const& row) { return row.integer("id"); })
        .has_value();
}

void settle_task(db::Transaction& tx, std::string_view key, Moment at)
{
    tx.run(update_settled, {{":key", key}, {":at", at}});
}

void move_tasks(db::Transaction& tx, PersonId from, PersonId to)
{
    tx.run(update_person, {{":from", from}, {":to", to}});
}

void delete_settled_tasks(db::Transaction& tx, Moment before)
{
    tx.run(drop_settled, {{":before", before}});
}

std::vector<WaitingTask> waiting_for(db::Reader const& reader, PersonId person, Day today)
{
    return reader.all(
        list_waiting, {{":person", person}, {":today", today}, {":limit", waiting_max}}, read_task);
}

std::int64_t count_waiting_for(db::Reader const& reader, PersonId person, Day today)
{
    return *reader.one(count_waiting, {{":person", person}, {":today", today}}, [](db::Row const& row) {
        return row.integer("total");
    });
}

std::optional<Moment> last_settled_for(db::Reader const& reader, PersonId person, Day today)
{
    return *reader.one(last_settled, {{":person", person}, {":today", today}}, [](db::Row const& row) {
        return row.get<std::optional<Moment>>("at");
    });
}

void delete_tasks_of(db::Transaction& tx, std::string const& path)
{
    tx.run(drop_of_path, {{":path", path}, {":below", path + "/%"}});
}

} // namespace fengye::people::store
