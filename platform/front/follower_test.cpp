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

} // namespace
} // namespace fengye::front
