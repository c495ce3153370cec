#include "modules/letters/actions/forget_letters.hpp"

#include <gtest/gtest.h>

#include "modules/letters/letters_test.hpp"

namespace fengye::letters {
namespace {

class Forgetting : public testing::TestWithParam<db::Engine> {
protected:
    PostOffice office{GetParam()};

    void forget()
    {
        accepted(
            office.as(Actor::program("job"), [&](Work& work) { return forget_letters(work, office.vault); }));
    }
    void three_years_pass() { office.advance(3 * 365 + 1); }

    // Handed in with a form that holds a file.
    CaseId sent_with_file(std::string const& hash)
    {
        auto form = PostOffice::form();
        form.files = {{hash, "楼道.jpg", "image/jpeg", 4}};
        auto const saved = accepted(office.as(Actor::program("192.0.2.7"), [&](Work& work) {
            return save_letter_draft(work, office.platform, {{}, "key of a draft", form});
        }));
        return office.id_of(accepted(office.as(Actor::program("192.0.2.7"), [&](Work& work) {
            return hand_in_draft(work, office.platform, {saved.draft, "key of a draft", true});
        })));
    }
    std::vector<std::string> jobs(std::string const& kind)
    {
        static constexpr db::Sql select{"test.jobs", "SELECT data FROM jobs WHERE kind = :kind ORDER BY id"};
        return office.city.reader().all(
            select, {{":kind", kind}}, [](db::Row const& row) { return row.text("data"); });
    }
    std::string answer_of(CaseId id)
    {
        return store::find_reply(office.city.reader(), office.vault, id, 1).value().text.answer;
    }
    bool has_contact(CaseId id)
    {
        return casework::contact_of(office.city.reader(), office.vault, id).has_value();
    }
};

TEST_P(Forgetting, takes_who_wrote_and_what_and_leaves_the_figures)
{
    auto const id = office.answered(PostOffice::form(), false);
    accepted(office.as(office.handler, [&](Work& work) {
        return add_note(work, office.platform, id, "写信人住在三单元。");
    }));
    auto const before = office.letter(id);
    three_years_pass();
    forget();

    auto const letter = office.letter(id);
    EXPECT_FALSE(has_contact(id));
    EXPECT_EQ(store::text_of(office.city.reader(), office.vault, id)->content, "");
    EXPECT_EQ(answer_of(id), "");
    EXPECT_EQ(letter.title, before.record.number);
    for (auto const& step : casework::steps_of(office.city.reader(), office.vault, id))
        EXPECT_EQ(step.note, "") << step.words;
    EXPECT_EQ(letter.record.number, before.record.number);
    EXPECT_EQ(letter.record.received_at, before.record.received_at);
    EXPECT_EQ(letter.days_taken, before.days_taken);
    EXPECT_EQ(letter.record.state, "answered");
    EXPECT_EQ(letter.record.keep_until, std::nullopt);
    EXPECT_EQ(office.status(id).answer, "");
}

TEST_P(Forgetting, does_not_begin_before_three_years_are_over)
{
    auto const closed = office.answered(PostOffice::form(), false);
    office.advance(3 * 365);
    auto const open = office.accepted_letter();
    forget();
    EXPECT_TRUE(has_contact(closed));
    EXPECT_NE(answer_of(closed), "");
    EXPECT_TRUE(has_contact(open));
}

TEST_P(Forgetting, never_touches_a_letter_that_is_open)
{
    auto const id = office.accepted_letter();
    three_years_pass();
    forget();
    EXPECT_TRUE(has_contact(id));
}

TEST_P(Forgetting, erases_the_files)
{
    auto const hash = office.files.keep("sealed");
    auto const id = sent_with_file(hash);
    accepted(office.as(office.handler, [&](Work& work) {
        return refuse_letter(work, office.platform, id, RefusalReason::not_a_letter, "没有诉求");
        return refuse_letter(work, office.platform, id, RefusalReason::not_a_letter, "没有具体事项");
    }));
    three_years_pass();
    forget();
    EXPECT_EQ(jobs("casework.erase_file"), std::vector{"{\"hash\":\"" + hash + "\"}"});
}

TEST_P(Forgetting, leaves_what_the_public_reads)
{
    auto const id = office.answered();
    auto const before = office.published(id).value();
    three_years_pass();
    forget();
    EXPECT_FALSE(has_contact(id));
    EXPECT_EQ(store::text_of(office.city.reader(), office.vault, id)->content, "");
    auto const after = office.published(id).value();
    EXPECT_EQ(after.question, before.question);
    EXPECT_EQ(after.writer, before.writer);
    EXPECT_NE(answer_of(id), "");
}

TEST_P(Forgetting, follows_when_consent_is_taken_back_later)
{
    auto const id = office.answered();
    three_years_pass();
    forget();
    accepted(office.as(Actor::program("192.0.2.7"), [&](Work& work) {
        return withdraw_consent(work, office.platform, {office.code(id)});
    }));
    EXPECT_EQ(office.published(id), std::nullopt);
    office.advance(1);
    forget();
    EXPECT_EQ(answer_of(id), "");
}

TEST_P(Forgetting, a_rating_that_comes_late_does_not_change_what_stands_on_the_site)
{
    auto const id = office.answered();
    three_years_pass();
    forget();
    accepted(office.rate(id, Rating::satisfied));
    EXPECT_EQ(office.published(id)->writer, "欧**");
}

TEST_P(Forgetting, is_recorded_and_done_once)
{
    office.answered(PostOffice::form(), false);
    three_years_pass();
    forget();
    forget();
    static constexpr db::Sql select{
        "test.forgotten", "SELECT subject FROM journal WHERE act = 'casework.case_forgotten'"};
    EXPECT_EQ(
        office.city.reader().all(select, {}, [](db::Row const& row) { return row.text("subject"); }).size(),
        1u);
    EXPECT_TRUE(jobs("letters.forget").empty());
}

INSTANTIATE_TEST_SUITE_P(On, Forgetting, both_engines(), engine_name);

} // namespace
} // namespace fengye::letters
