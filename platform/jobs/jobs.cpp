#include "platform/jobs/jobs.hpp"

#include "platform/id/next_id.hpp"
#include "platform/utf8/utf8.hpp"

namespace fengye::jobs {

namespace {

constexpr std::size_t error_bytes_max = 500;

constexpr db::Sql insert_job{"jobs.insert", R"sql(
    INSERT INTO jobs (id, kind, once, data, due_at) VALUES (:id, :kind, :once, :data, :due_at)
    ON CONFLICT (once) DO NOTHING
)sql"};
constexpr db::Sql list_due{"jobs.list_due", R"sql(
    SELECT id, kind, data, attempts FROM jobs
    WHERE waits = 0 AND due_at <= :now AND leased_until <= :now ORDER BY due_at, id LIMIT :limit
)sql"};
constexpr db::Sql lease_job{"jobs.lease", R"sql(
    UPDATE jobs SET leased_until = :until, attempts = attempts + 1
    WHERE id = :id AND attempts = :attempts AND leased_until <= :now
)sql"};
constexpr db::Sql delete_job{"jobs.delete", "DELETE FROM jobs WHERE id = :id"};
constexpr db::Sql put_back_job{"jobs.put_back", R"sql(
    UPDATE jobs SET leased_until = 0, due_at = :due_at, waits = :waits, last_error = :error WHERE id = :id
)sql"};
constexpr db::Sql list_waiting{"jobs.list_waiting", R"sql(
    SELECT id, kind, data, attempts, last_error FROM jobs WHERE waits = 1 ORDER BY id LIMIT 500
)sql"};

constexpr db::Sql insert_daily{
    "jobs.note_daily", "INSERT INTO daily_jobs (name) VALUES (:name) ON CONFLICT (name) DO NOTHING"};

Job read_job(db::Row const& row)
{
    return {row.integer("id"), row.text("kind"), row.text("data"), row.get<int>("attempts")};
}

} // namespace

void add(
    db::Transaction& tx, std::string_view kind, std::string_view data, Moment due, std::string const& once)
{
    tx.run(
        insert_job, {{":id", next_number(tx, "jobs")},
                     {":kind", kind},
                     {":once", once.empty() ? std::nullopt : std::optional{once}},
                     {":data", data},
                     {":due_at", due}});
}

bool note_daily(db::Transaction& tx, std::string const& name)
{
    return tx.run(insert_daily, {{":name", name}}) == 1;
}

void announce(
    db::Transaction& tx, Hearers const& hearers, std::string_view event, std::string_view data, Moment now)
{
    auto const heard = hearers.find(event);
    if (heard == hearers.end())
        return;
    for (auto const& kind : heard->second)
        add(tx, kind, data, now);
}

std::vector<Job> due(db::Reader const& reader, Moment now, int limit)
{
    return reader.all(list_due, {{":now", now}, {":limit", limit}}, read_job);
}

bool lease(db::Transaction& tx, Job const& job, Moment now, Moment until)
{
    return tx.run(
               lease_job, {{":id", job.id}, {":attempts", job.attempts}, {":now", now}, {":until", until}}) ==
           1;
}

void finish(db::Transaction& tx, Job const& job)
{
    tx.run(delete_job, {{":id", job.id}});
}

void put_back(db::Transaction& tx, Job const& job, Moment now, std::string_view error)
{
    bool const gives_up = job.attempts + 1 >= attempts_max;
    auto const pause = std::chrono::minutes{1} * (1 << job.attempts);
    tx.run(
        put_back_job, {{":id", job.id},
                       {":due_at", now + pause},
                       {":waits", gives_up ? 1 : 0},
                       {":error", utf8::beginning(error, error_bytes_max)}});
}

std::vector<Waiting> waiting_for_a_person(db::Reader const& reader)
{
    return reader.all(
        list_waiting, {}, [](db::Row const& row) { return Waiting{read_job(row), row.text("last_error")}; });
}

} // namespace fengye::jobs
