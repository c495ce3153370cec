#include "platform/convert/jail.hpp"

#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <unistd.h>

#include <gtest/gtest.h>

#include "platform/convert/walls.hpp"
#include "platform/files/temporary_folder.hpp"

namespace fengye::convert {
namespace {

using namespace std::chrono_literals;
namespace fs = std::filesystem;

Job shell(std::string script)
{
    Job job{.program = "sh", .package = "dash"};
    job.arguments = {"-c", std::move(script)};
    job.limits.time = 20s;
    return job;
}

std::string words_of(Result<std::string> const& result)
{
    return result ? "(well)" : result.error().words;
}

// Whether a process with this word among its arguments is there, wherever it hides.
bool is_running(std::string const& word)
{
    for (auto const& process : fs::directory_iterator{"/proc"}) {
        std::ifstream file{process.path() / "cmdline", std::ios::binary};
        std::string const command{std::istreambuf_iterator<char>{file}, {}};
        if (command.find(std::string{'\0'} + word + '\0') != std::string::npos)
            return true;
    }
    return false;
}

// The kernel takes a moment to bury those that were killed.
bool is_gone_soon(std::string const& word)
{
    auto const deadline = std::chrono::steady_clock::now() + 10s;
    while (is_running(word))
        if (std::chrono::steady_clock::now() > deadline)
            return false;
    return true;
}

// Each of these holds behind high walls and behind low ones.
class TheJail : public ::testing::TestWithParam<Walls> {
protected:
    void SetUp() override
    {
        ASSERT_TRUE(is_installed("bwrap")) << "bin/setup installs bubblewrap";
        if (GetParam() == Walls::namespaces && !walls_stand())
            GTEST_SKIP() << "this machine lets nobody make namespaces";
    }
    Jail jail{GetParam()};
};

INSTANTIATE_TEST_SUITE_P(
    Behind, TheJail, ::testing::Values(Walls::namespaces, Walls::limits_only),
    [](auto const& walls) { return walls.param == Walls::namespaces ? "namespaces" : "limits_only"; });

TEST_P(TheJail, gives_back_the_file_that_a_program_made_from_its_input)
{
    auto job = shell("echo chatter; tr a-z A-Z <letter.txt >loud.txt");
    job.input_name = "letter.txt";
    job.input = "no water since monday";
    job.output_name = "loud.txt";
    EXPECT_EQ(jail.run(job).value(), "NO WATER SINCE MONDAY");
}

TEST_P(TheJail, gives_back_what_is_printed_when_no_file_is_named)
{
    EXPECT_EQ(jail.run(shell("echo one; echo two >&2")).value(), "one\n");
}

TEST_P(TheJail, takes_an_input_of_many_megabytes_whole)
{
    std::string const input(30'000'000, 'x');
    auto job = shell("cat input");
    job.input = input;
    EXPECT_TRUE(jail.run(job).value() == input);
}

TEST_P(TheJail, hands_on_neither_the_environment_nor_open_files)
{
    ::setenv("FENGYE_TEST_SECRET", "s3cret", 1);
    int const open_file = ::open("/etc/hostname", O_RDONLY); // without O_CLOEXEC, as libraries do
    auto const seen = jail.run(shell("env; ls -l /proc/self/fd"));
    ::close(open_file);
    ::unsetenv("FENGYE_TEST_SECRET");
    ASSERT_TRUE(seen);
    EXPECT_NE(seen->find("LANG=C.UTF-8"), std::string::npos);
    EXPECT_EQ(seen->find("s3cret"), std::string::npos);
    EXPECT_EQ(seen->find("hostname"), std::string::npos) << *seen;
}

TEST_P(TheJail, begins_nothing_as_root)
{
    auto const user = jail.run(shell("id -u; cat /proc/self/status")).value();
    EXPECT_FALSE(user.starts_with("0\n")) << user;
    EXPECT_NE(user.find("NoNewPrivs:\t1"), std::string::npos) << user;
    EXPECT_NE(user.find("CapEff:\t0000000000000000"), std::string::npos) << user;
}

TEST_P(TheJail, says_what_to_install_when_a_program_is_missing)
{
    auto const result = jail.run({.program = "no-such-converter", .package = "converter-nogui"});
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().because, Because::unavailable);
    EXPECT_EQ(result.error().words, "platform.convert_missing");
    EXPECT_EQ(result.error().values.at("package"), "converter-nogui");
}

TEST_P(TheJail, survives_a_program_that_crashes_or_makes_no_file)
{
    EXPECT_EQ(words_of(jail.run(shell("kill -SEGV $$"))), "platform.convert_failed");
    EXPECT_EQ(words_of(jail.run(shell("exit 3"))), "platform.convert_failed");
    auto job = shell("true");
    job.output_name = "never.pdf";
    EXPECT_EQ(words_of(jail.run(job)), "platform.convert_failed");
    EXPECT_EQ(jail.run(shell("echo still here")).value(), "still here\n");
}

TEST_P(TheJail, kills_a_program_that_hangs_with_all_that_it_started)
{
    auto const word = std::to_string(900'000 + ::getpid()); // no other test's seconds
    auto job = shell("sleep " + word + " & sleep " + word);
    job.limits.time = 300ms;
    auto const began = std::chrono::steady_clock::now();
    EXPECT_EQ(words_of(jail.run(job)), "platform.convert_late");
    EXPECT_LT(std::chrono::steady_clock::now() - began, 5s);
    EXPECT_TRUE(is_gone_soon(word));
}

TEST_P(TheJail, gives_up_on_what_hung_twice)
{
    auto hanging = shell("sleep 600");
    hanging.limits.time = 100ms;
    EXPECT_EQ(words_of(jail.run(hanging)), "platform.convert_late");
    EXPECT_EQ(words_of(jail.run(hanging)), "platform.convert_late");
    EXPECT_EQ(words_of(jail.run(hanging)), "platform.convert_given_up");
    hanging.input = "another";
    EXPECT_EQ(words_of(jail.run(hanging)), "platform.convert_late");
}

TEST_P(TheJail, leaves_nobody_behind_when_a_program_ends_before_its_children)
{
    auto const word = std::to_string(800'000 + ::getpid());
    // It ends only when its child is there to be found.
    auto const script = "sleep " + word + " & until grep -q ^sleep /proc/$!/cmdline; do :; done; echo done";
    EXPECT_EQ(jail.run(shell(script)).value(), "done\n");
    EXPECT_TRUE(is_gone_soon(word));
}

TEST_P(TheJail, does_not_wait_longer_for_a_program_that_closes_its_output)
{
    auto job = shell("exec >&-; sleep 600");
    job.limits.time = 300ms;
    EXPECT_EQ(words_of(jail.run(job)), "platform.convert_late");
}

TEST_P(TheJail, stops_a_program_that_prints_without_end)
{
    auto job = shell("yes");
    job.limits.output_bytes = 1 << 20;
    EXPECT_EQ(words_of(jail.run(job)), "platform.convert_too_large");
}

TEST_P(TheJail, stops_a_program_that_fills_its_folder)
{
    auto job = shell("head -c 200000000 /dev/zero >big && cat big");
    job.limits.folder_bytes = 16 << 20;
    EXPECT_FALSE(jail.run(job));
    job = shell("i=0; while head -c 4000000 /dev/zero >part$i; do i=$((i + 1)); done; exit 1");
    job.limits.folder_bytes = 16 << 20;
    auto const words = words_of(jail.run(job));
    EXPECT_TRUE(words == "platform.convert_failed" || words == "platform.convert_too_large") << words;
}

TEST_P(TheJail, stops_a_program_that_takes_too_much_memory)
{
    constexpr auto* hoard = "head -c 400000000 /dev/zero | tail -n 1 | wc -c";
    EXPECT_EQ(jail.run(shell(hoard)).value(), "400000000\n");
    auto job = shell(hoard);
    job.limits.memory_bytes = std::size_t{100} << 20;
    auto const less = jail.run(job);
    EXPECT_TRUE(!less || *less != "400000000\n");
}

TEST_P(TheJail, stops_a_program_that_starts_too_many)
{
    auto const word = std::to_string(700'000 + ::getpid());
    auto job =
        shell("for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16; do sleep " + word + " & done; echo all");
    EXPECT_EQ(jail.run(job).value(), "all\n");
    job.limits.processes = 8;
    EXPECT_EQ(words_of(jail.run(job)), "platform.convert_failed");
    EXPECT_TRUE(is_gone_soon(word));
}

TEST_P(TheJail, leaves_no_file_behind)
{
    files::TemporaryFolder const place{"fengye-test"};
    fs::permissions(place.path(), fs::perms{0711}); // nobody has to pass through
    auto const before = std::getenv("TMPDIR");
    std::string const kept = before ? before : "";
    ::setenv("TMPDIR", place.path().c_str(), 1);
    auto const well = jail.run(shell("echo secret >kept; mkdir deep; echo more >deep/er"));
    auto late = shell("echo secret >kept; sleep 600");
    late.limits.time = 200ms;
    auto const stopped = jail.run(late);
    kept.empty() ? ::unsetenv("TMPDIR") : ::setenv("TMPDIR", kept.c_str(), 1);
    EXPECT_TRUE(well);
    EXPECT_EQ(words_of(stopped), "platform.convert_late");
    EXPECT_TRUE(fs::is_empty(place.path()));
}

TEST(TheWalls, hide_the_machine_and_the_network)
{
    if (!walls_stand())
        GTEST_SKIP() << "this machine lets nobody make namespaces";
    Jail jail{Walls::namespaces};
    std::istringstream seen{jail.run(shell("ls /; ls /etc; ls /var/lib 2>/dev/null; echo")).value()};
    for (std::string name; std::getline(seen, name);)
        for (auto const* private_one : {"home", "root", "srv", "mnt", "run", "hostname", "shadow", "dpkg"})
            EXPECT_NE(name, private_one);
    EXPECT_EQ(jail.run(shell("tail -n +3 /proc/net/dev | grep -vc lo:; true")).value(), "0\n");
    EXPECT_EQ(jail.run(shell("ls -d /proc/[0-9]* | wc -l")).value().size(), 2u); // fewer than ten processes
}

TEST(TheWalls, let_nothing_be_written_outside_the_folder)
{
    if (!walls_stand())
        GTEST_SKIP() << "this machine lets nobody make namespaces";
    Jail jail{Walls::namespaces};
    for (auto const* place : {"/usr/x", "/etc/x", "/x", "/dev/x", "/dev/shm/x", "/proc/x"})
        EXPECT_EQ(words_of(jail.run(shell(std::string{"echo x >"} + place))), "platform.convert_failed")
            << place;
    EXPECT_EQ(words_of(jail.run(shell("echo x >/tmp/x; echo y >x"))), "(well)");
}

TEST(TheQueue, refuses_when_it_is_full_and_when_patience_ends)
{
    Jail full{Walls::limits_only, {.at_once = 0, .waiting = 0}};
    auto const refused = full.run(shell("true"));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().because, Because::too_many);
    EXPECT_EQ(refused.error().words, "platform.convert_busy");

    Jail slow{Walls::limits_only, {.at_once = 0, .waiting = 1, .patience = 10ms}};
    EXPECT_EQ(words_of(slow.run(shell("true"))), "platform.convert_busy");
}

TEST(TheQueue, lets_one_after_the_other_in)
{
    Jail narrow{Walls::limits_only, {.at_once = 1, .waiting = 8}};
    files::TemporaryFolder const place{"fengye-test"};
    fs::permissions(place.path(), fs::perms{0777});
    // Making a folder fails where another one has made it and not yet taken it away.
    auto const inside = (place.path() / "inside").string();
    auto const script = "mkdir " + inside + " && head -c 3000000 /dev/zero | md5sum && rmdir " + inside;
    std::vector<std::string> answers(5);
    std::vector<std::thread> threads;
    for (auto& answer : answers)
        threads.emplace_back([&] { answer = words_of(narrow.run(shell(script))); });
    for (auto& thread : threads)
        thread.join();
    EXPECT_EQ(answers, std::vector<std::string>(5, "(well)"));
}

} // namespace
} // namespace fengye::convert
