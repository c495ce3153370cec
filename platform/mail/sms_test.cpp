#include "platform/mail/sms.hpp"

#include <fcntl.h>
#include <fstream>
#include <iterator>
#include <sys/file.h>
#include <unistd.h>

#include <gtest/gtest.h>

#include "tests/testing/temporary_folder.hpp"
#include "tests/testing/test_works.hpp"

namespace fengye::mail {
namespace {

class ShortMessages : public testing::Test {
protected:
    TemporaryFolder folder;
    std::filesystem::path const path{folder / "sms.jsonl"};

    std::string content()
    {
        std::ifstream file{path};
        return {std::istreambuf_iterator<char>{file}, {}};
    }
};

std::string const first =
    "{\"id\":81,\"to\":\"13900001234\",\"text\":\"验证码 \\\"1234\\\"\\n\",\"at\":1795397400}\n";
std::string const second = "{\"id\":82,\"to\":\"13900001235\",\"text\":\"乙\",\"at\":1795397400}\n";

TEST_F(ShortMessages, are_lines_of_json)
{
    EXPECT_EQ(append(path, {81, "13900001234", "验证码 \"1234\"\n", test_morning}).kind, Outcome::Kind::sent);
    EXPECT_EQ(append(path, {82, "13900001235", "乙", test_morning}).kind, Outcome::Kind::sent);
    EXPECT_EQ(content(), first + second);
}

TEST_F(ShortMessages, go_into_a_new_file_when_the_gateway_took_the_old_one)
{
    (void)append(path, {81, "13900001234", "甲", test_morning});
    std::filesystem::rename(path, folder / "taken");
    (void)append(path, {82, "13900001235", "乙", test_morning});
    EXPECT_EQ(content(), second);
}

TEST_F(ShortMessages, begin_a_new_line_after_one_that_was_cut_off)
{
    std::ofstream{path} << "{\"id\":80,\"to\":";
    (void)append(path, {82, "13900001235", "乙", test_morning});
    EXPECT_EQ(content(), "{\"id\":80,\"to\":\n" + second);
}

TEST_F(ShortMessages, wait_while_the_gateway_reads)
{
    (void)append(path, {81, "13900001234", "甲", test_morning});
    int const gateway = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    ASSERT_EQ(::flock(gateway, LOCK_SH), 0);
    EXPECT_EQ(append(path, {82, "13900001235", "乙", test_morning}).kind, Outcome::Kind::server_away);
    ::close(gateway);
    EXPECT_EQ(append(path, {82, "13900001235", "乙", test_morning}).kind, Outcome::Kind::sent);
}

TEST_F(ShortMessages, wait_when_the_file_can_not_be_written)
{
    auto const outcome = append(folder / "nowhere/sms.jsonl", {82, "13900001235", "乙", test_morning});
    EXPECT_EQ(outcome.kind, Outcome::Kind::server_away);
    EXPECT_EQ(outcome.problem.find("1390000"), std::string::npos);
    EXPECT_NE(outcome.problem.find("No such file"), std::string::npos) << outcome.problem;
    EXPECT_EQ(append("/dev/full", {82, "13900001235", "乙", test_morning}).kind, Outcome::Kind::server_away);
}

} // namespace
} // namespace fengye::mail
