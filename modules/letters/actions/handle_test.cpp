#include <gtest/gtest.h>

#include "modules/letters/letters_test.hpp"

namespace fengye::letters {
namespace {

using Lines = std::vector<std::string>;

class Handling : public testing::TestWithParam<db::Engine> {
protected:
    PostOffice office{GetParam()};

    template <class Act>
    std::string said_to(Actor const& who, Act act)
    {
        return said(office.as(who, [&](Work& work) { return act(work, office.platform); }));
    }
};
INSTANTIATE_TEST_SUITE_P(On, Handling, both_engines(), engine_name);

TEST_P(Handling, begins_with_accepting_which_stops_one_clock_and_leaves_the_other)
{
    auto const id = office.accepted_letter();
    EXPECT_EQ(office.state(id), "accepted");
    EXPECT_EQ(office.due(id), day(2026, 12, 14));
    EXPECT_EQ(office.letter(id).record.handler, office.handler.person);
    EXPECT_EQ(
        said_to(office.handler, [&](Work& w, Platform& p) { return accept_letter(w, p, id, {}); }),
        "letters.error_state");
}

TEST_P(Handling, is_for_the_unit_that_has_the_letter_and_for_nobody_else)
{
    auto const id = office.id_of(office.sent());
    EXPECT_EQ(
        said_to(office.stranger, [&](Work& w, Platform& p) { return accept_letter(w, p, id, {}); }),
        "platform.not_found");
    EXPECT_EQ(
        said_to(office.head, [&](Work& w, Platform& p) { return accept_letter(w, p, id, {}); }),
        "platform.not_allowed");
    EXPECT_EQ(
        said_to(office.mayor_, [&](Work& w, Platform& p) { return instruct(w, p, id, "请一周内办结"); }),
        "accepted")
        << "it came to the mayor's mailbox";
    EXPECT_EQ(
        said_to(office.mayor_desk, [&](Work& w, Platform& p) { return add_note(w, p, id, "x"); }),
        "platform.not_found");
}

TEST_P(Handling, passes_a_letter_on_with_a_reason_and_whoever_gets_it_accepts_it_anew)
{
    auto const id = office.accepted_letter();
    office.advance(3);
    auto const pass = [&](Actor const& who, UnitId to, std::string const& reason) {
        return said_to(who, [&](Work& w, Platform& p) { return transfer_letter(w, p, id, to, reason); });
    };
    EXPECT_EQ(pass(office.handler, office.unit("civil_affairs"), ""), "letters.error_reason_missing");
    EXPECT_EQ(pass(office.handler, office.housing, "x"), "letters.error_unit_missing");
    EXPECT_EQ(pass(office.handler, office.unit("civil_affairs"), "属养老服务"), "accepted");
    EXPECT_EQ(office.state(id), "received");
    EXPECT_EQ(
        said_to(office.handler, [&](Work& w, Platform& p) { return add_note(w, p, id, "x"); }),
        "platform.not_found");
    EXPECT_EQ(pass(office.stranger, office.housing, "不属民政"), "accepted");
    EXPECT_EQ(
        pass(office.handler, office.unit("civil_affairs"), "还是民政"), "letters.error_transferred_often");
    EXPECT_EQ(pass(office.handler, office.office, "请市府办定"), "accepted");
    EXPECT_EQ(pass(office.mayor_desk, office.housing, "由住建局办"), "accepted")
        << "the General Office decides";
    EXPECT_EQ(office.status(id).clock.front().events.size(), 1u) << "the answer's clock was not touched";
}

TEST_P(Handling, is_refused_with_a_coded_reason_and_words)
{
    auto const id = office.id_of(office.sent());
    auto const no = [&](std::string const& note) {
        return said_to(office.handler, [&](Work& w, Platform& p) {
            return refuse_letter(w, p, id, RefusalReason::legal_remedy, note);
        });
    };
    EXPECT_EQ(no(""), "letters.error_reason_missing");
    EXPECT_EQ(no("请向法院起诉"), "accepted");
    EXPECT_EQ(office.state(id), "refused");
    EXPECT_FALSE(office.letter(id).record.due);
    EXPECT_EQ(office.steps(id), (Lines{"received", "refused_legal_remedy"}));
    EXPECT_EQ(office.status(id).notes.back(), "请向法院起诉") << "the writer reads why";
}

TEST_P(Handling, of_accusations_is_only_passing_them_on)
{
    auto form = PostOffice::form("A19");
    form.accused = "housing_construction";
    auto const id = office.id_of(office.sent(form));
    EXPECT_EQ(
        said_to(office.petition_handler, [&](Work& w, Platform& p) { return accept_letter(w, p, id, {}); }),
        "letters.error_only_transferred");
    EXPECT_EQ(
        said_to(
            office.petition_handler,
            [&](Work& w, Platform& p) { return transfer_letter(w, p, id, office.housing, "x"); }),
        "letters.error_unit_missing")
        << "never to the accused";
    EXPECT_EQ(
        said_to(
            office.petition_handler,
            [&](Work& w, Platform& p) {
                return transfer_out(w, p, id, OutsideBody::discipline_inspection, "附卷");
            }),
        "accepted");
    EXPECT_EQ(office.state(id), "transferred_out");
    EXPECT_EQ(office.status(id).unit, "");
}

TEST_P(Handling, together_needs_every_part_before_the_answer_goes_on)
{
    auto const id = office.accepted_letter();
    auto const civil = office.unit("civil_affairs");
    EXPECT_EQ(
        said_to(
            office.handler,
            [&](Work& w, Platform& p) { return ask_for_help(w, p, id, {civil}, "请提供名单"); }),
        "accepted");
    EXPECT_TRUE(may_see(office.city.reader(), office.stranger, office.letter(id)));
    office.saved_reply(id);
    EXPECT_EQ(
        said_to(office.handler, [&](Work& w, Platform& p) { return submit_reply(w, p, id); }),
        "letters.error_helpers_open");
    EXPECT_EQ(
        said_to(office.stranger, [&](Work& w, Platform& p) { return give_help(w, p, id, "已核对"); }),
        "accepted");
    EXPECT_EQ(casework::helpers_of(office.city.reader(), office.vault, id).front().answer, "已核对");
    EXPECT_EQ(
        said_to(office.handler, [&](Work& w, Platform& p) { return submit_reply(w, p, id); }), "accepted");
}

TEST_P(Handling, pauses_and_lengthens_the_clock_with_reasons_the_writer_reads)
{
    auto const id = office.accepted_letter();
    EXPECT_EQ(
        said_to(office.handler, [&](Work& w, Platform& p) { return pause_letter(w, p, id, "等鉴定报告"); }),
        "accepted");
    EXPECT_FALSE(office.letter(id).record.due);
    EXPECT_TRUE(office.letter(id).record.is_paused);
    office.advance(7);
    EXPECT_EQ(
        said_to(office.handler, [&](Work& w, Platform& p) { return resume_letter(w, p, id, "报告已到"); }),
        "accepted");
    EXPECT_EQ(office.due(id), day(2026, 12, 21));
    EXPECT_EQ(
        said_to(office.handler, [&](Work& w, Platform& p) { return extend_letter(w, p, id, 5, "x"); }),
        "platform.not_allowed")
        << "the head gives more time";
    EXPECT_EQ(
        said_to(office.head, [&](Work& w, Platform& p) { return extend_letter(w, p, id, 16, "x"); })
            .substr(0, 8),
        "casework");
    EXPECT_EQ(
        said_to(office.head, [&](Work& w, Platform& p) { return extend_letter(w, p, id, 5, "备件在途"); }),
        "accepted");
    EXPECT_EQ(office.due(id), day(2026, 12, 28));
    auto const status = office.status(id);
    EXPECT_EQ(status.clock.front().events.size(), 4u);
    EXPECT_EQ(status.notes.back(), "备件在途");
}

TEST_P(Handling, joins_letters_about_the_same_and_answers_them_all)
{
    auto const lead = office.accepted_letter();
    auto const other = office.accepted_letter();
    EXPECT_EQ(
        said_to(office.handler, [&](Work& w, Platform& p) { return merge_letters(w, p, lead, {lead}); }),
        "letters.error_merge_other");
    EXPECT_EQ(
        said_to(office.handler, [&](Work& w, Platform& p) { return merge_letters(w, p, lead, {other}); }),
        "accepted");
    EXPECT_EQ(office.letter(lead).followers, 1);
    office.saved_reply(lead);
    accepted(
        office.as(office.handler, [&](Work& work) { return submit_reply(work, office.platform, lead); }));
    accepted(office.try_to_release(office.head, lead));
    EXPECT_EQ(office.state(other), "answered");
    EXPECT_EQ(office.status(other).answer, office.status(lead).answer);
    EXPECT_EQ(office.published(lead)->others, 1);
    EXPECT_FALSE(office.published(other));
}

TEST_P(Handling, opens_a_matter_that_others_join)
{
    auto const lead = office.accepted_letter();
    EXPECT_EQ(
        said_to(
            office.head,
            [&](Work& w, Platform& p) { return open_matter(w, p, lead, {"电梯停运", "请打13800138000"}); }),
        "letters.error_personal_data");
    EXPECT_EQ(
        said_to(
            office.head,
            [&](Work& w, Platform& p) { return open_matter(w, p, lead, {"电梯停运", "正在修"}); }),
        "accepted");
    auto form = PostOffice::form();
    form.join = office.letter(lead).record.number;
    form.content.clear();
    auto const receipt = office.sent(form);
    EXPECT_EQ(receipt.joined, form.join);
    EXPECT_EQ(office.state(office.id_of(receipt)), "joined");
    EXPECT_EQ(office.letter(lead).followers, 1);
    form.join = "SQ-20200101-0001";
    EXPECT_EQ(said(office.try_to_send(form)), "letters.error_matter_closed");
}

TEST_P(Handling, late_is_a_fact)
{
    auto const id = office.id_of(office.sent());
    office.advance(9);
    accepted(
        office.as(office.handler, [&](Work& work) { return accept_letter(work, office.platform, id, {}); }));
    EXPECT_EQ(office.facts(), Lines{"letter_accepted_late"});
    office.advance(20);
    office.saved_reply(id);
    accepted(office.as(office.handler, [&](Work& work) { return submit_reply(work, office.platform, id); }));
    accepted(office.try_to_release(office.head, id));
    EXPECT_EQ(office.facts(), (Lines{"letter_accepted_late", "letter_answered_late"}));
    EXPECT_TRUE(office.letter(id).was_late);
}

} // namespace
} // namespace fengye::letters
