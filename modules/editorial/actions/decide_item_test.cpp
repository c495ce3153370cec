#include <gtest/gtest.h>

#include "modules/editorial/editorial_test.hpp"
#include "modules/people/actions/set_one_reviewer.hpp"

namespace fengye::editorial {
namespace {

class Deciding : public testing::TestWithParam<db::Engine> {
protected:
    Newsroom room{GetParam()};

    // A reviewer of the unit who is its disclosure head as well.
    Actor both()
    {
        auto actor = room.reviewer;
        actor.rights.insert(actor.rights.end(), room.head.rights.begin(), room.head.rights.end());
        return actor;
    }
    void allow_one_reviewer(Day until)
    {
        accepted(room.as(room.head, [&](Work& work) {
            return people::set_one_reviewer(
                work, room.housing, {.is_allowed = true, .reason = "编制一人", .until = until});
        }));
    }
    std::string dismissed(Actor const& actor, ItemId id, int number, std::string const& reason)
    {
        return said(room.as(actor, [&](Work& work) { return dismiss_finding(work, id, number, reason); }));
    }
};
INSTANTIATE_TEST_SUITE_P(On, Deciding, both_engines(), engine_name);

TEST_P(Deciding, passes_a_text_on_to_the_head)
{
    auto const id = room.submitted(room.text());
    auto decision = room.pass(id);
    decision.note = "同意";
    accepted(room.review(room.reviewer, id, decision));
    EXPECT_EQ(room.state(id), ItemState::reviewed);
    EXPECT_EQ(room.item(id).reviewer, room.reviewer.person);
    EXPECT_EQ(room.tasks(), Lines{"editorial/sign/" + id.text()});
    auto const step = store::steps_of(room.city.reader(), id).back();
    EXPECT_EQ(step.kind, StepKind::reviewed);
    EXPECT_EQ(step.person_name, "reviewer");
    EXPECT_EQ(step.note, "同意");
    EXPECT_EQ(step.hash, decision.hash) << "the record says what was looked at";
    EXPECT_EQ(
        store::answers_of_review(room.city.reader(), id, 1),
        "business_secret=no privacy=no state_secret=no work_secret=no ");
}

TEST_P(Deciding, needs_every_question_answered)
{
    auto const id = room.submitted(room.text());
    for (auto const question : questions) {
        auto decision = room.pass(id);
        decision.answers.erase(decision.answers.find(question));
        auto const reviewed = room.review(room.reviewer, id, decision);
        EXPECT_EQ(said(reviewed), "editorial.error_question_missing");
        EXPECT_EQ(reviewed.error().fields.front().field, question);
    }
    EXPECT_EQ(room.state(id), ItemState::submitted);
}

TEST_P(Deciding, does_not_pass_what_holds_a_secret_or_may)
{
    auto const id = room.submitted(room.text());
    for (auto const question : questions)
        for (auto const answer : {Answer::yes, Answer::unsure}) {
            auto decision = room.pass(id);
            decision.answers.find(question)->second = answer;
            EXPECT_EQ(said(room.review(room.reviewer, id, decision)), "editorial.error_question_not_clear")
                << question;
        }
    EXPECT_EQ(room.state(id), ItemState::submitted);
}

TEST_P(Deciding, does_not_pass_over_what_must_be_fixed)
{
    auto const id = room.submitted(room.text("公告", "<p>内部资料，电话13800138000。</p>"));
    EXPECT_EQ(said(room.review(room.reviewer, id, room.pass(id))), "editorial.error_findings_open");

    EXPECT_EQ(dismissed(room.officer, id, 1, "不是"), "editorial.error_own_item")
        << "nobody dismisses what was found in their own text";
    EXPECT_EQ(dismissed(room.stranger, id, 1, "不是"), "platform.not_found");
    EXPECT_EQ(dismissed(room.reviewer, id, 1, ""), "editorial.error_reason_missing");
    EXPECT_EQ(dismissed(room.reviewer, id, 3, "没有这一条"), "platform.not_found");
    EXPECT_EQ(dismissed(room.reviewer, id, 1, "指图书馆内部资料室"), "accepted");

    auto const noted = store::findings_of(room.city.reader(), id, 1);
    EXPECT_EQ(noted[0].dismissed_by, room.reviewer.person);
    EXPECT_EQ(noted[0].dismissed_by_name, "reviewer");
    EXPECT_EQ(noted[0].dismiss_reason, "指图书馆内部资料室");
    EXPECT_TRUE(noted[1].is_open()) << "a phone number to confirm does not hold it back";
    EXPECT_EQ(said(room.review(room.reviewer, id, room.pass(id))), "accepted");
    EXPECT_EQ(room.acts(id).at(3), "editorial.finding_dismissed");
}

TEST_P(Deciding, gives_a_text_back_with_a_coded_reason_and_a_fact_once)
{
    auto const id = room.submitted(room.text());
    EXPECT_EQ(
        said(room.review(room.reviewer, id, room.give_back(id, std::nullopt))),
        "editorial.error_reason_missing");
    EXPECT_EQ(
        said(room.review(room.reviewer, id, room.give_back(id, ReturnReason::other))),
        "editorial.error_note_missing");
    accepted(room.review(room.reviewer, id, room.give_back(id, ReturnReason::source_missing, "请注明来源")));

    EXPECT_EQ(room.state(id), ItemState::returned);
    auto const step = store::steps_of(room.city.reader(), id).back();
    EXPECT_EQ(step.kind, StepKind::returned);
    EXPECT_EQ(step.reason, "source_missing");
    EXPECT_EQ(step.note, "请注明来源");
    EXPECT_EQ(room.facts(), Lines{"item_returned seed_R37 item/" + id.text() + "/1"});
    EXPECT_EQ(room.tasks(), Lines{"editorial/author/" + id.text()});
    EXPECT_EQ(
        store::find_draft(room.city.reader(), id, room.officer.person)->content.title, room.text().title)
        << "to go on with";

    // The same edition once more, returned once more: still one fact.
    accepted(room.submit(room.officer, id));
    accepted(room.review(room.reviewer, id, room.give_back(id, ReturnReason::source_missing)));
    EXPECT_EQ(room.facts().size(), 1u);

    // The next edition is another.
    accepted(room.save(room.officer, id, room.text("改过的"), 1));
    accepted(room.submit(room.officer, id));
    EXPECT_EQ(room.tasks(), Lines{"editorial/review/" + id.text()});
    accepted(room.review(room.reviewer, id, room.give_back(id, ReturnReason::facts)));
    EXPECT_EQ(room.facts().size(), 2u);
}

TEST_P(Deciding, of_an_edition_handed_in_again_keeps_what_was_decided_of_its_findings)
{
    auto const id = room.submitted(room.text("公告", "<p>内部资料</p>"));
    ASSERT_EQ(dismissed(room.reviewer, id, 1, "馆名"), "accepted");
    accepted(room.review(room.reviewer, id, room.give_back(id, ReturnReason::format)));
    accepted(room.submit(room.officer, id));
    EXPECT_EQ(said(room.review(room.reviewer, id, room.pass(id))), "accepted");
}

TEST_P(Deciding, withholds_with_a_ground_of_the_law)
{
    auto const id = room.submitted(room.text());
    auto decision = room.pass(id);
    decision.verdict = Verdict::withhold;
    EXPECT_EQ(said(room.review(room.reviewer, id, decision)), "editorial.error_ground_missing");
    decision.ground = "internal";
    accepted(room.review(room.reviewer, id, decision));
    EXPECT_EQ(room.state(id), ItemState::withheld);
    EXPECT_EQ(store::steps_of(room.city.reader(), id).back().reason, "internal");
    EXPECT_TRUE(room.facts().empty()) << "deciding so is no lapse";
    EXPECT_TRUE(room.tasks().empty());
    EXPECT_EQ(said(room.save(room.officer, id, room.text(), 1)), "editorial.error_not_open");
    EXPECT_FALSE(room.article(id));
}

TEST_P(Deciding, is_bound_to_the_edition_that_was_looked_at)
{
    auto const id = room.submitted(room.text());
    auto decision = room.pass(id);
    decision.hash = std::string(64, '0');
    EXPECT_EQ(said(room.review(room.reviewer, id, decision)), "editorial.error_edition_changed");
    decision = room.pass(id);
    decision.edition = 2;
    EXPECT_EQ(said(room.review(room.reviewer, id, decision)), "editorial.error_edition_changed");

    auto const looked_at = room.pass(id);
    accepted(room.review(room.reviewer, id, room.give_back(id, ReturnReason::format)));
    accepted(room.save(room.officer, id, room.text("另一个标题"), 1));
    accepted(room.submit(room.officer, id));
    EXPECT_EQ(said(room.review(room.reviewer, id, looked_at)), "editorial.error_edition_changed")
        << "edition 2 waits, edition 1 was read";
    accepted(room.review(room.reviewer, id, room.pass(id)));
    EXPECT_EQ(said(room.sign(room.head, id, looked_at)), "editorial.error_edition_changed");
    EXPECT_EQ(said(room.sign(room.head, id, room.pass(id))), "accepted");
}

TEST_P(Deciding, notices_a_text_that_was_changed_behind_its_back)
{
    auto const id = room.reviewed(room.text("原来的标题"));
    auto const decision = room.pass(id);
    room.city.store.meddle("UPDATE editorial_editions SET content = REPLACE(content, '原来', '后来')");
    EXPECT_EQ(said(room.sign(room.head, id, decision)), "editorial.error_edition_changed");
}

TEST_P(Deciding, is_for_others_than_those_who_wrote)
{
    auto const id = room.submitted(room.text());
    auto second_account = room.reviewer;
    second_account.person = room.officer.person;
    second_account.account = AccountId{999};
    EXPECT_EQ(said(room.review(second_account, id, room.pass(id))), "editorial.error_own_item");
    EXPECT_EQ(said(room.review(room.stranger, id, room.pass(id))), "platform.not_found");
    EXPECT_EQ(said(room.review(room.officer, id, room.pass(id))), "platform.not_allowed");
    EXPECT_EQ(said(room.review(room.head, id, room.pass(id))), "platform.not_allowed");
    accepted(room.review(room.reviewer, id, room.pass(id)));

    auto head_with_second_account = room.head;
    head_with_second_account.person = room.officer.person;
    head_with_second_account.account = AccountId{999};
    EXPECT_EQ(said(room.sign(head_with_second_account, id, room.pass(id))), "editorial.error_own_item");
    EXPECT_EQ(said(room.sign(room.reviewer, id, room.pass(id))), "platform.not_allowed");
}

TEST_P(Deciding, is_for_others_than_those_who_wrote_an_earlier_edition)
{
    auto const id = room.written(room.text("甲写的"));
    accepted(room.save(room.colleague, id, room.text("乙改了一个字"), 1));
    accepted(room.submit(room.colleague, id));
    auto writer = room.reviewer;
    writer.person = room.officer.person;
    EXPECT_EQ(said(room.review(writer, id, room.pass(id))), "editorial.error_own_item");
}

TEST_P(Deciding, is_for_two_unless_the_unit_has_recorded_otherwise)
{
    auto const id = room.reviewed(room.text());
    EXPECT_EQ(said(room.sign(both(), id, room.pass(id))), "editorial.error_same_person");
    allow_one_reviewer(day_of(test_morning));
    EXPECT_EQ(said(room.sign(both(), id, room.pass(id))), "accepted");

    auto const other = room.reviewed(room.text());
    room.city.clock.advance(24h); // the last day is over
    EXPECT_EQ(said(room.sign(both(), other, room.pass(other))), "editorial.error_same_person");
}

TEST_P(Deciding, is_for_two_in_units_that_recorded_nothing)
{
    accepted(room.as(room.head, [&](Work& work) {
        return people::set_one_reviewer(
            work, room.civil_affairs, {.is_allowed = true, .reason = "编制一人", .until = day(2027, 1, 1)});
    }));
    auto const id = room.reviewed(room.text());
    EXPECT_EQ(said(room.sign(both(), id, room.pass(id))), "editorial.error_same_person");
}

TEST_P(Deciding, lets_the_head_turn_down_what_was_reviewed)
{
    auto const id = room.reviewed(room.text());
    accepted(room.sign(room.head, id, room.give_back(id, ReturnReason::wrong_column, "应发政策文件")));
    EXPECT_EQ(room.state(id), ItemState::returned);
    EXPECT_EQ(room.tasks(), Lines{"editorial/author/" + id.text()});
    accepted(room.submit(room.officer, id));
    EXPECT_FALSE(room.item(id).reviewer) << "review begins anew";
    EXPECT_EQ(said(room.sign(room.head, id, room.pass(id))), "editorial.error_edition_changed");
}

TEST_P(Deciding, signs_what_is_not_to_be_disclosed_as_that_and_it_stays_inside)
{
    for (auto const attribute : {Attribute::on_request, Attribute::withheld}) {
        auto content = room.text();
        content.attribute = attribute;
        content.ground = "internal";
        content.is_urgent = true;
        auto const id = room.reviewed(content);
        auto decision = room.pass(id);
        decision.release_now = true;
        accepted(room.sign(room.head, id, decision));
        EXPECT_EQ(room.state(id), ItemState::withheld);
        EXPECT_EQ(room.steps(id).back(), "signed");
        EXPECT_EQ(room.item(id).signer, room.head.person);
        EXPECT_TRUE(jobs::due(room.city.reader(), test_morning + 24h, 10).empty());
        EXPECT_FALSE(room.article(id));
        EXPECT_TRUE(room.tasks().empty());
    }
}

TEST_P(Deciding, waits_for_those_who_must_be_asked_in_time)
{
    static constexpr db::Sql due{"test.task_due", "SELECT due_on FROM people_tasks WHERE settled_at IS NULL"};
    room.city.clock.set(moment_of(day(2026, 11, 27), 16h)); // a Friday
    room.submitted(room.text());
    auto const day_due =
        room.city.reader().one(due, {}, [](db::Row const& row) { return row.text("due_on"); });
    EXPECT_EQ(day_due, "2026-11-30") << "the next working day";
}

} // namespace
} // namespace fengye::editorial
