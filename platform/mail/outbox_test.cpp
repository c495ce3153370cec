#include "platform/mail/outbox.hpp"

#include <gtest/gtest.h>

#include "platform/settings/settings.hpp"
#include "tests/testing/engines.hpp"
#include "tests/testing/test_works.hpp"

namespace fengye::mail {
namespace {

using namespace std::chrono_literals;

Outgoing a_letter(std::string const& once = "letter/81/received")
{
    return {Channel::email, "li@example.cn", "您的来信已受理", "编号 SQ-2026-000081", once};
}

class MailOutbox : public testing::TestWithParam<db::Engine> {
protected:
    TestWorks works{GetParam()};
    Outbox outbox{true, true, std::string(32, 'k')};

    Result<Posted> post_it(Outgoing const& letter)
    {
        return works.run([&](Work& work) { return post(work, outbox, letter); });
    }
    Because refusal(Outgoing const& letter) { return post_it(letter).error().because; }
    std::vector<Kept> due_at(Moment now, Channel channel = Channel::email)
    {
        return due(works.reader(), channel, now);
    }
    bool lease_it(Kept const& letter, Moment now)
    {
        return *works.run(
            [&](Work& work) -> Result<bool> { return lease(work.tx, letter, now, now + 2min); });
    }
    void put_it_back(Kept const& letter, Moment now, Again again = Again::later)
    {
        (void)works.run([&](Work& work) -> Result<void> {
            put_back(work.tx, letter, now, "RCPT failed: 450", again);
            return {};
        });
    }
    // Everything the table holds, as bytes.
    std::string table()
    {
        static constexpr db::Sql all{
            "test.outbox", "SELECT once, channel, sealed, last_problem FROM mail_outbox ORDER BY id"};
        std::string rows;
        for (auto const& row : works.reader().all(all, {}, [](db::Row const& row) {
                 auto const sealed = row.get<std::optional<db::Bytes>>("sealed");
                 return row.text("once") + '|' + row.text("channel") + '|' +
                        (sealed ? sealed->data : "gone") + '|' + row.text("last_problem") + '\n';
             }))
            rows += row;
        return rows;
    }
};
INSTANTIATE_TEST_SUITE_P(On, MailOutbox, both_engines(), engine_name);

TEST_P(MailOutbox, keeps_a_letter_sealed_until_it_is_due)
{
    EXPECT_EQ(post_it(a_letter()), Posted::queued);
    for (auto const* secret : {"li@", "example", "来信", "SQ-2026"})
        EXPECT_EQ(table().find(secret), std::string::npos) << secret;
    auto const letters = due_at(test_morning);
    ASSERT_EQ(letters.size(), 1u);
    auto const opened = open(outbox, letters[0]);
    EXPECT_EQ(opened.to, "li@example.cn");
    EXPECT_EQ(opened.subject, "您的来信已受理");
    EXPECT_EQ(opened.text, "编号 SQ-2026-000081");
    EXPECT_TRUE(due_at(test_morning, Channel::sms).empty());
    EXPECT_EQ(count_queued(works.reader()), 1);
}

TEST_P(MailOutbox, opens_a_letter_in_its_own_place_under_its_own_key_only)
{
    (void)post_it(a_letter());
    auto letter = due_at(test_morning).at(0);
    EXPECT_THROW(open({true, true, std::string(32, 'x')}, letter), std::runtime_error);
    letter.id += 1;
    EXPECT_THROW(open(outbox, letter), std::runtime_error);
}

TEST_P(MailOutbox, takes_a_name_once_even_after_it_was_sent)
{
    EXPECT_EQ(post_it(a_letter()), Posted::queued);
    EXPECT_EQ(post_it(a_letter()), Posted::before);
    auto const letter = due_at(test_morning).at(0);
    (void)works.run([&](Work& work) -> Result<void> {
        mark_sent(work.tx, letter, work.now);
        return {};
    });
    EXPECT_EQ(post_it(a_letter()), Posted::before);
    EXPECT_EQ(post_it(a_letter("letter/82/received")), Posted::queued);
    EXPECT_EQ(due_at(test_morning).size(), 1u);
    EXPECT_EQ(table().substr(0, 31), "letter/81/received|email|gone|\n");

    (void)works.run([&](Work& work) -> Result<void> {
        forget_sent(work.tx, work.now + 1s);
        return {};
    });
    EXPECT_EQ(table().find("letter/81/"), std::string::npos);
    EXPECT_EQ(due_at(test_morning).size(), 1u);
}

TEST_P(MailOutbox, is_undone_with_the_act_that_posted)
{
    (void)works.run([&](Work& work) -> Result<void> {
        TRY(post(work, outbox, a_letter()));
        return refuse(Because::conflict, "platform.changed_meanwhile");
    });
    EXPECT_EQ(count_queued(works.reader()), 0);
    EXPECT_EQ(post_it(a_letter()), Posted::queued);
}

TEST_P(MailOutbox, promises_nothing_where_no_road_leads)
{
    outbox.has_email = false;
    EXPECT_EQ(post_it(a_letter()), Posted::no_such_road);
    outbox.has_email = true;
    outbox.has_sms = false;
    EXPECT_EQ(post_it({Channel::sms, "13900001234", {}, "甲", "code/1"}), Posted::no_such_road);
    EXPECT_EQ(table(), "");
}

TEST_P(MailOutbox, refuses_what_can_not_be_sent)
{
    auto letter = a_letter();
    letter.to = "li@example.cn\r\nBcc: wang@example.cn";
    EXPECT_EQ(refusal(letter), Because::not_valid);
    letter = a_letter();
    letter.subject = "您的来信\r\nBcc: wang@example.cn";
    EXPECT_EQ(refusal(letter), Because::not_valid);
    letter = a_letter();
    letter.text = std::string(64 * 1024 + 1, 'a');
    EXPECT_EQ(refusal(letter), Because::not_valid);
    letter.text.clear();
    EXPECT_EQ(refusal(letter), Because::not_valid);
    EXPECT_EQ(refusal({Channel::sms, "li@example.cn", {}, "甲", "code/1"}), Because::not_valid);
    EXPECT_EQ(post_it({Channel::sms, "+86 139-0000-1234", {}, "甲", "code/1"}), Posted::queued);
    EXPECT_EQ(open(outbox, due_at(test_morning, Channel::sms).at(0)).to, "13900001234");
}

TEST_P(MailOutbox, hides_a_leased_letter_until_the_lease_ends)
{
    (void)post_it(a_letter());
    auto const letter = due_at(test_morning).at(0);
    EXPECT_TRUE(lease_it(letter, test_morning));
    EXPECT_FALSE(lease_it(letter, test_morning)); // another postman that read the same row
    EXPECT_TRUE(due_at(test_morning + 119s).empty());
    ASSERT_EQ(due_at(test_morning + 2min).size(), 1u); // its postman died
    EXPECT_EQ(due_at(test_morning + 2min)[0].tries, 1);
}

TEST_P(MailOutbox, tries_eight_times_in_a_day_and_then_waits_for_a_person)
{
    (void)post_it(a_letter());
    auto now = test_morning;
    std::vector<int> pauses;
    for (int i = 1; i < tries_max; ++i) {
        auto const letter = due_at(now).at(0);
        ASSERT_TRUE(lease_it(letter, now));
        put_it_back(letter, now);
        auto const pause = pause_after(i);
        EXPECT_TRUE(due_at(now + pause - 1s).empty());
        pauses.push_back(static_cast<int>(pause.count()));
        now += pause;
    }
    EXPECT_EQ(pauses, (std::vector{1, 2, 4, 16, 64, 256, 1024}));
    EXPECT_LT(now - test_morning, 24h);
    EXPECT_EQ(count_waiting(works.reader()), 0);
    auto const letter = due_at(now).at(0);
    ASSERT_TRUE(lease_it(letter, now));
    put_it_back(letter, now);
    EXPECT_TRUE(due_at(now + 24h * 365).empty());
    auto const waiting = waiting_for_a_person(works.reader());
    ASSERT_EQ(waiting.size(), 1u);
    EXPECT_EQ(waiting[0].once, "letter/81/received");
    EXPECT_EQ(waiting[0].problem, "RCPT failed: 450");
    EXPECT_EQ(waiting[0].tries, tries_max);
    EXPECT_EQ(waiting[0].posted_at, test_morning);
}

TEST_P(MailOutbox, waits_at_once_when_trying_is_no_use_until_somebody_says_again)
{
    (void)post_it(a_letter());
    auto const letter = due_at(test_morning).at(0);
    ASSERT_TRUE(lease_it(letter, test_morning));
    put_it_back(letter, test_morning, Again::never);
    EXPECT_TRUE(due_at(test_morning + 24h).empty());
    EXPECT_EQ(count_waiting(works.reader()), 1);
    EXPECT_EQ(count_queued(works.reader()), 0);

    EXPECT_EQ(*works.run([](Work& work) -> Result<std::int64_t> { return try_again(work.tx, work.now); }), 1);
    ASSERT_EQ(due_at(test_morning).size(), 1u);
    EXPECT_EQ(open(outbox, due_at(test_morning)[0]).to, "li@example.cn");
    EXPECT_EQ(due_at(test_morning)[0].tries, 0);
    EXPECT_EQ(count_waiting(works.reader()), 0);
}

TEST_P(MailOutbox, is_read_a_hundred_letters_at_a_time)
{
    (void)works.run([&](Work& work) -> Result<void> {
        for (int i = 0; i < 130; ++i)
            TRY(post(work, outbox, a_letter("letter/" + std::to_string(i))));
        return {};
    });
    EXPECT_EQ(due_at(test_morning).size(), 100u);
}

TEST(Outbox, has_the_roads_the_settings_name)
{
    TemporaryFolder const folder;
    auto const key = crypto::Key::load_or_make(folder / "key");
    Settings settings;
    EXPECT_FALSE(outbox_of(settings, key).has_email);
    EXPECT_FALSE(outbox_of(settings, key).has_sms);
    settings.mail_server = "smtp://mail.internal";
    settings.sms_file = "sms.jsonl";
    EXPECT_TRUE(outbox_of(settings, key).has_email);
    EXPECT_TRUE(outbox_of(settings, key).has_sms);
}

} // namespace
} // namespace fengye::mail
