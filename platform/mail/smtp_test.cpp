#include "platform/mail/smtp.hpp"

#include <fstream>
#include <thread>

#include <gtest/gtest.h>

#include "platform/settings/settings.hpp"
#include "tests/testing/mail_sink.hpp"

namespace fengye::mail {
namespace {

using namespace std::chrono_literals;
using Kind = Outcome::Kind;

std::string const text = "Subject: hello\r\n\r\nhello\r\n";

struct Sender {
    std::atomic<bool> stopping{false};

    Outcome operator()(Server const& server)
    {
        return send(server, "portal@example.gov.cn", "li@example.cn", text, stopping);
    }
};

TEST(Smtp, hands_a_letter_to_a_server)
{
    MailSink sink;
    auto const outcome = Sender{}({sink.url()});
    EXPECT_EQ(outcome.kind, Kind::sent) << outcome.problem;
    ASSERT_EQ(sink.messages().size(), 1u);
    EXPECT_FALSE(sink.messages()[0].at("encrypted").as_bool());
}

TEST(Smtp, tells_for_now_from_for_good_and_repeats_nothing_of_the_answer)
{
    MailSink sink;
    for (auto const& [answer, kind] :
         {std::pair{"450 RCPT", Kind::not_now},
          {"451 DATA", Kind::not_now},
          {"550 RCPT", Kind::refused},
          {"554 DATA", Kind::refused},
          {"421 RCPT", Kind::server_away},
          {"530 RCPT", Kind::server_away}}) {
        sink.answer(answer);
        auto const outcome = Sender{}({sink.url()});
        EXPECT_EQ(outcome.kind, kind) << answer << ": " << outcome.problem;
        EXPECT_NE(outcome.problem.find(std::string{answer}.substr(0, 3)), std::string::npos)
            << outcome.problem;
        EXPECT_EQ(outcome.problem.find("not today"), std::string::npos) << outcome.problem;
        EXPECT_EQ(outcome.problem.find("li@"), std::string::npos) << outcome.problem;
    }
    EXPECT_TRUE(sink.messages().empty());
}

TEST(Smtp, finds_a_server_that_is_away_and_one_that_is_back)
{
    MailSink sink;
    sink.kill();
    EXPECT_EQ(Sender{}({sink.url()}).kind, Kind::server_away);
    sink.start_again();
    EXPECT_EQ(Sender{}({sink.url()}).kind, Kind::sent);
    sink.answer("drop DATA");
    EXPECT_EQ(Sender{}({sink.url()}).kind, Kind::server_away);
}

TEST(Smtp, waits_for_a_server_that_hangs_no_longer_than_it_should)
{
    MailSink sink;
    sink.answer("hang RCPT");
    Server server{sink.url()};
    EXPECT_EQ(server.done_within, 30s);
    server.done_within = 1s;
    auto const before = std::chrono::steady_clock::now();
    EXPECT_EQ(Sender{}(server).kind, Kind::server_away);
    EXPECT_LT(std::chrono::steady_clock::now() - before, 10s);
}

TEST(Smtp, gives_up_when_the_program_ends)
{
    MailSink sink;
    sink.answer("hang RCPT");
    Sender sender;
    std::jthread const ending{[&] {
        while (sink.asked() == 0)
            std::this_thread::yield();
        sender.stopping = true;
    }};
    auto const before = std::chrono::steady_clock::now();
    EXPECT_EQ(sender({sink.url()}).kind, Kind::server_away);
    EXPECT_LT(std::chrono::steady_clock::now() - before, 10s);
}

TEST(Smtp, encrypts_when_it_is_offered)
{
    MailSink sink{{"--tls", "starttls"}};
    Server server{sink.url()};
    server.authorities = sink.authority();
    auto const outcome = Sender{}(server);
    EXPECT_EQ(outcome.kind, Kind::sent) << outcome.problem;
    EXPECT_TRUE(sink.messages().at(0).at("encrypted").as_bool());
    EXPECT_EQ(Sender{}({sink.url()}).kind, Kind::server_away); // by nobody we know
}

TEST(Smtp, speaks_tls_from_the_first_word_to_smtps)
{
    MailSink sink{{"--tls", "implicit"}};
    Server server{"smtps://" + sink.address()};
    server.authorities = sink.authority();
    auto const outcome = Sender{}(server);
    EXPECT_EQ(outcome.kind, Kind::sent) << outcome.problem;
    EXPECT_EQ(Sender{}({"smtps://" + sink.address()}).kind, Kind::server_away);
}

TEST(Smtp, signs_in_over_an_encrypted_connection_only)
{
    MailSink sink{{"--tls", "starttls", "--user", "portal", "--password", "maple"}};
    Server server{sink.url(), "portal", "maple", sink.authority()};
    auto const outcome = Sender{}(server);
    EXPECT_EQ(outcome.kind, Kind::sent) << outcome.problem;
    EXPECT_EQ(sink.messages().at(0).at("user").as_string(), "portal");

    server.password = "oak";
    EXPECT_EQ(Sender{}(server).kind, Kind::server_away); // no letter would do better

    MailSink const open;
    EXPECT_EQ(Sender{}({open.url(), "portal", "maple"}).kind, Kind::server_away);
    EXPECT_TRUE(open.messages().empty());
}

TEST(Smtp, speaks_no_other_protocol)
{
    MailSink const sink;
    auto const outcome = Sender{}({"http://" + sink.address()});
    EXPECT_EQ(outcome.kind, Kind::server_away);
    EXPECT_NE(outcome.problem.find("not supported"), std::string::npos) << outcome.problem;
}

TEST(MailServer, is_read_from_the_settings_with_its_password)
{
    TemporaryFolder const folder;
    std::ofstream{folder / "password"} << "maple\r\nnotes\n";
    Settings settings;
    settings.mail_server = "smtp://mail.internal:587";
    settings.mail_from = "portal@example.gov.cn";
    EXPECT_TRUE(server_of(settings).user.empty());
    settings.mail_user = "portal";
    settings.mail_password_file = folder / "password";
    EXPECT_EQ(server_of(settings).password, "maple");
    EXPECT_EQ(server_of(settings).user, "portal");
}

TEST(MailServer, that_can_not_be_used_stops_the_start_and_names_the_setting)
{
    auto const problem = [](Settings const& settings) -> std::string {
        try {
            (void)server_of(settings);
            return {};
        } catch (std::runtime_error const& error) {
            return std::string{error.what()}.substr(0, std::string{error.what()}.find(':'));
        }
    };
    Settings settings;
    settings.mail_from = "portal@example.gov.cn";
    for (auto const* url :
         {"mail.internal:25", "http://mail.internal", "smtp://portal:maple@mail.internal"}) {
        settings.mail_server = url;
        EXPECT_EQ(problem(settings), "mail_server") << url;
    }
    settings.mail_server = "smtp://mail.internal";
    EXPECT_EQ(problem(settings), "");
    settings.mail_from = "portal";
    EXPECT_EQ(problem(settings), "mail_from");
    settings.mail_from = "portal@example.gov.cn";
    settings.mail_user = "portal";
    settings.mail_password_file = "/nowhere/password";
    EXPECT_EQ(problem(settings), "mail_password_file");
}

} // namespace
} // namespace fengye::mail
