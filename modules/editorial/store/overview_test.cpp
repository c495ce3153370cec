#include <gtest/gtest.h>

#include "modules/editorial/editorial_test.hpp"
#include "modules/editorial/store/overview.hpp"

namespace fengye::editorial {
namespace {

// What the overview counts, on both engines.
class Counting : public testing::TestWithParam<db::Engine> {
protected:
    Newsroom room{GetParam()};
    Period const month = period_of(Span::month, day_of(room.city.clock.now()));
    Period const before{month.from - std::chrono::days{30}, month.from - std::chrono::days{1}};

    // "submitted  1"
    Lines steps(UnitId unit, Period const& period)
    {
        Lines lines;
        for (auto const& step : store::count_steps(room.city.reader(), unit, period))
            lines.push_back(
                std::string{name_of(step.kind)} + " " + step.reason + " " + std::to_string(step.count));
        return lines;
    }
};
INSTANTIATE_TEST_SUITE_P(On, Counting, both_engines(), engine_name);

TEST_P(Counting, finds_what_waits_and_since_when)
{
    room.submitted(room.text("第一篇"));
    auto urgent = room.text("第二篇");
    urgent.is_urgent = true;
    room.reviewed(urgent);
    room.written(room.text("第三篇"));
    auto const now = room.city.clock.now();
    auto const waiting = store::count_waiting(room.city.reader(), UnitId{}, now);
    ASSERT_EQ(waiting.size(), 2u);
    EXPECT_EQ(waiting[0].state, ItemState::reviewed);
    EXPECT_EQ(waiting[0].urgent, 1);
    EXPECT_EQ(waiting[0].overdue, 0);
    EXPECT_EQ(waiting[1].state, ItemState::submitted);
    EXPECT_EQ(waiting[1].count, 1);
    EXPECT_EQ(waiting[1].urgent, 0);
    auto const later = store::count_waiting(room.city.reader(), room.housing, now + 1s);
    EXPECT_EQ(later[1].overdue, 1);
    EXPECT_TRUE(store::count_waiting(room.city.reader(), room.civil_affairs, now).empty());
}

TEST_P(Counting, adds_up_decisions_by_reason_within_the_period)
{
    auto const id = room.submitted(room.text());
    accepted(room.review(room.reviewer, id, room.give_back(id, ReturnReason::facts)));
    accepted(room.save(room.officer, id, room.text("改过的标题"), 1));
    accepted(room.submit(room.officer, id));
    EXPECT_EQ(steps(UnitId{}, month), (Lines{"returned facts 1", "submitted  2"}));
    EXPECT_EQ(steps(room.housing, month), steps(UnitId{}, month));
    EXPECT_TRUE(steps(room.civil_affairs, month).empty());
    EXPECT_TRUE(steps(UnitId{}, before).empty());
}

TEST_P(Counting, takes_what_became_public_once_by_its_column)
{
    auto const id = room.published(room.text());
    accepted(room.as(room.officer, [&](Work& work) { return begin_correction(work, id); }));
    auto const counts = store::count_publications(room.city.reader(), room.housing, month);
    ASSERT_EQ(counts.size(), 1u);
    EXPECT_EQ(counts[0].column, room.column("C016"));
    EXPECT_EQ(counts[0].count, 1);
    EXPECT_TRUE(store::count_publications(room.city.reader(), UnitId{}, before).empty());
}

TEST_P(Counting, knows_how_long_the_first_publication_took)
{
    auto const today = day_of(room.city.clock.now());
    auto content = room.text();
    content.event_on = today - std::chrono::days{40};
    room.published(content);
    content.event_on = today - std::chrono::days{3};
    auto const quick = room.published(content);
    room.city.clock.advance(std::chrono::days{5} + 1s);
    // A correction published late says nothing of the item.
    content.event_on = today - std::chrono::days{100};
    content.correction = "改正了日期。";
    accepted(room.as(room.officer, [&](Work& work) { return begin_correction(work, quick); }));
    accepted(room.save(room.officer, quick, content, 1));
    accepted(room.submit(room.officer, quick));
    accepted(room.review(room.reviewer, quick, room.pass(quick)));
    accepted(room.sign(room.head, quick, room.pass(quick)));
    accepted(room.as(room.head, [&](Work& work) { return release_now(work, quick); }));
    auto const slow = store::slow_publications(room.city.reader(), UnitId{}, month, 20);
    ASSERT_EQ(slow.size(), 1u);
    EXPECT_EQ(slow[0].unit, room.housing);
    EXPECT_EQ(slow[0].days, 40);
    EXPECT_TRUE(store::slow_publications(room.city.reader(), UnitId{}, month, 40).empty());
}

TEST_P(Counting, tells_who_dismissed_what)
{
    auto const id = room.submitted(room.text("通知", "<p>咨询电话：13800138000。</p>"));
    accepted(room.as(room.reviewer, [&](Work& work) { return dismiss_finding(work, id, 1, "公开电话"); }));
    auto const counts = store::count_dismissals(room.city.reader(), UnitId{}, month);
    ASSERT_EQ(counts.size(), 1u);
    EXPECT_EQ(counts[0].unit, room.housing);
    EXPECT_EQ(counts[0].person, room.reviewer.person);
    EXPECT_EQ(counts[0].count, 1);
    store::DismissalFilter filter{.unit = room.housing, .person = room.reviewer.person, .period = month};
    auto const list = store::list_dismissals(room.city.reader(), filter);
    ASSERT_EQ(list.size(), 1u);
    EXPECT_EQ(list[0].item, id);
    EXPECT_EQ(list[0].noted.dismiss_reason, "公开电话");
    EXPECT_EQ(list[0].at, room.city.clock.now());
    EXPECT_EQ(store::count_dismissals(room.city.reader(), filter), 1);
    filter.person = room.officer.person;
    EXPECT_EQ(store::count_dismissals(room.city.reader(), filter), 0);
    filter.person = {};
    filter.period = before;
    EXPECT_TRUE(store::list_dismissals(room.city.reader(), filter).empty());
}

} // namespace
} // namespace fengye::editorial
