#include "platform/mail/message.hpp"

#include <gtest/gtest.h>

#include "platform/mail/smtp.hpp"
#include "tests/testing/mail_sink.hpp"
#include "tests/testing/test_works.hpp"

namespace fengye::mail {
namespace {

Letterhead const head{"portal@example.gov.cn", "81.f3a0@example.gov.cn", test_morning};

Message a_message()
{
    return {"li@example.cn", "您的来信已受理", "您好：\n来信已受理。\n"};
}

Because why_not(Message const& message, Letterhead const& on = head)
{
    auto const text = written(message, on);
    if (text)
        throw std::runtime_error{"was written:\n" + *text};
    return text.error().because;
}

// As Python's reader of mail understands it, after it went through a real server.
boost::json::object read_back(Message const& message)
{
    MailSink sink;
    std::atomic<bool> const stopping{false};
    auto const outcome = send({sink.url()}, head.from, message.to, *written(message, head), stopping);
    EXPECT_EQ(outcome.kind, Outcome::Kind::sent) << outcome.problem;
    return sink.messages().at(0);
}

TEST(MailMessage, says_the_same_at_the_other_end)
{
    std::string const subject =
        "市长信箱：您的来信《关于枫叶路积水》（编号 SQ-2026-000081）已由市住房和城乡建设局答复，请查看";
    std::string const text =
        "李先生：\n\n您反映的问题已办结。\n.\n..点\nhttps://www.example.gov.cn/letters/ÄÖ\n结尾没有换行";
    auto const mail = read_back({"li@example.cn", subject, text});
    auto const& headers = mail.at("headers").as_object();
    EXPECT_EQ(headers.at("subject").as_string(), subject);
    EXPECT_EQ(headers.at("from").as_string(), "portal@example.gov.cn");
    EXPECT_EQ(headers.at("to").as_string(), "li@example.cn");
    EXPECT_EQ(headers.at("date").as_string(), "Mon, 23 Nov 2026 09:30:00 +0800");
    EXPECT_EQ(headers.at("message-id").as_string(), "<81.f3a0@example.gov.cn>");
    EXPECT_EQ(headers.at("auto-submitted").as_string(), "auto-generated");
    EXPECT_EQ(headers.at("mime-version").as_string(), "1.0");
    EXPECT_EQ(mail.at("charset").as_string(), "utf-8");
    EXPECT_EQ(mail.at("text").as_string(), text);
    EXPECT_EQ(mail.at("from").as_string(), "portal@example.gov.cn");
    EXPECT_EQ(mail.at("rcpt").as_array().at(0).as_string(), "li@example.cn");
    EXPECT_TRUE(mail.at("defects").as_array().empty());
}

TEST(MailMessage, in_latin_letters_stays_readable_on_the_wire)
{
    std::string const text =
        "Your letter was taken in.\r\n\r\n.\nIt is number 81 – keep it.\n" + std::string(2000, 'x');
    auto const wire = written({"li@example.cn", "Your letter", text}, head).value();
    EXPECT_NE(wire.find("Your letter was taken in.\r\n"), std::string::npos);
    EXPECT_EQ(wire.find('\n'), wire.find("\r\n") + 1);
    auto const mail = read_back({"li@example.cn", "Your letter", text});
    EXPECT_EQ(
        mail.at("text").as_string(),
        "Your letter was taken in.\n\n.\nIt is number 81 – keep it.\n" + std::string(2000, 'x') + "\n");
}

TEST(MailMessage, carries_files_under_their_names)
{
    auto message = a_message();
    std::string bytes;
    for (int i = 0; i < 3000; ++i)
        bytes += static_cast<char>(i * 7);
    message.attachments = {
        {"关于枫叶路积水问题的答复意见及有关附件材料（盖章扫描件）.pdf", "application/pdf", bytes},
        {"plain \"name\".txt", "text/plain", "附件的文字\n"},
    };
    auto const mail = read_back(message);
    EXPECT_EQ(mail.at("text").as_string(), message.text);
    auto const& files = mail.at("attachments").as_array();
    ASSERT_EQ(files.size(), 2u);
    EXPECT_EQ(files[0].at("name").as_string(), message.attachments[0].name);
    EXPECT_EQ(files[0].at("type").as_string(), "application/pdf");
    EXPECT_TRUE(files[0].at("bytes").as_string().starts_with("AAcOFRwjKjE4P0ZN"));
    EXPECT_EQ(files[0].at("bytes").as_string().size(), 4000u);
    EXPECT_EQ(files[1].at("name").as_string(), message.attachments[1].name);
    EXPECT_TRUE(mail.at("defects").as_array().empty());
}

TEST(MailMessage, has_lines_no_server_refuses)
{
    auto message = a_message();
    message.subject = std::string(200, 'a');
    for (int i = 0; i < 500; ++i)
        message.text += "很长的一行";
    auto const wire = written(message, head).value();
    for (std::size_t from = 0; from < wire.size();) {
        auto const end = wire.find("\r\n", from);
        ASSERT_NE(end, std::string::npos);
        EXPECT_LE(end - from, 998u);
        from = end + 2;
    }
}

TEST(MailMessage, has_no_room_for_another_header)
{
    auto message = a_message();
    message.to = "li@example.cn\r\nBcc: wang@example.cn";
    EXPECT_EQ(why_not(message), Because::not_valid);
    message = a_message();
    message.to = "李 <li@example.cn>, wang@example.cn";
    EXPECT_EQ(why_not(message), Because::not_valid);
    for (auto const* subject : {"", "a\r\nBcc: wang@example.cn", "a\nb", "a\rb", "a\tb", "\xff"}) {
        message = a_message();
        message.subject = subject;
        EXPECT_EQ(why_not(message), Because::not_valid) << subject;
    }
    message = a_message();
    message.subject = "a";
    for (auto const& file :
         {Attachment{"a\r\nX: y.pdf", "application/pdf", ""},
          {"", "application/pdf", ""},
          {"a.pdf", "application", ""},
          {"a.pdf", "application/pdf; name=b", ""},
          {"a.pdf", "application/pdf\r\nX: y", ""}}) {
        message.attachments = {file};
        EXPECT_EQ(why_not(message), Because::not_valid) << file.name << ' ' << file.type;
    }
    EXPECT_EQ(why_not(a_message(), {"portal", head.id, head.at}), Because::not_valid);
    EXPECT_EQ(why_not(a_message(), {head.from, "81>\r\nX: y@example.cn", head.at}), Because::not_valid);
}

TEST(MailMessage, is_refused_when_it_is_not_text)
{
    auto message = a_message();
    message.text = "\xb7\xe3\xd2\xb6"; // GBK
    EXPECT_EQ(why_not(message), Because::not_valid);
    message.text = std::string{"a\0b", 3};
    EXPECT_EQ(why_not(message), Because::not_valid);
    message = a_message();
    message.subject.clear();
    for (int i = 0; i < 201; ++i)
        message.subject += "枫";
    EXPECT_EQ(why_not(message), Because::not_valid);
}

} // namespace
} // namespace fengye::mail
