#include "platform/journal/journal.hpp"

#include <gtest/gtest.h>

#include "tests/testing/engines.hpp"
#include "tests/testing/test_works.hpp"

namespace fengye::journal {
namespace {

class Journal : public ::testing::TestWithParam<db::Engine> {
protected:
    TestStore store{GetParam()};

    crypto::ChainHead append_one(std::string const& subject, std::string const& node = "node1")
    {
        auto tx = store->begin();
        auto const head = append(
            tx, node,
            {{test_morning, PersonId{3}, UnitId{4}, "192.0.2.1", "editorial.signed_off", subject, "60 s"}});
        tx.commit();
        return head;
    }
    std::string verdict(crypto::ChainHead const& checkpoint = {}, std::string const& node = "node1")
    {
        return verify(store->reader(), node, checkpoint).value_or("well");
    }
};
INSTANTIATE_TEST_SUITE_P(On, Journal, both_engines(), engine_name);

TEST_P(Journal, remembers_what_was_done_to_a_thing)
{
    append_one("item/81");
    append_one("item/82");
    append_one("item/81");
    auto const rows = of_subject(store->reader(), "item/81");
    ASSERT_EQ(rows.size(), 2u);
    EXPECT_EQ(rows[0].number, 3); // newest first
    EXPECT_EQ(rows[1].number, 1);
    EXPECT_EQ(rows[1].entry.person, PersonId{3});
    EXPECT_EQ(rows[1].entry.unit, UnitId{4});
    EXPECT_EQ(rows[1].entry.at, test_morning);
    EXPECT_EQ(rows[1].entry.act, "editorial.signed_off");
    EXPECT_EQ(rows[1].entry.origin, "192.0.2.1");
    EXPECT_EQ(rows[1].entry.detail, "60 s");
    EXPECT_EQ(of_subject(store->reader(), "item/81", 1).size(), 1u);
}

TEST_P(Journal, verifies)
{
    EXPECT_EQ(verdict(), "well");
    append_one("item/1");
    auto const head = append_one("item/2");
    EXPECT_EQ(verdict(), "well");
    EXPECT_EQ(verdict(head), "well");
    append_one("item/3");
    EXPECT_EQ(verdict(head), "well"); // an older checkpoint is passed on the way
}

TEST_P(Journal, names_the_row_when_any_column_of_it_was_changed)
{
    for (auto const* change :
         {"at = at + 1", "person = 9", "unit = 9", "origin = 'elsewhere'", "act = 'editorial.read'",
          "subject = 'item/9'", "detail = ''", "hash = (SELECT hash FROM journal_heads)", "node = 'node2'",
          "number = 20"}) {
        TestStore fresh{GetParam()};
        {
            auto tx = fresh->begin();
            for (auto const* subject : {"item/1", "item/2", "item/3"})
                append(
                    tx, "node1",
                    {{test_morning, PersonId{3}, UnitId{4}, "192.0.2.1", "editorial.signed_off", subject,
                      "60 s"}});
            tx.commit();
        }
        fresh.meddle(std::string{"UPDATE journal SET "} + change + " WHERE number = 2");
        auto const said = verify(fresh->reader(), "node1", {}).value_or("well");
        // A row under another number leaves a hole where it stood: the row after it is the first that does
        // not fit.
        bool const is_moved = std::string_view{change} == "number = 20";
        EXPECT_NE(said.find(is_moved ? "journal row 3 " : "journal row 2 "), std::string::npos)
            << change << ": " << said;
    }
}

TEST_P(Journal, misses_a_row_taken_out_of_the_middle)
{
    for (auto const* subject : {"item/1", "item/2", "item/3"})
        append_one(subject);
    store.meddle("DELETE FROM journal WHERE number = 2");
    EXPECT_EQ(verdict(), "journal row 3 does not fit its hash");
}

TEST_P(Journal, misses_a_tail_that_was_cut)
{
    append_one("item/1");
    auto const checkpoint = append_one("item/2");
    store.meddle("DELETE FROM journal WHERE number = 2");
    EXPECT_EQ(verdict(), "journal ends at row 1, but its head says row 2");
    // Whoever cuts the head too is found by the checkpoint outside.
    store.meddle("UPDATE journal_heads SET number = 1, hash = (SELECT hash FROM journal WHERE number = 1)");
    EXPECT_EQ(verdict(), "well");
    EXPECT_EQ(verdict(checkpoint), "journal ends at row 1, but the checkpoint saw row 2");
    // And so is who writes another tail in its place.
    append_one("item/other");
    EXPECT_EQ(verdict(), "well");
    EXPECT_EQ(verdict(checkpoint), "journal row 2 is not the one the checkpoint saw");
}

TEST_P(Journal, emptied_is_found_by_its_checkpoint)
{
    auto const checkpoint = append_one("item/1");
    store.meddle("DELETE FROM journal; DELETE FROM journal_heads;");
    EXPECT_EQ(verdict(), "well");
    EXPECT_EQ(verdict(checkpoint), "journal ends at row 0, but the checkpoint saw row 1");
}

TEST_P(Journal, has_a_chain_for_each_node)
{
    append_one("item/1", "node1");
    auto const second = append_one("item/2", "node2");
    auto const first = append_one("item/3", "node1");
    EXPECT_EQ(second.number, 2);
    EXPECT_EQ(first.number, 3); // numbers are shared, hashes are not
    EXPECT_EQ(verdict(first, "node1"), "well");
    EXPECT_EQ(verdict(second, "node2"), "well");
    store.meddle("UPDATE journal SET detail = 'x' WHERE number = 2");
    EXPECT_EQ(verdict(first, "node1"), "well");
    EXPECT_EQ(verdict(second, "node2"), "journal row 2 does not fit its hash");
}

} // namespace
} // namespace fengye::journal
