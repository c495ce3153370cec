#include "modules/editorial/actions/expire_items.hpp"

#include <gtest/gtest.h>

#include "modules/editorial/editorial_test.hpp"
#include "modules/editorial/store/expiries.hpp"

namespace fengye::editorial {
namespace {

class Expiries : public testing::TestWithParam<db::Engine> {
protected:
    Newsroom room{GetParam()};

    Day today() { return day_of(room.city.clock.now()); }
    Content until(Day last)
    {
        auto content = room.text();
        content.expires_on = last;
        return content;
    }
    void night()
    {
        accepted(room.as(Actor::program("jobs"), [](Work& work) { return expire_items(work); }));
    }
    void pass_days(int days) { room.city.clock.advance(std::chrono::days{days}); }
    bool is_asked(ItemId id)
    {
        auto const open = room.tasks();
        return std::find(open.begin(), open.end(), "editorial/expiry/" + id.text()) != open.end();
    }
};

INSTANTIATE_TEST_SUITE_P(On, Expiries, both_engines(), engine_name);

TEST_P(Expiries, take_an_item_down_after_its_last_day_and_say_so)
{
    auto const id = room.published(until(today() + std::chrono::days{3}));
    auto const stays = room.published(room.text("一直公开的"));
    pass_days(3);
    night();
    EXPECT_TRUE(room.article(id)) << "the last day counts";
    pass_days(1);
    night();
    EXPECT_FALSE(room.article(id));
    EXPECT_TRUE(room.article(stays));
    EXPECT_EQ(room.state(id), ItemState::withdrawn);
    EXPECT_EQ(room.public_titles("site"), Lines{"一直公开的"});
    auto const told = decode<Withdrawal>(room.address(id)->target);
    EXPECT_EQ(told.reason, "expired");
    EXPECT_EQ(told.title, room.text().title);
    EXPECT_EQ(room.steps(id).back(), "withdrawn");
    auto const before = room.steps(id).size();
    night();
    EXPECT_EQ(room.steps(id).size(), before) << "once";
}

TEST_P(Expiries, that_were_missed_are_made_good)
{
    auto const id = room.published(until(today() + std::chrono::days{3}));
    pass_days(30);
    night();
    EXPECT_EQ(room.state(id), ItemState::withdrawn);
}

TEST_P(Expiries, are_asked_about_a_fortnight_before_and_once)
{
    auto const id = room.published(until(today() + std::chrono::days{20}));
    night();
    EXPECT_FALSE(is_asked(id));
    pass_days(6);
    night();
    EXPECT_TRUE(is_asked(id));
    EXPECT_EQ(
        said(room.as(room.stranger, [&](Work& work) { return let_expire(work, id); })), "platform.not_found");
    accepted(room.as(room.officer, [&](Work& work) { return let_expire(work, id); }));
    EXPECT_FALSE(is_asked(id));
    pass_days(1);
    night();
    EXPECT_FALSE(is_asked(id)) << "answered";
}

TEST_P(Expiries, are_put_off_by_a_signed_correction)
{
    auto const first = today() + std::chrono::days{10};
    auto const id = room.published(until(first));
    night();
    EXPECT_TRUE(is_asked(id));
    accepted(room.as(room.officer, [&](Work& work) { return begin_correction(work, id); }));
    accepted(room.save(room.officer, id, until(first + std::chrono::days{300}), 1));
    accepted(room.submit(room.officer, id));
    EXPECT_EQ(store::find_expiry(room.city.reader(), id), first) << "not before it is signed";
    accepted(room.review(room.reviewer, id, room.pass(id)));
    accepted(room.sign(room.head, id, room.pass(id)));
    accepted(room.as(room.head, [&](Work& work) { return release_now(work, id); }));
    EXPECT_FALSE(is_asked(id));
    pass_days(20);
    night();
    EXPECT_TRUE(room.article(id));
}

TEST_P(Expiries, leave_a_correction_that_is_under_way)
{
    auto const id = room.published(until(today() + std::chrono::days{1}));
    accepted(room.as(room.officer, [&](Work& work) { return begin_correction(work, id); }));
    pass_days(2);
    night();
    EXPECT_FALSE(room.article(id));
    EXPECT_EQ(room.state(id), ItemState::draft) << "what is being written goes on";
}

TEST_P(Expiries, end_with_a_withdrawal)
{
    auto const id = room.published(until(today() + std::chrono::days{5}));
    night();
    accepted(room.withdraw(room.head, id, {WithdrawReason::incorrect, "有误", "", false}));
    EXPECT_FALSE(store::find_expiry(room.city.reader(), id));
    EXPECT_FALSE(is_asked(id));
}

TEST_P(Expiries, come_after_the_first_day)
{
    auto const id = room.written(until(today() - std::chrono::days{1}));
    EXPECT_EQ(said(room.submit(room.officer, id)), "editorial.error_expires_too_early");
}

} // namespace
} // namespace fengye::editorial
