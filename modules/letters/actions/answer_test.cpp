#include <gtest/gtest.h>

#include "modules/letters/actions/count_months.hpp"
#include "modules/letters/letters_test.hpp"

namespace fengye::letters {
namespace {

using Lines = std::vector<std::string>;

class Answering : public testing::TestWithParam<db::Engine> {
protected:
    PostOffice office{GetParam()};
};
INSTANTIATE_TEST_SUITE_P(On, Answering, both_engines(), engine_name);

TEST_P(Answering, needs_two_people_and_goes_to_the_writer_and_the_public_at_once)
{
    auto const id = office.submitted();
    EXPECT_EQ(office.state(id), "awaiting_release");
    EXPECT_EQ(office.status(id).answer, "");
    EXPECT_EQ(said(office.try_to_release(office.handler, id)), "platform.not_allowed");
    accepted(office.try_to_release(office.head, id));
    auto const status = office.status(id);
    EXPECT_EQ(status.state, LetterState::answered);
    EXPECT_EQ(status.answer, "电梯已于11月24日修好，物业已更换控制板。");
    auto const shown = office.published(id).value();
    EXPECT_EQ(shown.writer, "欧**");
    EXPECT_EQ(shown.answered_by, "housing_construction");
    EXPECT_EQ(shown.steps.back().words, "letters.step_answered");
}

TEST_P(Answering, is_never_released_by_who_drafted_it)
{
    auto both = office.hired(people::Role::handler, office.housing);
    for (auto const& right : office.head.rights)
        both.rights.push_back(right);
    auto const id = office.accepted_letter();
    accepted(office.as(both, [&](Work& work) -> Result<std::int64_t> {
        return save_reply(work, office.platform, id, {{"已修好。", "电梯", "电梯"}, Outcome::none, true, 0});
    }));
    accepted(office.as(both, [&](Work& work) { return submit_reply(work, office.platform, id); }));
    EXPECT_EQ(said(office.try_to_release(both, id)), "letters.error_own_answer");
    EXPECT_EQ(said(office.try_to_release(office.head, id)), "accepted");
}

TEST_P(Answering, does_not_publish_what_still_holds_personal_data)
{
    auto const id = office.accepted_letter();
    accepted(office.as(office.handler, [&](Work& work) -> Result<std::int64_t> {
        return save_reply(
            work, office.platform, id, {{"已联系13800138000。", "电梯", "电梯停运"}, Outcome::none, true, 0});
    }));
    accepted(office.as(office.handler, [&](Work& work) { return submit_reply(work, office.platform, id); }));
    EXPECT_EQ(said(office.try_to_release(office.head, id)), "letters.error_personal_data");
    EXPECT_EQ(said(office.try_to_release(office.head, id, false)), "accepted");
    EXPECT_FALSE(office.published(id));
}

TEST_P(Answering, does_not_publish_without_the_writers_consent)
{
    auto form = PostOffice::form();
    form.publish = "no";
    auto const id = office.submitted(form);
    EXPECT_EQ(said(office.try_to_release(office.head, id)), "letters.error_may_not_publish");
    EXPECT_EQ(said(office.try_to_release(office.head, id, false)), "accepted");
    EXPECT_FALSE(office.published(id));
}

TEST_P(Answering, goes_back_to_the_handler_with_a_reason)
{
    auto const id = office.submitted();
    auto const back = [&](std::string const& reason) {
        return said(office.as(
            office.head, [&](Work& work) { return return_reply(work, office.platform, id, reason); }));
    };
    EXPECT_EQ(back(""), "letters.error_reason_missing");
    EXPECT_EQ(back("没有说明时间"), "accepted");
    EXPECT_EQ(office.state(id), "accepted");
    EXPECT_EQ(office.facts(), Lines{"letter_answer_returned"});
}

TEST_P(Answering, loses_nothing_when_two_write)
{
    auto const id = office.accepted_letter();
    auto const version = office.saved_reply(id, "第一稿");
    auto const save = [&](Actor const& who, std::int64_t over) {
        return said(office.as(who, [&](Work& work) {
            return save_reply(work, office.platform, id, {{"第二稿", {}, {}}, Outcome::none, false, over});
        }));
    };
    EXPECT_EQ(save(office.colleague, version), "accepted");
    EXPECT_EQ(save(office.handler, version), "platform.changed_meanwhile");
    EXPECT_EQ(save(office.handler, 0), "platform.changed_meanwhile");
}

TEST_P(Answering, is_rated_once)
{
    auto const id = office.answered();
    EXPECT_TRUE(office.status(id).may_rate);
    EXPECT_EQ(said(office.rate(id, Rating::none)), "letters.error_rating_missing");
    EXPECT_EQ(said(office.rate(id, Rating::dissatisfied)), "letters.error_rating_reason_missing");
    EXPECT_EQ(said(office.rate(id, Rating::satisfied)), "accepted");
    EXPECT_EQ(said(office.rate(id, Rating::fair)), "letters.error_rated");
    EXPECT_EQ(office.published(id)->rating, Rating::satisfied);
}

TEST_P(Answering, that_does_not_content_comes_back_once_one_level_higher)
{
    auto const id = office.answered();
    office.advance(3);
    EXPECT_EQ(office.status(id).reopen_until, "2026-12-08");
    accepted(office.rate(id, Rating::dissatisfied, "又坏了"));
    auto const letter = office.letter(id);
    EXPECT_EQ(letter.state(), LetterState::received);
    EXPECT_EQ(letter.record.unit, office.office);
    EXPECT_EQ(letter.round, 2);
    EXPECT_TRUE(casework::helper_of(office.city.reader(), office.vault, id, office.housing)->is_open);
    EXPECT_EQ(office.facts(), Lines{"letter_reopened"});
    accepted(office.as(
        office.mayor_desk, [&](Work& work) { return accept_letter(work, office.platform, id, {}); }));
    accepted(office.as(
        office.handler, [&](Work& work) { return give_help(work, office.platform, id, "再次修理"); }));
    accepted(office.as(office.mayor_desk, [&](Work& work) -> Result<std::int64_t> {
        return save_reply(
            work, office.platform, id, {{"已更换电梯。", "电梯", "电梯停运"}, Outcome::none, true, 0});
    }));
    accepted(
        office.as(office.mayor_desk, [&](Work& work) { return submit_reply(work, office.platform, id); }));
    accepted(office.try_to_release(office.mayor_head, id));
    EXPECT_EQ(office.status(id).answer, "已更换电梯。");
    accepted(office.rate(id, Rating::dissatisfied, "还是不满意"));
    EXPECT_EQ(office.state(id), "answered") << "once only";
}

TEST_P(Answering, comes_back_within_fifteen_days_only)
{
    auto const id = office.answered();
    office.advance(16);
    EXPECT_FALSE(office.status(id).may_reopen);
    accepted(office.rate(id, Rating::dissatisfied, "太晚了"));
    EXPECT_EQ(office.state(id), "answered");
}

TEST_P(Answering, of_a_suggestion_says_what_became_of_it_and_a_year_later_what_came_of_it)
{
    auto form = PostOffice::form("S01");
    auto const id = office.id_of(office.sent(form));
    auto const handler = office.hired(people::Role::handler, office.letter(id).record.unit);
    auto const head = office.hired(people::Role::disclosure_head, office.letter(id).record.unit);
    accepted(office.as(handler, [&](Work& work) { return accept_letter(work, office.platform, id, {}); }));
    auto const save = [&](Outcome outcome, std::int64_t version) {
        accepted(office.as(handler, [&](Work& work) -> Result<std::int64_t> {
            return save_reply(
                work, office.platform, id, {{"将增设座椅。", "座椅", "建议"}, outcome, true, version});
        }));
    };
    auto const submit = [&] {
        return said(office.as(handler, [&](Work& work) { return submit_reply(work, office.platform, id); }));
    };
    save(Outcome::none, 0);
    EXPECT_EQ(submit(), "letters.error_outcome_missing");
    save(Outcome::adopted, 1);
    EXPECT_EQ(submit(), "accepted");
    accepted(office.try_to_release(head, id));
    EXPECT_EQ(office.letter(id).result_due, day(2027, 11, 23));
    office.advance(366);
    accepted(office.as(
        handler, [&](Work& work) { return report_result(work, office.platform, id, "已增设二十张座椅"); }));
    EXPECT_EQ(office.facts(), Lines{"letter_result_late"});
    EXPECT_EQ(office.published(id)->result, "已增设二十张座椅");
    EXPECT_EQ(office.status(id).result, "已增设二十张座椅");
}

TEST_P(Answering, is_taken_back_from_the_public_when_the_writer_wants_it)
{
    auto const id = office.answered();
    ASSERT_TRUE(office.published(id));
    accepted(office.as(Actor::program("192.0.2.7"), [&](Work& work) {
        return withdraw_consent(work, office.platform, {office.code(id)});
    }));
    EXPECT_FALSE(office.published(id));
    EXPECT_EQ(office.status(id).answer, "电梯已于11月24日修好，物业已更换控制板。")
        << "the writer still has it";
}

TEST_P(Answering, is_counted_by_month_and_unit)
{
    office.answered();
    auto const second = office.answered();
    accepted(office.rate(second, Rating::satisfied));
    office.sent();
    accepted(office.as(Actor::program("jobs"), [](Work& work) { return count_months(work); }));
    front::catch_up(*office.city.store, office.front);
    std::optional<MonthOfLetters> month;
    for (int id = 1; id < 5; ++id)
        if (auto found = office.front.reader()->find<MonthOfLetters>(id);
            found && found->unit == "housing_construction")
            month = found;
    ASSERT_TRUE(month);
    EXPECT_EQ(month->month, "2026-11");
    EXPECT_EQ(month->received, 3);
    EXPECT_EQ(month->answered, 2);
    EXPECT_EQ(month->in_time, 2);
    EXPECT_EQ(month->satisfied, 1);
    EXPECT_EQ(month->published, 2);
}

TEST_P(Answering, finds_sentences_that_say_nothing)
{
    auto const found = empty_phrases_in("我局高度重视，将适时研究。");
    ASSERT_EQ(found.size(), 2u);
    EXPECT_EQ(found.front().phrase, "高度重视");
    EXPECT_TRUE(empty_phrases_in("11月24日更换控制板，由物业负责。").empty());
    EXPECT_EQ(
        answer_html("见《供热办法》（/article/81）第三条。\n<b>不</b>").text(),
        "<p>见<a href=\"/article/81\">《供热办法》</a>第三条。</p><p>&lt;b&gt;不&lt;/b&gt;</p>");
}

} // namespace
} // namespace fengye::letters
