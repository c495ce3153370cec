#include "platform/db/migrations.hpp"

#include <gtest/gtest.h>

#include "tests/testing/engines.hpp"
#include "tests/testing/test_store.hpp"

namespace fengye::db {
namespace {

Migration const first{
    "letters", 1, "0001_letters.sql", "CREATE TABLE letters (id BIGINT PRIMARY KEY, text TEXT NOT NULL)"};
Migration const second{
    "letters", 2, "0002_add_place.sql", "ALTER TABLE letters ADD COLUMN place TEXT NOT NULL DEFAULT ''"};
Migration const other_module{
    "answers", 1, "0001_answers.sql",
    "CREATE TABLE answers (id BIGINT PRIMARY KEY, letter BIGINT NOT NULL REFERENCES letters (id))"};

constexpr Sql count_steps{"test.count_steps", "SELECT COUNT(*) AS count FROM migrations"};
constexpr Sql read_place{"test.read_place", "SELECT place FROM letters WHERE id = :id"};

class Migrations : public ::testing::TestWithParam<Engine> {
protected:
    std::int64_t steps_in(Store& store)
    {
        return *store.reader().one(count_steps, {}, [](Row const& row) { return row.integer("count"); });
    }
};
INSTANTIATE_TEST_SUITE_P(On, Migrations, both_engines(), engine_name);

TEST_P(Migrations, of_the_whole_house_replay_on_a_fresh_store)
{
    TestStore store{GetParam()};
    EXPECT_EQ(steps_in(*store), static_cast<std::int64_t>(all_migrations().size()));
}

TEST_P(Migrations, run_once_each)
{
    TestStore store{GetParam(), {first}};
    EXPECT_EQ(steps_in(*store), 1);
    migrate(*store, {first});
    EXPECT_EQ(steps_in(*store), 1);
}

TEST_P(Migrations, bring_an_older_store_forward_and_keep_its_rows)
{
    TestStore store{GetParam(), {first}};
    store.meddle("INSERT INTO letters (id, text) VALUES (1, 'kept')");
    migrate(*store, {first, second, other_module});
    EXPECT_EQ(
        store->reader().one(read_place, {{":id", 1}}, [](Row const& row) { return row.text("place"); }), "");
    EXPECT_EQ(steps_in(*store), 3);
}

TEST_P(Migrations, of_an_old_program_refuse_a_newer_store)
{
    TestStore store{GetParam(), {first, second}};
    try {
        migrate(*store, {first});
        FAIL() << "an old program wrote into a newer store";
    } catch (Error const& error) {
        EXPECT_NE(std::string{error.what()}.find("letters 2"), std::string::npos) << error.what();
    }
}

TEST_P(Migrations, that_fail_leave_nothing_half_done)
{
    TestStore store{GetParam(), {first}};
    Migration const broken{
        "letters", 2, "0002_broken.sql",
        "CREATE TABLE extra (id BIGINT PRIMARY KEY); INSERT INTO nowhere VALUES (1)"};
    EXPECT_THROW(migrate(*store, {first, broken}), Error);
    EXPECT_EQ(steps_in(*store), 1);
    Migration const mended{"letters", 2, "0002_mended.sql", "CREATE TABLE extra (id BIGINT PRIMARY KEY)"};
    migrate(*store, {first, mended});
    EXPECT_EQ(steps_in(*store), 2);
}

TEST_P(Migrations, make_foreign_keys_that_hold)
{
    TestStore store{GetParam(), {first, other_module}};
    EXPECT_THROW(store.meddle("INSERT INTO answers (id, letter) VALUES (1, 99)"), Error);
}

} // namespace
} // namespace fengye::db
