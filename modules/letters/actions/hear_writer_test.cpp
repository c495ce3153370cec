#include <gtest/gtest.h>

#include "modules/letters/letters_test.hpp"
#include "platform/mail/outbox.hpp"

namespace fengye::letters {
namespace {

class HearingWriters : public testing::TestWithParam<db::Engine> {
protected:
    PostOffice office{GetParam()};

    void SetUp() override { office.settings.mail_server = "smtp://mail.invalid:25"; }
    // What waits to be sent, oldest first.
    std::vector<mail::Opened> mail()
    {
        auto const outbox = mail::outbox_of(office.settings, office.key);
        std::vector<mail::Opened> letters;
        for (auto const& kept :
             mail::due(office.city.reader(), mail::Channel::email, office.city.clock.now() + 1h))
            letters.push_back(mail::open(outbox, kept));
        return letters;
    }
    void lose_code(std::string const& number, std::string const& contact)
    {
        accepted(office.as(Actor::program("192.0.2.7"), [&](Work& work) {
            return renew_lost_code(work, office.platform, {number, contact});
        }));
    }
    bool opens(std::string const& code)
    {
        return show_status(office.city.reader(), office.platform, {code}).has_value();
    }
};
INSTANTIATE_TEST_SUITE_P(On, HearingWriters, both_engines(), engine_name);

TEST_P(HearingWriters, sends_the_receipt_with_the_code_and_later_only_that_there_is_news)
{
    auto const id = office.answered();
    auto const sent = mail();
    ASSERT_EQ(sent.size(), 2u);
    EXPECT_EQ(sent[0].to, "maple@example.com");
    EXPECT_NE(sent[0].text.find(office.code(id)), std::string::npos);
    EXPECT_EQ(sent[1].text.find(office.code(id)), std::string::npos);
    EXPECT_EQ(sent[1].text.find("电梯"), std::string::npos);
}

TEST_P(HearingWriters, promises_nothing_where_no_mail_is_sent)
{
    office.settings.mail_server.clear();
    office.sent();
    office.settings.mail_server = "smtp://mail.invalid:25";
    EXPECT_TRUE(mail().empty());
}

TEST_P(HearingWriters, replaces_a_lost_code_for_who_knows_number_and_contact)
{
    auto const receipt = office.sent();
    lose_code(receipt.number, "someone@example.com");
    lose_code("SQ-20000101-0001", "maple@example.com");
    EXPECT_EQ(mail().size(), 1u) << "only the receipt";
    EXPECT_TRUE(opens(receipt.code));
    lose_code(receipt.number, "138 0013 8000");
    auto const sent = mail();
    ASSERT_EQ(sent.size(), 2u);
    EXPECT_FALSE(opens(receipt.code)) << "the old one has ended";
    auto const fresh = office.code(office.id_of(receipt));
    EXPECT_NE(sent[1].text.find(fresh), std::string::npos);
    EXPECT_TRUE(opens(fresh));
}

TEST_P(HearingWriters, confirms_a_contact_with_the_digits_that_were_sent_there)
{
    auto const id = office.id_of(office.sent());
    EXPECT_TRUE(office.status(id).may_confirm);
    auto const text = mail().front().text;
    auto const digits = office.vault.confirmation(office.letter(id).record.request_key);
    EXPECT_NE(text.find(digits), std::string::npos);
    auto const confirm = [&](std::string const& tried) {
        return said(office.as(Actor::program("192.0.2.7"), [&](Work& work) {
            return confirm_contact(work, office.platform, {office.code(id), tried});
        }));
    };
    EXPECT_EQ(confirm(digits == "123456" ? "654321" : "123456"), "letters.error_digits");
    EXPECT_EQ(confirm(digits.substr(0, 3) + " " + digits.substr(3)), "accepted");
    EXPECT_FALSE(office.status(id).may_confirm);
    EXPECT_TRUE(casework::contact_of(office.city.reader(), office.vault, id)->is_confirmed);
}

TEST_P(HearingWriters, tells_nothing_of_a_code_that_opens_nothing)
{
    office.sent();
    auto const wrong = show_status(office.city.reader(), office.platform, {"1234-5678-9012-3456"});
    auto const unknown = show_status(
        office.city.reader(), office.platform, {casework::DigitsCode::from_bytes("abcdefgh").text()});
    ASSERT_FALSE(wrong);
    ASSERT_FALSE(unknown);
    EXPECT_EQ(wrong.error().words, unknown.error().words);
}

} // namespace
} // namespace fengye::letters
