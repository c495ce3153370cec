#include "platform/work/checkpoint.hpp"

#include <fstream>
#include <iterator>
#include <thread>

#include <gtest/gtest.h>

#include "tests/testing/temporary_folder.hpp"

namespace fengye {
namespace {

crypto::ChainHead head(std::int64_t number)
{
    return {number, std::string(32, static_cast<char>(number))};
}

class Checkpoints : public ::testing::Test {
protected:
    TemporaryFolder folder;

    std::string bytes()
    {
        std::ifstream file{folder / "checkpoint"};
        return {std::istreambuf_iterator<char>{file}, {}};
    }
    void write(std::string const& text) { std::ofstream{folder / "checkpoint"} << text; }
    Checkpoint read() { return CheckpointFile{folder / "checkpoint"}.read(); }
};

TEST_F(Checkpoints, start_at_nothing)
{
    EXPECT_EQ(read().journal.number, 0);
    EXPECT_EQ(read().gazette.number, 0);
    EXPECT_TRUE(read().gazette.hash.empty());
}

TEST_F(Checkpoints, outlive_the_program)
{
    for (std::int64_t i = 1; i <= 5; ++i)
        CheckpointFile{folder / "checkpoint"}.write({head(i), head(10 + i)});
    EXPECT_EQ(read().journal.number, 5);
    EXPECT_EQ(read().journal.hash, head(5).hash);
    EXPECT_EQ(read().gazette.number, 15);
    EXPECT_EQ(read().gazette.hash, head(15).hash);
}

TEST_F(Checkpoints, keep_the_chain_that_did_not_move)
{
    CheckpointFile file{folder / "checkpoint"};
    file.write({head(1), head(2)});
    file.write({head(3), {}});
    EXPECT_EQ(file.read().journal.number, 3);
    EXPECT_EQ(file.read().gazette.number, 2);
    EXPECT_EQ(file.read().gazette.hash, head(2).hash);
}

// The serving program and a command beside it.
TEST_F(Checkpoints, of_two_programs_are_the_furthest_of_both)
{
    CheckpointFile serving{folder / "checkpoint"}, beside{folder / "checkpoint"};
    for (std::int64_t i = 1; i <= 7; ++i)
        serving.write({head(i), {}});
    beside.write({head(8), head(1)});
    serving.write({head(9), {}});
    EXPECT_EQ(read().journal.number, 9);
    EXPECT_EQ(read().gazette.number, 1);
    beside.write({head(12), head(3)});
    serving.write({head(11), head(2)}); // committed before the other, written after it
    EXPECT_EQ(read().journal.number, 12);
    EXPECT_EQ(read().journal.hash, head(12).hash);
    EXPECT_EQ(read().gazette.number, 3);
    std::thread first{[&] {
        for (std::int64_t i = 20; i < 1000; i += 2)
            serving.write({head(i), {}});
    }};
    for (std::int64_t i = 21; i < 1000; i += 2)
        beside.write({head(i), {}});
    first.join();
    EXPECT_EQ(read().journal.number, 999);
    EXPECT_EQ(serving.read().journal.hash, head(999).hash);
}

TEST_F(Checkpoints, a_torn_write_leaves_the_one_before)
{
    {
        CheckpointFile file{folder / "checkpoint"};
        file.write({head(1), head(1)}); // into the second slot
        file.write({head(2), head(2)}); // into the first
    }
    auto const whole = bytes();
    for (std::size_t at = 0; at < 200; ++at) {
        auto torn = whole;
        if (torn[at] == ' ')
            continue; // between words
        torn[at] = torn[at] == '0' ? '1' : '0';
        write(torn);
        EXPECT_LE(read().journal.number, 2) << at;
        EXPECT_EQ(
            read().journal.number == 2 ? read().journal.hash : head(1).hash,
            read().journal.number == 2 ? head(2).hash : head(1).hash)
            << at;
    }
    write(std::string(512, '\0') + whole.substr(512));
    EXPECT_EQ(read().journal.number, 1);
    write("");
    EXPECT_EQ(read().journal.number, 0);
}

TEST_F(Checkpoints, are_read_while_they_are_written)
{
    CheckpointFile file{folder / "checkpoint"};
    std::atomic<bool> stop{false};
    std::thread writer{[&] {
        for (std::int64_t i = 1; i <= 2000; ++i)
            file.write({head(i), head(i)});
        stop = true;
    }};
    std::int64_t last = 0;
    while (!stop) {
        auto const seen = file.read();
        EXPECT_GE(seen.journal.number, last);
        EXPECT_EQ(seen.journal.number, seen.gazette.number);
        last = seen.journal.number;
    }
    writer.join();
    EXPECT_EQ(file.read().journal.number, 2000);
}

} // namespace
} // namespace fengye
