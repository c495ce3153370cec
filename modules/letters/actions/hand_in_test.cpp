#include <thread>

#include <gtest/gtest.h>

#include "modules/casework/actions/forget_drafts.hpp"
#include "modules/letters/letters_test.hpp"

namespace fengye::letters {
namespace {

using Lines = std::vector<std::string>;

class HandingIn : public testing::TestWithParam<db::Engine> {
protected:
    PostOffice office{GetParam()};
};
INSTANTIATE_TEST_SUITE_P(On, HandingIn, both_engines(), engine_name);

TEST_P(HandingIn, gives_a_number_a_code_and_the_days_by_which_something_happens)
{
    auto const receipt = office.sent();
    EXPECT_EQ(receipt.number, "SQ-20261123-0001");
    EXPECT_TRUE(casework::DigitsCode::read(receipt.code));
    EXPECT_EQ(receipt.unit, "housing_construction");
    EXPECT_EQ(receipt.accept_due, "2026-11-30"); // five working days
    EXPECT_EQ(receipt.reply_due, "2026-12-14");  // fifteen
    EXPECT_EQ(receipt.email, "m***@example.com");
    auto const id = office.id_of(receipt);
    EXPECT_EQ(office.state(id), "received");
    EXPECT_EQ(office.due(id), day(2026, 11, 30));
    EXPECT_EQ(office.steps(id), Lines{"received"});
    EXPECT_EQ(office.sent().number, "SQ-20261123-0002");
    auto suggestion = PostOffice::form("S01");
    EXPECT_EQ(office.sent(suggestion).number, "JY-20261123-0001");
    auto correction = PostOffice::form("E02");
    EXPECT_EQ(office.sent(correction).number, "JC-20261123-0001");
}

TEST_P(HandingIn, twice_or_at_once_under_one_key_is_one_letter)
{
    std::vector<std::thread> hands;
    std::vector<std::string> numbers(40), codes(40);
    for (int i = 0; i < 40; ++i)
        hands.emplace_back([&, i] {
            auto const receipt = accepted(office.try_to_send(PostOffice::form(), "api/one"));
            numbers[i] = receipt.number;
            codes[i] = receipt.code;
        });
    for (auto& hand : hands)
        hand.join();
    EXPECT_EQ(std::set<std::string>(numbers.begin(), numbers.end()).size(), 1u);
    EXPECT_EQ(std::set<std::string>(codes.begin(), codes.end()).size(), 1u);
    EXPECT_EQ(office.sent().number, "SQ-20261123-0002") << "no number was used for nothing";
}

TEST_P(HandingIn, goes_to_the_district_that_the_place_names_first)
{
    auto form = PostOffice::form();
    form.place = "平山区站前路";
    EXPECT_EQ(office.sent(form).unit, "pingshan");
    form.place = "桓仁县城";
    EXPECT_EQ(office.sent(form).unit, "huanren_county");
    form.place = "本溪站前";
    EXPECT_EQ(office.sent(form).unit, "housing_construction");
    form = PostOffice::form("A18");
    form.place = "平山区站前路";
    EXPECT_EQ(office.sent(form).unit, "municipal_office") << "policy is nobody's place";
}

TEST_P(HandingIn, of_an_accusation_goes_to_the_petition_office_and_never_to_the_accused)
{
    auto form = PostOffice::form("A19");
    form.accused = "housing_construction";
    form.publish = "yes";
    auto const receipt = office.sent(form);
    EXPECT_EQ(receipt.unit, "");
    EXPECT_EQ(receipt.reply_due, "");
    auto const id = office.id_of(receipt);
    EXPECT_EQ(office.letter(id).record.unit, office.petition);
    EXPECT_FALSE(office.letter(id).may_publish);
    EXPECT_FALSE(may_see(office.city.reader(), office.handler, office.letter(id)));
    EXPECT_FALSE(may_see(office.city.reader(), office.mayor_, office.letter(id)));
    EXPECT_TRUE(may_see(office.city.reader(), office.petition_handler, office.letter(id)));
    form.accused = "petition";
    EXPECT_EQ(office.letter(office.id_of(office.sent(form))).record.unit, office.office);
}

TEST_P(HandingIn, says_every_field_that_must_be_put_right)
{
    LetterForm form;
    auto const wrong = check_words(form);
    ASSERT_FALSE(wrong);
    Lines fields;
    for (auto const& field : wrong.error().fields)
        fields.push_back(field.field);
    EXPECT_EQ(fields, (Lines{"category", "title", "content", "publish"}));
    auto child = PostOffice::form();
    child.contact.is_under_14 = true;
    EXPECT_EQ(said(office.try_to_send(child)), "letters.error_guardian_missing");
    child.contact.guardian = "欧阳大枫";
    EXPECT_EQ(said(office.try_to_send(child)), "letters.error_guardian_agrees_missing");
    child.guardian_agrees = true;
    EXPECT_EQ(said(office.try_to_send(child)), "accepted");
    auto nobody = PostOffice::form();
    nobody.contact = {.name = "欧阳小枫"};
    EXPECT_EQ(said(office.try_to_send(nobody)), "letters.error_contact_missing");
    auto silent = PostOffice::form();
    silent.has_agreed = false;
    EXPECT_EQ(said(office.try_to_send(silent)), "letters.error_agreed_missing");
    auto closed = PostOffice::form();
    closed.mailbox = "housing_construction";
    EXPECT_EQ(said(office.try_to_send(closed)), "letters.error_mailbox_closed");
}

TEST_P(HandingIn, keeps_nothing_personal_readable_in_the_store)
{
    auto form = PostOffice::form();
    form.content += " canary-content 13900139000";
    form.contact.name = "canary-name";
    auto const id = office.accepted_letter(form);
    office.saved_reply(id, "canary-answer");
    accepted(office.as(
        office.handler, [&](Work& work) { return add_note(work, office.platform, id, "canary-note"); }));
    static constexpr db::Sql tables{"test.letters_tables", R"sql(
        SELECT CAST(sealed AS TEXT) AS found FROM letters_letters
    )sql"};
    if (GetParam() == db::Engine::sqlite) {
        office.city.store.meddle("PRAGMA wal_checkpoint(TRUNCATE)");
        std::ifstream file{office.city.store.folder() / "desk.db", std::ios::binary};
        std::string const bytes{std::istreambuf_iterator<char>{file}, {}};
        for (auto const* canary :
             {"canary-content", "canary-name", "canary-answer", "canary-note", "13800138000"})
            EXPECT_EQ(bytes.find(canary), std::string::npos) << canary;
    } else {
        EXPECT_FALSE(office.city.reader()
                         .one(tables, {}, [](db::Row const& row) { return row.text("found"); })
                         .value()
                         .empty());
    }
}

TEST_P(HandingIn, by_draft_shows_the_same_receipt_again_and_forgets_what_was_typed)
{
    auto const save = [&](SaveLetterDraft const& message) {
        return office.as(Actor::program("192.0.2.7"), [&](Work& work) {
            return save_letter_draft(work, office.platform, message);
        });
    };
    auto const draft = accepted(save({{}, "key-of-the-draft", PostOffice::form()}));
    EXPECT_EQ(draft.until, "2026-12-23");
    EXPECT_EQ(said(save({draft.draft, "another key", PostOffice::form()})), "letters.error_draft_gone");
    auto const send = [&] {
        return office.as(Actor::program("192.0.2.7"), [&](Work& work) {
            return hand_in_draft(work, office.platform, {draft.draft, "key-of-the-draft", true});
        });
    };
    auto const first = accepted(send()), second = accepted(send());
    EXPECT_EQ(first.number, second.number);
    EXPECT_EQ(first.code, second.code);
    auto const shown =
        accepted(show_draft(office.city.reader(), office.platform, {draft.draft, "key-of-the-draft"}));
    ASSERT_EQ(shown.receipt.size(), 1u);
    EXPECT_EQ(shown.receipt.front().number, first.number);
    EXPECT_EQ(shown.form.content, "");
    EXPECT_EQ(said(save({draft.draft, "key-of-the-draft", PostOffice::form()})), "letters.error_draft_sent");
}

TEST_P(HandingIn, goes_on_with_a_draft_on_another_device)
{
    auto const draft = accepted(office.as(Actor::program("192.0.2.7"), [&](Work& work) {
        return save_letter_draft(work, office.platform, {{}, "key one", PostOffice::form()});
    }));
    auto const resume = [&](std::string const& code) {
        return office.as(Actor::program("192.0.2.7"), [&](Work& work) {
            return resume_draft(work, office.platform, {code, "key two"});
        });
    };
    EXPECT_EQ(said(resume("1234-5678-9012-3456")), "letters.error_draft_gone");
    auto const copy = accepted(resume(draft.code));
    EXPECT_EQ(
        accepted(show_draft(office.city.reader(), office.platform, {copy.draft, "key two"})).form.content,
        PostOffice::form().content);
}

TEST_P(HandingIn, keeps_the_files_of_a_letter_that_was_begun_on_another_device)
{
    auto form = PostOffice::form();
    form.files = {{"hash-of-a-file", "说明.pdf", "application/pdf", 12}};
    auto const as_citizen = [&](auto act) { return accepted(office.as(Actor::program("192.0.2.7"), act)); };
    auto const first = as_citizen(
        [&](Work& work) { return save_letter_draft(work, office.platform, {{}, "key one", form}); });
    auto const copy =
        as_citizen([&](Work& work) { return resume_draft(work, office.platform, {first.code, "key two"}); });
    as_citizen(
        [&](Work& work) { return save_letter_draft(work, office.platform, {first.draft, "key one", form}); });
    auto const sent = as_citizen(
        [&](Work& work) { return hand_in_draft(work, office.platform, {copy.draft, "key two", true}); });
    office.advance(31);
    accepted(office.as(Actor::program("jobs"), [](Work& work) { return casework::forget_drafts(work); }));
    static constexpr db::Sql owner{"test.owner", "SELECT case_id FROM casework_files"};
    EXPECT_EQ(
        office.city.reader().one(owner, {}, [](db::Row const& row) { return row.get<CaseId>("case_id"); }),
        casework::find_case(office.city.reader(), sent.number)->id);
}

} // namespace
} // namespace fengye::letters
