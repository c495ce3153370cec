#include "platform/front/ownership.hpp"

#include <atomic>
#include <thread>

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/testing/temporary_folder.hpp"

namespace fengye::front {
namespace {

using namespace std::chrono_literals;
using Mode = LockFile::Mode;

class Owned : public ::testing::Test {
protected:
    TemporaryFolder folder;
    std::filesystem::path const front = folder / "front.db";
};

TEST_F(Owned, by_one_program_at_a_time)
{
    EXPECT_EQ(owner_of(front), "");
    auto first = Ownership::claim(front, "fengye serve");
    EXPECT_TRUE(first);
    EXPECT_EQ(owner_of(front), "fengye serve, process " + std::to_string(::getpid()));
    EXPECT_FALSE(Ownership::claim(front, "fengye replay"));
    EXPECT_EQ(owner_of(front), "fengye serve, process " + std::to_string(::getpid()));
    first.reset();
    EXPECT_EQ(owner_of(front), "");
    EXPECT_TRUE(Ownership::claim(front, "fengye replay"));
}

TEST_F(Owned, no_longer_than_its_program_lives)
{
    int ready[2];
    ASSERT_EQ(::pipe(ready), 0);
    auto const child = ::fork();
    if (child == 0) {
        auto const owned = Ownership::claim(front, "fengye serve");
        (void)!::write(ready[1], "x", 1);
        ::pause();
        ::_exit(0);
    }
    char byte = 0;
    ASSERT_EQ(::read(ready[0], &byte, 1), 1);
    EXPECT_EQ(owner_of(front), "fengye serve, process " + std::to_string(child));
    EXPECT_FALSE(Ownership::claim(front, "fengye serve"));
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    EXPECT_TRUE(Ownership::claim(front, "fengye serve"));
    ::close(ready[0]);
    ::close(ready[1]);
}

TEST_F(Owned, does_not_keep_others_from_looking)
{
    auto const owned = Ownership::claim(front, "fengye serve");
    PlaceLock const first{front, Mode::shared}, second{front, Mode::shared};
    EXPECT_FALSE(LockFile{front}.try_lock(LockFile::Byte::place, Mode::exclusive));
}

TEST_F(Owned, a_file_takes_the_others_place_when_nobody_looks)
{
    std::atomic<bool> is_in_place{false};
    std::thread owner;
    {
        PlaceLock const looking{front, Mode::shared};
        owner = std::thread{[&] {
            PlaceLock const nobody_looks{front, Mode::exclusive};
            is_in_place = true;
        }};
        std::this_thread::sleep_for(50ms);
        EXPECT_FALSE(is_in_place);
    }
    owner.join();
    EXPECT_TRUE(is_in_place);
}

} // namespace
} // namespace fengye::front
