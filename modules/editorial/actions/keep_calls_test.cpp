#include <gtest/gtest.h>

#include "modules/editorial/actions/keep_calls.hpp"
#include "modules/editorial/editorial_test.hpp"
#include "modules/editorial/store/calls.hpp"
#include "modules/people/actions/appoint.hpp"
#include "modules/people/store/notes.hpp"

namespace fengye::editorial {
namespace {

// Monday, 23 November 2026; the deadline is the Wednesday of the week after.
class CallsForContent : public testing::TestWithParam<db::Engine> {
protected:
    Newsroom room{GetParam()};
    Day const today = day_of(room.city.clock.now());
    Day const due = today + std::chrono::days{9};

    CallText text()
    {
        return {
            .theme = "冬季供热",
            .about = "写做法和成效。",
            .tag = "供热",
            .home_column = room.column("C016"),
            .due_on = due,
            .units = {room.housing, room.civil_affairs}};
    }
    CallId opened()
    {
        return accepted(room.as(room.editor, [&](Work& work) { return open_call(work, text()); }));
    }
    ItemId begun(CallId call, Actor const& officer)
    {
        return accepted(room.as(officer, [&](Work& work) { return create_item_for(work, call); }));
    }
    void hand_in(ItemId id)
    {
        accepted(room.save(room.officer, id, room.text(), 0));
        accepted(room.submit(room.officer, id));
    }
    Result<void> answer(CallId call, std::string const& reason)
    {
        return room.as(room.stranger, [&](Work& work) { return answer_none(work, call, reason); });
    }
    template <class Act>
    auto by_editor(CallId call, Act act)
    {
        return room.as(room.editor, [&](Work& work) { return act(work, call); });
    }
    void daily()
    {
        accepted(room.as(Actor::program("jobs"), [](Work& work) { return look_after_calls(work); }));
    }
    CallAnswer answer_of(CallId call, UnitId unit)
    {
        return store::find_call_unit(room.city.reader(), call, unit).value().answer();
    }
    std::string key(CallId call, UnitId unit) { return "editorial/call/" + call.text() + "/" + unit.text(); }
    // People are told by their appointments, which the newsroom's staff have in rights alone.
    PersonId appointed_officer(UnitId unit)
    {
        auto const person = room.hired(people::Role::officer, unit).person;
        accepted(room.city.run([&](Work& work) {
            return people::appoint(work, {person, people::Role::officer, unit, day(2026, 1, 1)});
        }));
        return person;
    }
    std::vector<std::string> acts(CallId call)
    {
        std::vector<std::string> acts;
        for (auto const& row : journal::of_subject(room.city.reader(), "call/" + call.text()))
            acts.insert(acts.begin(), row.entry.act);
        return acts;
    }
};
INSTANTIATE_TEST_SUITE_P(On, CallsForContent, both_engines(), engine_name);

TEST_P(CallsForContent, become_a_task_of_each_unit_until_it_has_answered)
{
    auto const call = opened();
    EXPECT_EQ(room.tasks(), (Lines{key(call, room.housing), key(call, room.civil_affairs)}));
    EXPECT_EQ(store::count_unanswered(room.city.reader(), room.housing), 1);
    auto const item = begun(call, room.officer);
    EXPECT_EQ(answer_of(call, room.housing), CallAnswer::silent); // a draft is no answer
    hand_in(item);
    EXPECT_EQ(answer_of(call, room.housing), CallAnswer::handed_in);
    EXPECT_EQ(store::count_unanswered(room.city.reader(), room.housing), 0);
    EXPECT_EQ(said(answer(call, "")), "editorial.error_none_reason_missing");
    accepted(answer(call, "本单位不涉及"));
    EXPECT_EQ(answer_of(call, room.civil_affairs), CallAnswer::none);
    EXPECT_EQ(room.tasks(), Lines{"editorial/review/" + item.text()});
}

TEST_P(CallsForContent, begin_an_item_with_their_tag_and_column)
{
    auto const item = begun(opened(), room.officer);
    auto const draft = store::find_draft(room.city.reader(), item, room.officer.person).value();
    EXPECT_EQ(draft.content.keywords, Lines{"供热"});
    EXPECT_EQ(draft.content.home_column, room.column("C016"));
    EXPECT_EQ(draft.content.source, people::find_unit(room.city.reader(), room.housing)->name_zh);
}

TEST_P(CallsForContent, are_made_and_changed_by_the_editor_alone_and_answered_by_who_was_asked)
{
    auto only_housing = text();
    only_housing.units = {room.housing};
    EXPECT_EQ(
        said(room.as(room.officer, [&](Work& work) { return open_call(work, only_housing); })),
        "platform.not_allowed");
    auto const call =
        accepted(room.as(room.editor, [&](Work& work) { return open_call(work, only_housing); }));
    EXPECT_EQ(
        said(room.as(room.officer, [&](Work& work) { return nudge_call(work, call); })),
        "platform.not_allowed");
    EXPECT_EQ(said(answer(call, "不涉及")), "platform.not_found");
    EXPECT_EQ(
        said(room.as(room.stranger, [&](Work& work) { return create_item_for(work, call); })),
        "platform.not_found");
}

TEST_P(CallsForContent, take_an_item_that_is_there_already_and_let_it_go)
{
    auto const call = opened();
    auto const id = room.submitted(room.text());
    accepted(room.review(room.reviewer, id, room.give_back(id, ReturnReason::facts)));
    auto const tie = [&](CallId to) {
        accepted(room.as(room.officer, [&](Work& work) -> Result<void> {
            tie_item(work, room.item(id), to);
            return {};
        }));
    };
    tie(call);
    EXPECT_EQ(answer_of(call, room.housing), CallAnswer::handed_in);
    auto const has_task = [&] {
        auto const tasks = room.tasks();
        return std::find(tasks.begin(), tasks.end(), key(call, room.housing)) != tasks.end();
    };
    EXPECT_FALSE(has_task());
    tie({});
    EXPECT_EQ(answer_of(call, room.housing), CallAnswer::silent);
    EXPECT_TRUE(has_task());
    auto elsewhere = text();
    elsewhere.units = {room.civil_affairs};
    tie(accepted(room.as(room.editor, [&](Work& work) { return open_call(work, elsewhere); })));
    EXPECT_FALSE(store::call_of(room.city.reader(), id)); // it did not ask the unit
}

TEST_P(CallsForContent, press_the_silent_at_most_once_in_two_hours)
{
    auto const officer = appointed_officer(room.housing), silent = appointed_officer(room.civil_affairs);
    auto const count = [&](PersonId person) {
        return people::store::count_notes(room.city.reader(), person);
    };
    auto const call = opened();
    EXPECT_EQ(count(officer), 1);
    hand_in(begun(call, room.officer));
    EXPECT_EQ(accepted(by_editor(call, nudge_call)), 1);
    EXPECT_EQ(count(officer), 1);
    EXPECT_EQ(count(silent), 2);
    EXPECT_EQ(said(by_editor(call, nudge_call)), "editorial.error_nudged_lately");
    room.city.clock.advance(2h);
    EXPECT_EQ(accepted(by_editor(call, nudge_call)), 1);
}

TEST_P(CallsForContent, remind_the_silent_once_the_day_before_and_note_them_once_after_the_deadline)
{
    auto const silent = appointed_officer(room.civil_affairs);
    auto const count = [&] { return people::store::count_notes(room.city.reader(), silent); };
    auto const call = opened();
    hand_in(begun(call, room.officer));
    daily();
    EXPECT_EQ(count(), 1);
    room.city.clock.set(moment_of(due - std::chrono::days{1}, 8h));
    daily();
    daily();
    EXPECT_EQ(count(), 2);
    room.city.clock.set(moment_of(due, 8h));
    daily();
    EXPECT_TRUE(room.facts().empty());
    room.city.clock.set(moment_of(due + std::chrono::days{1}, 8h));
    daily();
    daily();
    EXPECT_EQ(room.facts(), Lines{"call_not_answered seed_R13 call/" + call.text()});
    accepted(answer(call, "补报：本单位不涉及")); // late, and the fact stays
    daily();
    EXPECT_EQ(room.facts().size(), 1u);
}

TEST_P(CallsForContent, closed_after_the_deadline_still_note_who_was_silent)
{
    auto const call = opened();
    room.city.clock.set(moment_of(due + std::chrono::days{1}, 7h));
    accepted(by_editor(call, close_call));
    EXPECT_EQ(room.facts().size(), 2u);
    EXPECT_TRUE(room.tasks().empty());
}

TEST_P(CallsForContent, that_are_closed_take_no_answer_until_they_are_reopened)
{
    auto const call = opened();
    accepted(by_editor(call, close_call));
    EXPECT_TRUE(room.tasks().empty());
    EXPECT_EQ(said(answer(call, "不涉及")), "editorial.error_call_closed");
    room.city.clock.set(moment_of(due + std::chrono::days{1}, 8h));
    daily();
    EXPECT_TRUE(room.facts().empty()); // nobody was waited for
    room.city.clock.set(moment_of(today, 12h));
    accepted(by_editor(call, reopen_call));
    EXPECT_EQ(room.tasks().size(), 2u);
    accepted(answer(call, "不涉及"));
    EXPECT_EQ(
        acts(call), (Lines{
                        "editorial.call_opened", "editorial.call_closed", "editorial.call_reopened",
                        "editorial.call_answered_none"}));
}

TEST_P(CallsForContent, keep_in_the_journal_what_an_edit_changed)
{
    auto const call = opened();
    auto changed = text();
    changed.theme = "供热保障";
    changed.units = {room.housing};
    accepted(by_editor(call, [&](Work& work, CallId id) { return edit_call(work, id, changed, 1); }));
    EXPECT_EQ(room.tasks(), Lines{key(call, room.housing)});
    EXPECT_EQ(
        journal::of_subject(room.city.reader(), "call/" + call.text()).front().entry.detail,
        "theme=冬季供热>供热保障 units_removed=civil_affairs");
    EXPECT_EQ(
        said(by_editor(call, [&](Work& work, CallId id) { return edit_call(work, id, changed, 1); })),
        "platform.changed_meanwhile");
}

} // namespace
} // namespace fengye::editorial
