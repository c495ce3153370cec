#include "platform/mail/postman.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>

#include <gtest/gtest.h>

#include "platform/settings/settings.hpp"
#include "tests/testing/engines.hpp"
#include "tests/testing/mail_sink.hpp"
#include "tests/testing/test_works.hpp"

namespace fengye::mail {
namespace {

using namespace std::chrono_literals;
using Kind = Outcome::Kind;

// What a test sees of the other end: every letter that was handed over, and how that ended.
class Street {
public:
    using Answer = std::function<Outcome(std::string const& to)>;

    void answers(Answer answer)
    {
        std::lock_guard const lock{m_mutex};
        m_answer = std::move(answer);
    }
    Send send()
    {
        return [this](Kept const&, Opened const& letter, std::atomic<bool> const&) {
            std::lock_guard const lock{m_mutex};
            m_seen.push_back(letter.to);
            return m_answer ? m_answer(letter.to) : Outcome{};
        };
    }
    std::vector<std::string> letters()
    {
        std::lock_guard const lock{m_mutex};
        return m_seen;
    }

private:
    std::mutex m_mutex;
    std::vector<std::string> m_seen;
    Answer m_answer{};
};

class MailPostmen : public testing::TestWithParam<db::Engine> {
protected:
    TestWorks works{GetParam()};
    Outbox outbox{true, true, std::string(32, 'k')};
    Street street;

    Postman::Parts parts() { return {*works.store, works.works, works.clock, outbox}; }
    std::unique_ptr<Postman> hired(Channel channel = Channel::email)
    {
        return std::make_unique<Postman>(parts(), channel, street.send());
    }
    void post_to(std::string const& name, Channel channel = Channel::email)
    {
        auto const posted = works.run([&](Work& work) {
            return channel == Channel::email
                       ? post(work, outbox, {channel, name + "@example.cn", "您的来信", "甲", "to/" + name})
                       : post(work, outbox, {channel, name, {}, "甲", "to/" + name});
        });
        ASSERT_EQ(posted, Posted::queued);
    }
    // Waits for something that other threads bring about.
    static bool comes(std::function<bool()> const& what)
    {
        for (auto const until = std::chrono::steady_clock::now() + 20s;
             std::chrono::steady_clock::now() < until;) {
            if (what())
                return true;
            std::this_thread::sleep_for(5ms);
        }
        return false;
    }
    bool all_are_gone()
    {
        return comes([&] { return count_queued(works.reader()) == 0; });
    }
    Settings settings_for(std::string const& url)
    {
        Settings settings;
        settings.mail_server = url;
        settings.mail_from = "portal@example.gov.cn";
        return settings;
    }
};
INSTANTIATE_TEST_SUITE_P(On, MailPostmen, both_engines(), engine_name);

using Names = std::vector<std::string>;

TEST_P(MailPostmen, send_what_was_posted_in_its_order_and_once)
{
    post_to("li");
    post_to("wang");
    auto const postman = hired();
    ASSERT_TRUE(all_are_gone());
    post_to("zhao");
    postman->wake();
    ASSERT_TRUE(all_are_gone());
    EXPECT_EQ(street.letters(), (Names{"li@example.cn", "wang@example.cn", "zhao@example.cn"}));
    EXPECT_EQ(count_waiting(works.reader()), 0);
}

TEST_P(MailPostmen, try_again_what_failed_for_now_and_go_on_with_the_others)
{
    street.answers([](std::string const& to) {
        return to.starts_with("li@") ? Outcome{Kind::not_now, "RCPT failed: 450"} : Outcome{};
    });
    post_to("li");
    post_to("wang");
    auto const postman = hired();
    ASSERT_TRUE(comes([&] { return count_queued(works.reader()) == 1; }));
    ASSERT_TRUE(comes([&] { return due(works.reader(), Channel::email, test_morning + 1min).size() == 1; }));
    EXPECT_EQ(street.letters(), (Names{"li@example.cn", "wang@example.cn"}));
    street.answers({});
    works.clock.advance(1min);
    postman->wake();
    ASSERT_TRUE(all_are_gone());
    EXPECT_EQ(street.letters().size(), 3u);
}

TEST_P(MailPostmen, leave_to_a_person_what_was_refused_for_good)
{
    street.answers([](std::string const& to) {
        return to.starts_with("li@") ? Outcome{Kind::refused, "RCPT failed: 550"} : Outcome{};
    });
    post_to("li");
    post_to("wang");
    auto const postman = hired();
    ASSERT_TRUE(all_are_gone());
    auto const waiting = waiting_for_a_person(works.reader());
    ASSERT_EQ(waiting.size(), 1u);
    EXPECT_EQ(waiting[0].once, "to/li");
    EXPECT_EQ(waiting[0].tries, 1);
}

// Otherwise an hour without the server would use up the tries of every letter.
TEST_P(MailPostmen, ask_a_server_that_is_away_with_one_letter_a_minute)
{
    street.answers(
        [](std::string const&) { return Outcome{Kind::server_away, "Couldn't connect to server"}; });
    for (auto const* name : {"li", "wang", "zhao"})
        post_to(name);
    auto postman = hired();
    ASSERT_TRUE(comes([&] { return due(works.reader(), Channel::email, test_morning).size() == 2; }));
    postman->wake();
    ASSERT_TRUE(comes([&] { return !street.letters().empty(); }));
    works.clock.advance(1min);
    postman->wake();
    ASSERT_TRUE(comes([&] { return street.letters().size() == 2; }));
    postman.reset();
    EXPECT_EQ(street.letters().size(), 2u);
}

TEST_P(MailPostmen, send_again_what_a_killed_program_may_have_sent)
{
    post_to("li");
    (void)works.run([&](Work& work) -> Result<bool> { // leased, and killed before it could be noted
        return lease(work.tx, due(work.tx, Channel::email, work.now).at(0), work.now, work.now + 2min);
    });
    auto const postman = hired();
    works.clock.advance(2min);
    postman->wake();
    ASSERT_TRUE(all_are_gone());
    EXPECT_EQ(street.letters(), Names{"li@example.cn"});
}

TEST_P(MailPostmen, leave_to_a_person_a_letter_whose_program_always_died)
{
    post_to("li");
    auto now = test_morning;
    for (int i = 0; i < tries_max; ++i, now += 2min)
        (void)works.run([&](Work& work) -> Result<bool> {
            return lease(work.tx, due(work.tx, Channel::email, now).at(0), now, now + 2min);
        });
    works.clock.set(now);
    auto const postman = hired();
    ASSERT_TRUE(comes([&] { return count_waiting(works.reader()) == 1; }));
    EXPECT_TRUE(street.letters().empty());
}

TEST_P(MailPostmen, leave_to_a_person_what_was_sealed_under_a_lost_key)
{
    post_to("li");
    outbox.key = std::string(32, 'x');
    post_to("wang");
    auto const postman = hired();
    ASSERT_TRUE(all_are_gone());
    EXPECT_EQ(street.letters(), Names{"wang@example.cn"});
    ASSERT_EQ(waiting_for_a_person(works.reader()).size(), 1u);
    EXPECT_EQ(waiting_for_a_person(works.reader())[0].once, "to/li");
}

TEST_P(MailPostmen, forget_the_names_of_letters_sent_long_ago)
{
    post_to("li");
    auto postman = hired();
    ASSERT_TRUE(all_are_gone());
    works.clock.advance(24h * 401);
    postman->wake();
    ASSERT_TRUE(comes([&] {
        return *works.run([&](Work& work) {
            return post(
                work, {true, true, outbox.key}, {Channel::email, "li@example.cn", "您的来信", "甲", "to/li"});
        }) == Posted::queued;
    }));
}

TEST_P(MailPostmen, bring_a_letter_to_a_real_server_through_its_death)
{
    MailSink sink;
    auto const settings = settings_for(sink.url());
    sink.kill();
    post_to("li");
    Postman postman{parts(), Channel::email, by_server(settings, outbox)};
    ASSERT_TRUE(comes([&] { return due(works.reader(), Channel::email, test_morning + 1min).size() == 1; }));
    ASSERT_TRUE(comes([&] { return due(works.reader(), Channel::email, test_morning).empty(); }));
    sink.start_again();
    sink.answer("drop KEPT"); // takes the letter, and dies before it says so
    works.clock.advance(1min);
    postman.wake();
    ASSERT_TRUE(comes([&] { return sink.messages().size() == 1; }));
    ASSERT_TRUE(comes([&] { return due(works.reader(), Channel::email, test_morning + 3min).size() == 1; }));
    sink.kill();
    sink.answer("");
    sink.start_again();
    works.clock.advance(2min);
    postman.wake();
    ASSERT_TRUE(all_are_gone());
    ASSERT_EQ(sink.messages().size(), 2u);
    auto const id = [&](int n) {
        return sink.messages()[n].at("headers").as_object().at("message-id").as_string();
    };
    EXPECT_EQ(id(0), id(1)); // whoever got both keeps one
    EXPECT_EQ(sink.messages()[1].at("text").as_string(), "甲");
}

TEST_P(MailPostmen, hold_up_nothing_while_a_server_hangs)
{
    MailSink sink;
    sink.answer("hang RCPT");
    auto settings = settings_for(sink.url());
    settings.sms_file = works.store.folder() / "sms.jsonl";
    post_to("li");
    auto postmen = std::make_unique<Postmen>(parts(), settings);
    ASSERT_TRUE(comes([&] { return sink.asked() == 1; }));
    post_to("13900001234", Channel::sms); // an act, and another channel
    postmen->wake();
    EXPECT_TRUE(comes([&] { return std::filesystem::exists(settings.sms_file); }));
    EXPECT_TRUE(comes([&] { return due(works.reader(), Channel::sms, test_morning).empty(); }));
    EXPECT_TRUE(sink.messages().empty());
    auto const before = std::chrono::steady_clock::now();
    postmen.reset(); // the end of the program
    EXPECT_LT(std::chrono::steady_clock::now() - before, 10s);
}

} // namespace
} // namespace fengye::mail
