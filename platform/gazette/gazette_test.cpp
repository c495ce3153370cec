#include "platform/gazette/gazette.hpp"

#include <gtest/gtest.h>

#include "tests/testing/engines.hpp"
#include "tests/testing/test_works.hpp"

namespace fengye::gazette {
namespace {

class Gazette : public ::testing::TestWithParam<db::Engine> {
protected:
    TestStore store{GetParam()};

    crypto::ChainHead publish(std::vector<Publication> const& publications)
    {
        auto tx = store->begin();
        auto const head = append(tx, test_morning, publications);
        tx.commit();
        return head;
    }
    crypto::ChainHead put(std::int64_t id, std::string text)
    {
        return publish({{Action::put, "article", id, std::move(text)}});
    }
    std::string verdict(crypto::ChainHead const& checkpoint = {})
    {
        return verify(store->reader(), checkpoint).value_or("well");
    }
};
INSTANTIATE_TEST_SUITE_P(On, Gazette, both_engines(), engine_name);

TEST_P(Gazette, numbers_every_public_fact_in_order)
{
    EXPECT_EQ(last_number(store->reader()), 0);
    EXPECT_EQ(put(81, "first").number, 1);
    EXPECT_EQ(put(82, "second").number, 2);
    EXPECT_EQ(publish({{Action::withdraw, "article", 81, "withdrawn"}}).number, 3);
    EXPECT_EQ(last_number(store->reader()), 3);
    auto const entries = after(store->reader(), 1, 100);
    ASSERT_EQ(entries.size(), 2u);
    EXPECT_EQ(entries[0].number, 2);
    EXPECT_EQ(entries[0].publication.document, "second");
    EXPECT_EQ(entries[0].publication.kind, "article");
    EXPECT_EQ(entries[0].publication.id, 82);
    EXPECT_EQ(entries[0].at, test_morning);
    EXPECT_EQ(entries[1].publication.action, Action::withdraw);
}

TEST_P(Gazette, never_gives_half_of_a_transaction)
{
    put(1, "alone");
    publish(
        {{Action::put, "article", 2, "a"},
         {Action::put, "article", 3, "b"},
         {Action::put, "article", 4, "c"}});
    put(5, "alone");
    EXPECT_EQ(after(store->reader(), 0, 2).back().number, 4);
    EXPECT_EQ(after(store->reader(), 0, 1).back().number, 1);
    EXPECT_EQ(after(store->reader(), 1, 1).back().number, 4);
    EXPECT_EQ(after(store->reader(), 4, 1).back().number, 5);
    EXPECT_TRUE(after(store->reader(), 5, 10).empty());
}

TEST_P(Gazette, verifies)
{
    EXPECT_EQ(verdict(), "well");
    put(1, "枫叶");
    auto const head = put(1, "");
    EXPECT_EQ(verdict(), "well");
    EXPECT_EQ(verdict(head), "well");
}

TEST_P(Gazette, names_the_row_when_any_column_of_it_was_changed)
{
    for (auto const* change :
         {"batch_end = 9", "at = at + 1", "action = 'withdraw'", "kind = 'letter'", "document_id = 9",
          "algorithm = 'md5'", "digest = hash", "hash = digest", "salt = digest", "salt = NULL",
          "document = 'forged'", "document = NULL", "document = NULL, salt = NULL"}) {
        TestStore fresh{GetParam()};
        {
            auto tx = fresh->begin();
            for (auto const* text : {"first", "second", "third"})
                append(tx, test_morning, {{Action::put, "article", 2, text}});
            tx.commit();
        }
        fresh.meddle(std::string{"UPDATE gazette SET "} + change + " WHERE number = 2");
        auto const said = verify(fresh->reader(), {}).value_or("well");
        EXPECT_NE(said.find("gazette row 2 "), std::string::npos) << change << ": " << said;
    }
}

TEST_P(Gazette, misses_rows_and_heads)
{
    put(1, "first");
    put(2, "second");
    put(3, "third");
    TestStore& changed = store;
    changed.meddle("UPDATE gazette_head SET number = 2");
    EXPECT_EQ(verdict(), "gazette ends at row 3, but its head says row 2");
    changed.meddle("UPDATE gazette_head SET number = 3");
    EXPECT_EQ(verdict(), "well");
    changed.meddle("UPDATE gazette SET number = 30 WHERE number = 3");
    EXPECT_EQ(verdict(), "gazette row 3 is missing");
    changed.meddle("UPDATE gazette SET number = 3 WHERE number = 30; DELETE FROM gazette WHERE number = 1;");
    EXPECT_EQ(verdict(), "gazette row 1 is missing");
}

TEST_P(Gazette, misses_a_tail_that_was_cut)
{
    put(1, "first");
    auto const checkpoint = put(2, "second");
    store.meddle("DELETE FROM gazette WHERE number = 2; UPDATE gazette_head SET number = 1, hash = (SELECT "
                 "hash FROM gazette WHERE number = 1);");
    EXPECT_EQ(verdict(), "well");
    EXPECT_EQ(verdict(checkpoint), "gazette ends at row 1, but the checkpoint saw row 2");
    put(2, "other");
    EXPECT_EQ(verdict(checkpoint), "gazette row 2 is not the one the checkpoint saw");
}

TEST_P(Gazette, erasing_takes_the_text_out_and_keeps_the_chain)
{
    put(1, "someone's secret");
    put(2, "stays");
    put(1, "someone's secret, again");
    auto const head = publish({{Action::erased, "article", 1, "because"}});
    EXPECT_EQ(verdict(head), "well");
    auto const entries = after(store->reader(), 0, 100);
    ASSERT_EQ(entries.size(), 4u);
    EXPECT_EQ(entries[0].publication.document, "");
    EXPECT_EQ(entries[1].publication.document, "stays");
    EXPECT_EQ(entries[2].publication.document, "");
    EXPECT_EQ(entries[3].publication.document, "because");

    // Without its salt the digest cannot be tried against a guessed text.
    constexpr db::Sql salted{
        "test.salted", "SELECT COUNT(*) AS count FROM gazette WHERE salt IS NULL AND document IS NULL"};
    EXPECT_EQ(store->reader().one(salted, {}, [](db::Row const& row) { return row.integer("count"); }), 2);
}

TEST_P(Gazette, knows_an_erasure_from_a_text_that_went_missing)
{
    put(1, "erased");
    put(2, "missing");
    publish({{Action::erased, "article", 1, "because"}});
    store.meddle("UPDATE gazette SET salt = NULL, document = NULL WHERE number = 2");
    EXPECT_EQ(verdict(), "the document of gazette row 2 is not the one that was published");
}

TEST_P(Gazette, the_same_text_twice_has_two_digests)
{
    put(1, "same");
    put(2, "same");
    constexpr db::Sql digests{"test.digests", "SELECT COUNT(DISTINCT digest) AS count FROM gazette"};
    EXPECT_EQ(store->reader().one(digests, {}, [](db::Row const& row) { return row.integer("count"); }), 2);
}

} // namespace
} // namespace fengye::gazette
