#include "platform/front/follower.hpp"

#include <fstream>
#include <iterator>

#include <gtest/gtest.h>

#include "tests/testing/test_front.hpp"

namespace fengye::front {
namespace {

using namespace std::chrono_literals;

Note note(std::int64_t id, std::string title = "标题")
{
    return {
        .id = {id},
        .path = "/notes/" + std::to_string(id),
        .title = std::move(title),
        .text = "正文",
        .unit = "housing",
        .lists = {"column/16"}};
}

TEST(Follower, shows_what_was_published_before_and_after_it_began)
{
    TestFront front;
    front.append({put(note(1))});
    Follower follower{*front.desk, front.store};
    EXPECT_TRUE(follower.wait_for(1, 5s));
    EXPECT_TRUE(front.store.reader()->find<Note>(1));
    auto const number = front.append({put(note(2))});
    follower.wake();
    EXPECT_TRUE(follower.wait_for(number, 5s));
    EXPECT_TRUE(front.store.reader()->find<Note>(2));
    EXPECT_EQ(front.store.tags().raised(), number); // told only once pages cannot be stale
}

TEST(Follower, finds_by_itself_what_another_node_published)
{
    TestFront front;
    Follower follower{*front.desk, front.store};
    std::this_thread::sleep_for(50ms);
    auto const number = front.append({put(note(1))});
    EXPECT_TRUE(follower.wait_for(number, 5s));
}

TEST(Follower, does_not_promise_what_has_not_come)
{
    TestFront front;
    Follower follower{*front.desk, front.store};
    EXPECT_FALSE(follower.wait_for(1, 30ms));
}

TEST(Follower, takes_an_erased_text_out_of_the_file)
{
    TestFront front;
    auto secret = note(81);
    secret.text = "unmistakable-secret";
    front.append({put(secret)});
    front.append({put(note(82))});
    catch_up(*front.desk, front.store);
    front.append({erased(81, secret.path)});
    catch_up(*front.desk, front.store);
    EXPECT_EQ(front.store.reader()->at(secret.path)->state, Address::State::gone);
    for (auto const& entry : std::filesystem::directory_iterator{front.folder.path()}) {
        std::ifstream file{entry.path(), std::ios::binary};
        std::string const bytes{std::istreambuf_iterator<char>{file}, {}};
        EXPECT_EQ(bytes.find("unmistakable"), std::string::npos) << entry.path();
    }
}

// The program was killed after the front had applied the erasure, before it was built anew.
TEST(Follower, finishes_an_erasure_that_was_cut_off)
{
    TestFront front;
    auto secret = note(81);
    secret.text = "unmistakable-secret";
    front.publish({put(secret), put(note(82))});
    EXPECT_FALSE(front.store.holds_erased());
    front.publish({erased(81, secret.path)});
    EXPECT_TRUE(front.store.holds_erased());
    EXPECT_FALSE(front.store.reader()->find<Note>(81)); // already gone for readers
    Store again{front.folder / "front.db", front.types};
    catch_up(*front.desk, again);
    EXPECT_FALSE(again.holds_erased());
    EXPECT_EQ(again.reader()->at(secret.path)->state, Address::State::gone);
    EXPECT_TRUE(again.reader()->find<Note>(82));
}

TEST(Follower, builds_a_front_once_that_begins_after_an_erasure)
{
    TestFront front;
    front.append({put(note(81)), put(note(82))});
    front.append({erased(81, "/notes/81")});
    Store fresh{front.folder / "fresh.db", front.types};
    auto const old_place = front.folder / "hard-link"; // keeps the file's number from being given again
    std::filesystem::create_hard_link(front.folder / "fresh.db", old_place);
    catch_up(*front.desk, fresh);
    EXPECT_FALSE(fresh.holds_erased());
    EXPECT_TRUE(std::filesystem::equivalent(front.folder / "fresh.db", old_place));
    EXPECT_EQ(fresh.dump(), front.replayed());
}

TEST(Follower, builds_once_more_what_was_erased_while_it_was_building)
{
    TestFront front;
    front.publish({put(note(81)), put(note(82))});
    bool is_first = true;
    front.store.rebuild([&](std::int64_t after) {
        auto entries = front.entries_after(after);
        if (std::exchange(is_first, false))
            front.append({erased(81, "/notes/81")}); // its text has just been read
        return entries;
    });
    EXPECT_FALSE(front.store.reader()->find<Note>(81));
    EXPECT_TRUE(front.store.holds_erased());
    catch_up(*front.desk, front.store);
    EXPECT_FALSE(front.store.holds_erased());
    EXPECT_EQ(front.store.dump(), front.replayed());
}

TEST(Follower, is_looked_at_while_it_follows)
{
    TestFront front;
    EXPECT_FALSE(Store::look_at(front.folder / "none.db", front.types, [](Store const&) { FAIL(); }));
    front.publish({put(note(1))});
    std::atomic<bool> stop{false};
    std::thread looking{[&] {
        std::int64_t last = 0;
        do
            EXPECT_TRUE(Store::look_at(front.folder / "front.db", front.types, [&](Store const& seen) {
                EXPECT_GE(seen.applied(), last);
                last = seen.applied();
            }));
        while (!stop);
    }};
    for (std::int64_t i = 2; i < 12; ++i) {
        front.publish({put(note(i))});
        front.rebuild();
    }
    stop = true;
    looking.join();
    EXPECT_EQ(front.store.dump(), front.replayed());
}

} // namespace
} // namespace fengye::front
