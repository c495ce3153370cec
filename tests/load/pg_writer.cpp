// The yardstick of letters.sh: so many libpq clients, each committing the rows one letter makes, with
// prepared statements and synchronous_commit=on. Prints letters per second and latencies in ms: p50 p95 p99.
//     pg_writer ADDRESS CLIENTS SECONDS
#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <thread>
#include <vector>

#include <libpq-fe.h>

namespace {

using Clock = std::chrono::steady_clock;

std::atomic<long> next_id{1};

void must(PGconn* connection, PGresult* result)
{
    auto const status = PQresultStatus(result);
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) {
        std::fprintf(stderr, "pg_writer: %s", PQerrorMessage(connection));
        std::exit(1);
    }
    PQclear(result);
}

void say(PGconn* connection, char const* statement)
{
    must(connection, PQexec(connection, statement));
}

// What a letter writes besides its counters: a case, two clocks, its words, its writer, a step, a task, a
// line of the journal, and the mark on its month. Sizes are those of the letter in letters.lua, sealed.
struct Statement {
    char const* name;
    char const* text;
};
constexpr Statement statements[] = {
    {"counter", "UPDATE w_counters SET value = value + 1 WHERE name = $1 RETURNING value"},
    {"case",
     "INSERT INTO w_cases VALUES ($1::bigint, 'appeal', 'SQ-20261126-' || $1, 'api/' || repeat('a', 56) || "
     "$1, "
     "repeat('b', 56) || $1, 0, 'received', 1, 25, 0, 1800000000, NULL, '2026-12-03', 0, 0, NULL, 1)"},
    {"clock", "INSERT INTO w_clocks VALUES ($1::bigint, $2, repeat('c', 180))"},
    {"letter", "INSERT INTO w_letters VALUES ($1::bigint, 'appeal', 'mayor', 'A02', 'api', repeat('d', 40), "
               "decode(repeat('ab', 230), 'hex'), 0, 0, 0, 0, 'none', 'none', NULL, 1, NULL, 0, 0, 0, 0, 0, "
               "0, '', '', NULL, '', NULL)"},
    {"contact", "INSERT INTO w_contacts VALUES ($1::bigint, decode(repeat('ab', 150), 'hex'))"},
    {"step", "INSERT INTO w_steps VALUES ($1::bigint, 1, 'letters.step_received', 1800000000, 0, 0, "
             "'fengye', ''::bytea, 'everyone')"},
    {"task", "INSERT INTO w_tasks VALUES ($1::bigint, 'letters/accept/' || $1, 'letters.task_accept', "
             "repeat('d', 40), "
             "'/desk/letters/' || $1, 0, 25, 'handler', '2026-12-03', 'fengye', 1800000000, NULL)"},
    {"month", "UPDATE w_months SET is_changed = 1 WHERE unit = $1::bigint % 64"},
    {"journal", "INSERT INTO w_journal VALUES ($1::bigint, 'node1', 1800000000, 0, 0, '127.0.0.1', "
                "'letters.step_received', "
                "'case/' || $1, 'state=received', decode(repeat('ab', 32), 'hex'))"},
};

void make_tables(PGconn* connection)
{
    say(connection, "DROP TABLE IF EXISTS w_counters, w_cases, w_clocks, w_letters, w_contacts, w_steps, "
                    "w_tasks, w_months, w_journal");
    say(connection, "CREATE TABLE w_counters (name text PRIMARY KEY, value bigint)");
    say(connection, "CREATE TABLE w_cases (id bigint PRIMARY KEY, kind text, number text UNIQUE, request_key "
                    "text UNIQUE, code_hash text UNIQUE, "
                    "code_round bigint, state text, is_open bigint, unit bigint, handler bigint, received_at "
                    "bigint, closed_at bigint, due_on "
                    "text, is_paused bigint, is_urged bigint, keep_until text, version bigint)");
    say(connection, "CREATE INDEX ON w_cases (unit, kind, is_open, due_on, id)");
    say(connection, "CREATE INDEX ON w_cases (handler, is_open, due_on, id)");
    say(connection, "CREATE INDEX ON w_cases (unit, kind, received_at, id)");
    say(connection, "CREATE INDEX ON w_cases (is_open, due_on)");
    say(connection, "CREATE INDEX ON w_cases (keep_until)");
    say(connection,
        "CREATE TABLE w_clocks (case_id bigint, name text, clock text, PRIMARY KEY (case_id, name))");
    say(connection, "CREATE TABLE w_letters (id bigint PRIMARY KEY, letter_system text, mailbox text, "
                    "category text, way text, title text, sealed "
                    "bytea, may_publish bigint, lead_letter bigint, followers bigint, accused bigint, "
                    "outcome text, rating text, rated_at bigint, "
                    "round bigint, answered_at bigint, answered_by bigint, days_taken bigint, was_late "
                    "bigint, transfers bigint, is_public bigint, "
                    "is_matter bigint, matter_title text, matter_about text, result_due text, result text, "
                    "result_at bigint)");
    say(connection, "CREATE INDEX ON w_letters (lead_letter)");
    say(connection, "CREATE INDEX ON w_letters (result_due)");
    say(connection, "CREATE TABLE w_contacts (case_id bigint PRIMARY KEY, sealed bytea)");
    say(connection, "CREATE TABLE w_steps (case_id bigint, number bigint, words text, at bigint, person "
                    "bigint, unit bigint, name text, note bytea, "
                    "audience text, PRIMARY KEY (case_id, number))");
    say(connection,
        "CREATE TABLE w_tasks (id bigint PRIMARY KEY, task_key text UNIQUE, kind text, title text, path "
        "text, person bigint, unit "
        "bigint, role text, due_on text, assigned_by text, assigned_at bigint, settled_at bigint)");
    say(connection, "CREATE INDEX ON w_tasks (person, settled_at)");
    say(connection, "CREATE INDEX ON w_tasks (unit, role, settled_at)");
    say(connection, "CREATE TABLE w_months (unit bigint PRIMARY KEY, is_changed bigint)");
    say(connection, "INSERT INTO w_months SELECT n, 0 FROM generate_series(0, 63) n");
    say(connection, "CREATE TABLE w_journal (number bigint PRIMARY KEY, node text, at bigint, person bigint, "
                    "unit bigint, origin text, act text, "
                    "subject text, detail text, hash bytea)");
    // One row for each client: rows of counters would make them wait for one another, which is no yardstick.
    say(connection, "INSERT INTO w_counters SELECT 'client' || n, 0 FROM generate_series(0, 999) n");
}

void run(PGconn* connection, char const* name, char const* first, char const* second = nullptr)
{
    char const* const values[] = {first, second};
    must(connection, PQexecPrepared(connection, name, second ? 2 : 1, values, nullptr, nullptr, 0));
}

void write_letters(char const* address, int client, Clock::time_point until, std::vector<double>& latencies)
{
    PGconn* connection = PQconnectdb(address);
    say(connection, "SET synchronous_commit = on");
    for (auto const& statement : statements)
        must(connection, PQprepare(connection, statement.name, statement.text, 0, nullptr));
    auto const counter = "client" + std::to_string(client);
    while (Clock::now() < until) {
        auto const begun = Clock::now();
        auto const id = std::to_string(next_id++);
        say(connection, "BEGIN");
        run(connection, "counter", counter.c_str());
        for (auto const* name : {"case", "letter", "contact", "step", "task", "month", "journal"})
            run(connection, name, id.c_str());
        run(connection, "clock", id.c_str(), "acceptance");
        run(connection, "clock", id.c_str(), "reply");
        say(connection, "COMMIT");
        latencies.push_back(std::chrono::duration<double, std::milli>(Clock::now() - begun).count());
    }
    PQfinish(connection);
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 4) {
        std::fprintf(stderr, "pg_writer ADDRESS CLIENTS SECONDS\n");
        return 2;
    }
    PGconn* connection = PQconnectdb(argv[1]);
    if (PQstatus(connection) != CONNECTION_OK) {
        std::fprintf(stderr, "pg_writer: %s", PQerrorMessage(connection));
        return 1;
    }
    make_tables(connection);
    PQfinish(connection);
    int const clients = std::atoi(argv[2]);
    double const seconds = std::atof(argv[3]);
    std::vector<std::vector<double>> latencies(static_cast<std::size_t>(clients));
    std::vector<std::thread> threads;
    auto const until = Clock::now() + std::chrono::milliseconds{static_cast<long>(seconds * 1000)};
    for (int i = 0; i < clients; ++i)
        threads.emplace_back(
            write_letters, argv[1], i, until, std::ref(latencies[static_cast<std::size_t>(i)]));
    for (auto& thread : threads)
        thread.join();
    std::vector<double> all;
    for (auto const& some : latencies)
        all.insert(all.end(), some.begin(), some.end());
    std::sort(all.begin(), all.end());
    auto const at = [&](double share) {
        return all.empty() ? 0 : all[static_cast<std::size_t>(share * (all.size() - 1))];
    };
    std::printf("letters %.1f %.2f %.2f %.2f 0\n", all.size() / seconds, at(.5), at(.95), at(.99));
}
