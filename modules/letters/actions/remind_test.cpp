#include <gtest/gtest.h>

#include "modules/letters/actions/remind.hpp"
#include "modules/letters/letters_test.hpp"

namespace fengye::letters {
namespace {

using Lines = std::vector<std::string>;

class Reminding : public testing::TestWithParam<db::Engine> {
protected:
    PostOffice office{GetParam()};

    void remind()
    {
        accepted(office.as(Actor::program("jobs"), [](Work& work) { return remind_of_letters(work); }));
    }
    // How many notes somebody has.
    std::int64_t notes(Actor const& actor)
    {
        static constexpr db::Sql count{
            "test.notes", "SELECT COUNT(*) AS count FROM people_notes WHERE person = :person"};
        return office.city.reader()
            .one(count, {{":person", actor.person}}, [](db::Row const& row) { return row.integer("count"); })
            .value();
    }
};
INSTANTIATE_TEST_SUITE_P(On, Reminding, both_engines(), engine_name);

TEST_P(Reminding, begins_two_working_days_before_and_goes_up_when_it_is_late)
{
    office.accepted_letter(); // due on Monday, 14 December
    office.advance(16);       // Wednesday
    remind();
    EXPECT_EQ(notes(office.handler), 0);
    office.advance(1);
    remind();
    EXPECT_EQ(notes(office.handler), 1);
    EXPECT_EQ(notes(office.head), 0);
    office.advance(5); // Tuesday, 15 December
    remind();
    EXPECT_EQ(notes(office.head), 1);
    EXPECT_EQ(notes(office.mayor_), 0);
    EXPECT_EQ(office.facts(), Lines{"letter_not_answered_in_time"});
    office.advance(2); // Thursday: three working days late
    remind();
    EXPECT_EQ(notes(office.mayor_), 1);
    EXPECT_EQ(office.facts(), Lines{"letter_not_answered_in_time"}) << "once";
}

TEST_P(Reminding, keeps_quiet_on_days_off_and_while_the_clock_is_paused)
{
    auto const id = office.accepted_letter();
    accepted(office.as(
        office.handler, [&](Work& work) { return pause_letter(work, office.platform, id, "等鉴定"); }));
    office.advance(30);
    remind();
    EXPECT_EQ(notes(office.handler), 0);
    EXPECT_TRUE(office.facts().empty());
    office.id_of(office.sent());
    office.advance(4); // a Sunday
    remind();
    EXPECT_EQ(notes(office.handler), 0);
}

} // namespace
} // namespace fengye::letters
