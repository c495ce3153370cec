#include "platform/db/db.hpp"

#include <atomic>
#include <limits>
#include <thread>

#include <gtest/gtest.h>

#include "tests/testing/engines.hpp"
#include "tests/testing/test_store.hpp"

namespace fengye::db {
namespace {

enum class State { draft, published };
constexpr Names<2> names_of(State)
{
    return {"draft", "published"};
}
using ThingId = Id<struct Thing>;

std::vector<Migration> const tables{{"test", 1, "0001_things.sql", R"sql(
    CREATE TABLE things (
        id     BIGINT PRIMARY KEY,
        number BIGINT,
        name   TEXT,
        bytes  BYTEA,
        due    TEXT,
        at     BIGINT,
        state  TEXT,
        shown  BIGINT
    );
    CREATE UNIQUE INDEX things_by_name ON things (name);
)sql"}};

constexpr Sql insert_thing{
    "test.insert_thing", "INSERT INTO things (id, number, name) VALUES (:id, :number, :name)"};
constexpr Sql insert_whole{"test.insert_whole", R"sql(
    INSERT INTO things (id, number, name, bytes, due, at, state, shown)
    VALUES (:id, :number, :name, :bytes, :due, :at, :state, :shown)
)sql"};
constexpr Sql find_thing{
    "test.find_thing", "SELECT id, number, name, bytes, due, at, state, shown FROM things WHERE id = :id"};
constexpr Sql count_things{"test.count_things", "SELECT COUNT(*) AS count FROM things"};
constexpr Sql rename_all{"test.rename_all", "UPDATE things SET number = :number"};
constexpr Sql list_things{"test.list_things", "SELECT id FROM things ORDER BY id"};

std::int64_t count_in(Reader const& reader)
{
    return *reader.one(count_things, {}, [](Row const& row) { return row.integer("count"); });
}

class Db : public ::testing::TestWithParam<Engine> {
protected:
    TestStore store{GetParam(), tables};

    void add(std::int64_t id, std::string const& name)
    {
        auto tx = store->begin();
        tx.run(insert_thing, {{":id", id}, {":number", 1}, {":name", name}});
        tx.commit();
    }
    template <class T>
    T read(std::int64_t id, char const* column)
    {
        return *store->reader().one(
            find_thing, {{":id", id}}, [&](Row const& row) { return row.get<T>(column); });
    }
    std::int64_t count() { return count_in(store->reader()); }
};
INSTANTIATE_TEST_SUITE_P(On, Db, both_engines(), engine_name);

TEST_P(Db, gives_back_every_type_as_it_was_given)
{
    auto const moment = moment_of(day(2026, 11, 23), std::chrono::hours{9});
    auto const bytes = std::string{"\0\x01\xff\\x'", 6};
    {
        auto tx = store->begin();
        EXPECT_EQ(
            tx.run(
                insert_whole, {{":id", ThingId{7}},
                               {":number", -3},
                               {":name", "枫叶 🍁 'quoted' \\"},
                               {":bytes", Bytes{bytes}},
                               {":due", day(2026, 2, 28)},
                               {":at", moment},
                               {":state", State::published},
                               {":shown", true}}),
            1);
        tx.commit();
    }
    EXPECT_EQ(read<ThingId>(7, "id"), ThingId{7});
    EXPECT_EQ(read<int>(7, "number"), -3);
    EXPECT_EQ(read<std::string>(7, "name"), "枫叶 🍁 'quoted' \\");
    EXPECT_EQ(read<Bytes>(7, "bytes").data, bytes);
    EXPECT_EQ(read<Day>(7, "due"), day(2026, 2, 28));
    EXPECT_EQ(read<Moment>(7, "at"), moment);
    EXPECT_EQ(read<State>(7, "state"), State::published);
    EXPECT_TRUE(read<bool>(7, "shown"));
}

TEST_P(Db, keeps_nothing_apart_from_empty)
{
    {
        auto tx = store->begin();
        std::optional<std::string> const no_name;
        tx.run(
            insert_whole, {{":id", 1},
                           {":number", std::optional<std::int64_t>{}},
                           {":name", no_name},
                           {":bytes", std::optional<Bytes>{}},
                           {":due", std::optional<Day>{}},
                           {":at", std::nullopt},
                           {":state", std::optional<State>{}},
                           {":shown", false}});
        tx.run(
            insert_whole, {{":id", 2},
                           {":number", std::optional{0}},
                           {":name", ""},
                           {":bytes", Bytes{}},
                           {":due", std::optional{day(2026, 1, 1)}},
                           {":at", Moment{}},
                           {":state", std::optional{State::draft}},
                           {":shown", false}});
        tx.commit();
    }
    EXPECT_EQ(read<std::optional<std::int64_t>>(1, "number"), std::nullopt);
    EXPECT_EQ(read<std::optional<std::string>>(1, "name"), std::nullopt);
    EXPECT_FALSE(read<std::optional<Bytes>>(1, "bytes"));
    EXPECT_EQ(read<std::optional<Day>>(1, "due"), std::nullopt);
    EXPECT_EQ(read<std::optional<Moment>>(1, "at"), std::nullopt);
    EXPECT_EQ(read<std::optional<State>>(1, "state"), std::nullopt);
    EXPECT_EQ(read<std::optional<std::int64_t>>(2, "number"), 0);
    EXPECT_EQ(read<std::optional<std::string>>(2, "name"), "");
    EXPECT_TRUE(read<std::optional<Bytes>>(2, "bytes"));
    EXPECT_EQ(read<std::optional<Day>>(2, "due"), day(2026, 1, 1));
    EXPECT_EQ(read<std::optional<State>>(2, "state"), State::draft);
}

TEST_P(Db, holds_the_whole_range_of_integers)
{
    constexpr auto least = std::numeric_limits<std::int64_t>::min(),
                   most = std::numeric_limits<std::int64_t>::max();
    {
        auto tx = store->begin();
        tx.run(insert_thing, {{":id", most}, {":number", least}, {":name", "extremes"}});
        tx.run(insert_thing, {{":id", 1}, {":number", 5'000'000'000}, {":name", "past 32 bits"}});
        tx.commit();
    }
    EXPECT_EQ(read<std::int64_t>(most, "id"), most);
    EXPECT_EQ(read<std::int64_t>(most, "number"), least);
    EXPECT_EQ(read<std::int64_t>(1, "number"), 5'000'000'000);
}

// Cut silently at the NUL, a text would change on its way; whole or refused are both honest.
TEST_P(Db, never_cuts_text_at_a_nul)
{
    std::string const text{"before\0after", 12};
    if (GetParam() == Engine::postgres) {
        auto tx = store->begin();
        try {
            tx.run(insert_thing, {{":id", 1}, {":number", 1}, {":name", text}});
            FAIL() << "PostgreSQL cannot hold this text";
        } catch (Error const& error) {
            EXPECT_EQ(error.kind, Error::Kind::constraint);
            EXPECT_EQ(std::string{error.what()}.find("before"), std::string::npos);
        }
    } else {
        add(1, text);
        EXPECT_EQ(read<std::string>(1, "name"), text);
    }
}

TEST_P(Db, lets_no_value_become_part_of_a_statement)
{
    add(1, "'); DELETE FROM things; --");
    add(2, ":id");
    EXPECT_EQ(count(), 2);
    EXPECT_EQ(read<std::string>(2, "name"), ":id");
}

TEST_P(Db, a_colon_in_quotes_or_a_cast_is_no_parameter)
{
    constexpr Sql quoted{"test.quoted", "SELECT ':id it''s :name' AS said, CAST(:id AS BIGINT) AS id"};
    auto const said = store->reader().one(
        quoted, {{":id", 4}}, [](Row const& row) { return row.text("said") + row.text("id"); });
    EXPECT_EQ(said, ":id it's :name4");
}

TEST_P(Db, one_parameter_may_stand_in_many_places)
{
    constexpr Sql twice{
        "test.twice",
        "SELECT id FROM things WHERE (:name = '' OR name = :name) AND id >= :least ORDER BY id"};
    add(1, "one");
    add(2, "two");
    auto const ids = [&](char const* name) {
        return store->reader().all(
            twice, {{":name", name}, {":least", 1}}, [](Row const& row) { return row.integer("id"); });
    };
    EXPECT_EQ(ids(""), (std::vector<std::int64_t>{1, 2}));
    EXPECT_EQ(ids("two"), std::vector<std::int64_t>{2});
    EXPECT_TRUE(ids("three").empty());
}

TEST_P(Db, a_transaction_left_behind_undoes_everything)
{
    {
        auto tx = store->begin();
        tx.run(insert_thing, {{":id", 1}, {":number", 1}, {":name", "lost"}});
        EXPECT_EQ(count_in(tx), 1);
    }
    EXPECT_EQ(count(), 0);
    add(1, "kept"); // the session is as good as new
    EXPECT_EQ(count(), 1);
}

TEST_P(Db, a_savepoint_undoes_one_part_alone)
{
    auto tx = store->begin();
    tx.run(insert_thing, {{":id", 1}, {":number", 1}, {":name", "first"}});
    {
        Savepoint const undone{tx};
        tx.run(insert_thing, {{":id", 2}, {":number", 1}, {":name", "second"}});
    }
    {
        Savepoint kept{tx};
        tx.run(insert_thing, {{":id", 3}, {":number", 1}, {":name", "third"}});
        kept.release();
    }
    tx.commit();
    EXPECT_EQ(
        store->reader().all(list_things, {}, [](Row const& row) { return row.integer("id"); }),
        (std::vector<std::int64_t>{1, 3}));
}

TEST_P(Db, a_failed_statement_inside_a_savepoint_leaves_the_transaction_whole)
{
    auto tx = store->begin();
    tx.run(insert_thing, {{":id", 1}, {":number", 1}, {":name", "first"}});
    try {
        Savepoint const savepoint{tx};
        tx.run(insert_thing, {{":id", 1}, {":number", 1}, {":name", "again"}});
        FAIL() << "two rows of one id";
    } catch (Error const& error) {
        EXPECT_EQ(error.kind, Error::Kind::constraint);
    }
    EXPECT_FALSE(tx.ended());
    tx.run(insert_thing, {{":id", 2}, {":number", 1}, {":name", "second"}});
    tx.commit();
    EXPECT_EQ(count(), 2);
}

TEST_P(Db, an_error_names_the_statement_and_no_value)
{
    add(1, "secret-name");
    auto tx = store->begin();
    try {
        tx.run(insert_thing, {{":id", 2}, {":number", 1}, {":name", "secret-name"}});
        FAIL() << "two rows of one name";
    } catch (Error const& error) {
        std::string const said = error.what();
        EXPECT_NE(said.find("test.insert_thing"), std::string::npos) << said;
        EXPECT_EQ(said.find("secret-name"), std::string::npos) << said;
    }
}

TEST_P(Db, a_reader_sees_one_moment)
{
    add(1, "first");
    auto const before = store->reader();
    EXPECT_EQ(count_in(before), 1);
    add(2, "second");
    EXPECT_EQ(count_in(before), 1);
    EXPECT_EQ(count(), 2);
}

TEST_P(Db, says_how_many_rows_changed)
{
    constexpr Sql unless_there{
        "test.unless_there", "INSERT INTO things (id, name) VALUES (:id, :name) ON CONFLICT DO NOTHING"};
    constexpr Sql remove_from{"test.remove_from", "DELETE FROM things WHERE id >= :id"};
    add(1, "first");
    add(2, "second");
    auto tx = store->begin();
    EXPECT_EQ(tx.run(rename_all, {{":number", 5}}), 2);
    EXPECT_EQ(tx.run(unless_there, {{":id", 1}, {":name", "first"}}), 0);
    EXPECT_EQ(tx.run(unless_there, {{":id", 3}, {":name", "third"}}), 1);
    EXPECT_EQ(tx.run(remove_from, {{":id", 99}}), 0);
    EXPECT_EQ(tx.run(remove_from, {{":id", 2}}), 2);
}

TEST_P(Db, refuses_a_statement_without_a_value_for_each_parameter)
{
    auto tx = store->begin();
    EXPECT_THROW(tx.run(insert_thing, {{":id", 1}, {":number", 1}}), Error);
}

TEST_P(Db, refuses_a_value_no_parameter_asks_for)
{
    auto tx = store->begin();
    EXPECT_THROW(tx.run(insert_thing, {{":id", 1}, {":number", 1}, {":name", "x"}, {":nmae", "y"}}), Error);
}

TEST_P(Db, refuses_a_column_the_statement_does_not_select)
{
    add(1, "first");
    auto const reader = store->reader();
    EXPECT_THROW(reader.one(list_things, {}, [](Row const& row) { return row.text("name"); }), Error);
}

TEST_P(Db, refuses_a_stored_value_that_does_not_fit_its_type)
{
    store.meddle("INSERT INTO things (id, due, state) VALUES (1, '2026-02-30', 'finished')");
    EXPECT_THROW(read<Day>(1, "due"), Error);
    EXPECT_THROW(read<State>(1, "state"), Error);
}

TEST_P(Db, refuses_a_statement_the_engine_does_not_understand_and_goes_on)
{
    constexpr Sql nonsense{"test.nonsense", "SELEKT 1"};
    {
        auto const reader = store->reader();
        EXPECT_THROW(reader.open(nonsense, Params{}), Error);
    }
    EXPECT_EQ(count(), 0);
}

TEST_P(Db, two_writers_lose_nothing)
{
    auto const other = store.open_again();
    std::atomic<int> committed{0};
    auto const write = [&](Store& to, int first) {
        for (int i = 0; i < 40; ++i)
            for (bool done = false; !done;) {
                try {
                    auto tx = to.begin();
                    auto const seen = count_in(tx);
                    tx.run(
                        insert_thing,
                        {{":id", first + i}, {":number", seen}, {":name", std::to_string(first + i)}});
                    tx.commit();
                    ++committed;
                    done = true;
                } catch (Error const& error) {
                    if (error.kind != Error::Kind::conflict)
                        throw;
                }
            }
    };
    std::thread second{[&] { write(*other, 1000); }};
    write(*store, 2000);
    second.join();
    EXPECT_EQ(committed, 80);
    EXPECT_EQ(count(), 80);
    // Each saw a different number of rows before it: nobody wrote beside another.
    constexpr Sql distinct{"test.distinct", "SELECT COUNT(DISTINCT number) AS count FROM things"};
    EXPECT_EQ(*store->reader().one(distinct, {}, [](Row const& row) { return row.integer("count"); }), 80);
}

TEST_P(Db, many_readers_share_the_store)
{
    add(1, "first");
    std::vector<std::thread> threads;
    std::atomic<int> right{0};
    for (int i = 0; i < 24; ++i)
        threads.emplace_back([&] {
            for (int turn = 0; turn < 20; ++turn)
                right += count() == 1;
        });
    for (auto& thread : threads)
        thread.join();
    EXPECT_EQ(right, 24 * 20);
}

TEST(DbOnSqlite, a_statement_runs_once_at_a_time_on_a_connection)
{
    TestStore store{Engine::sqlite, tables};
    auto const reader = store->reader();
    auto const cursor = reader.open(list_things, Params{});
    EXPECT_THROW(reader.open(list_things, Params{}), Error);
}

TEST(DbOnPostgres, a_lost_server_session_is_replaced)
{
    TestStore store{Engine::postgres, tables};
    constexpr Sql session{"test.session", "SELECT pg_backend_pid() AS session"};
    auto const lost = *store->reader().one(session, {}, [](Row const& row) { return row.text("session"); });
    store.open_again()->maintain("SELECT pg_terminate_backend(" + lost + ", 5000)");
    EXPECT_EQ(count_in(store->reader()), 0);
}

// A reader may be waiting for a writer, as a handler does that reads and then hands in an act.
TEST(DbOnSqlite, emptying_the_log_holds_up_nobody_for_long)
{
    TestStore store{Engine::sqlite, tables};
    auto const add = [&](int id) {
        auto tx = store->begin();
        tx.run(insert_thing, {{":id", id}, {":number", id}, {":name", std::to_string(id)}});
        tx.commit();
    };
    add(1);
    EXPECT_TRUE(store->empty_log());
    add(2);
    auto const other = store.open_again();
    {
        auto const reader = store->reader();
        EXPECT_EQ(count_in(reader), 2);
        add(3);
        std::atomic<bool> is_empty{true};
        std::thread empties{[&] { is_empty = other->empty_log(std::chrono::milliseconds{700}); }};
        auto const begun = std::chrono::steady_clock::now();
        for (int id = 4; id < 8; ++id)
            add(id);
        EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds{3});
        empties.join();
        EXPECT_FALSE(is_empty); // the reader still needs it
    }
    EXPECT_TRUE(other->empty_log());
    EXPECT_EQ(std::filesystem::file_size(store.folder() / "desk.db-wal"), 0u);
}

} // namespace
} // namespace fengye::db
