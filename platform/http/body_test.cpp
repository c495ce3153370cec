#include "platform/http/body.hpp"

#include <fstream>

#include <gtest/gtest.h>

#include "tests/testing/temporary_folder.hpp"

namespace fengye::http {
namespace {

class Bodies : public ::testing::Test {
protected:
    TemporaryFolder folder;
    BodyRoom room{
        .in_memory_max = 1000, .memory = Budget{4000}, .disk = Budget{40'000}, .folder = folder.path()};

    static bool fill(Body& body, std::size_t size, std::size_t piece = 100)
    {
        for (std::size_t i = 0; i < size; i += piece)
            if (!body.append(std::string(std::min(piece, size - i), static_cast<char>('a' + i / piece % 26))))
                return false;
        return true;
    }
    static std::string read(Body& body)
    {
        Request request;
        body.hand_over(request);
        return std::string{request.body_text()};
    }
    std::ptrdiff_t files() const
    {
        auto const all = std::filesystem::directory_iterator{folder.path()};
        return std::distance(begin(all), end(all));
    }
};

TEST_F(Bodies, that_are_small_stay_in_memory)
{
    Body body{room, BodySize::text};
    EXPECT_TRUE(fill(body, 1000));
    EXPECT_FALSE(body.is_on_disk());
    EXPECT_EQ(room.memory.used(), 1000u);
    EXPECT_EQ(room.disk.used(), 0u);
    auto const text = read(body);
    EXPECT_EQ(text.size(), 1000u);
    EXPECT_EQ(text.substr(95, 10), "aaaaabbbbb");
}

TEST_F(Bodies, that_are_large_go_into_a_file_without_a_name)
{
    {
        Body body{room, BodySize::upload};
        EXPECT_TRUE(fill(body, 10'000, 700));
        EXPECT_TRUE(body.is_on_disk());
        EXPECT_EQ(files(), 0);
        EXPECT_EQ(room.memory.used(), 0u);
        EXPECT_EQ(room.disk.used(), 10'000u);
        auto const text = read(body);
        EXPECT_EQ(text.size(), 10'000u);
        EXPECT_EQ(text.substr(695, 10), "aaaaabbbbb");
        EXPECT_EQ(text.substr(9'795), std::string(5, 'n') + std::string(200, 'o'));
    }
    EXPECT_EQ(room.disk.used(), 0u);
}

TEST_F(Bodies, go_into_files_when_memory_is_short)
{
    std::vector<std::unique_ptr<Body>> bodies;
    for (int i = 0; i < 6; ++i) {
        bodies.push_back(std::make_unique<Body>(room, BodySize::text));
        EXPECT_TRUE(fill(*bodies.back(), 1000));
    }
    EXPECT_LE(room.memory.used(), 4000u);
    EXPECT_TRUE(bodies.back()->is_on_disk());
    EXPECT_EQ(read(*bodies.back()), read(*bodies.front()));
    bodies.clear();
    EXPECT_EQ(room.memory.used(), 0u);
    EXPECT_EQ(room.disk.used(), 0u);
}

TEST_F(Bodies, are_refused_when_there_is_no_room_left)
{
    Body first{room, BodySize::upload}, second{room, BodySize::upload};
    EXPECT_TRUE(fill(first, 30'000));
    EXPECT_FALSE(fill(second, 30'000));
    EXPECT_LE(room.disk.used(), 40'000u);
}

TEST_F(Bodies, of_nobody_leave_half_of_the_room_to_the_staff)
{
    std::vector<std::unique_ptr<Body>> flood;
    bool has_room = true;
    while (has_room) {
        flood.push_back(std::make_unique<Body>(room, BodySize::small));
        has_room = fill(*flood.back(), 1000);
        ASSERT_LT(flood.size(), 100u);
    }
    EXPECT_LE(room.memory.used(), 2000u);
    EXPECT_LE(room.disk.used(), 20'000u);
    Body form{room, BodySize::text}, upload{room, BodySize::upload};
    EXPECT_TRUE(fill(form, 1000));
    EXPECT_FALSE(form.is_on_disk());
    EXPECT_TRUE(fill(upload, 15'000));
}

TEST_F(Bodies, in_files_count_as_so_much_at_least)
{
    room.file_bytes_min = 15'000;
    std::vector<std::unique_ptr<Body>> bodies;
    for (int i = 0; i < 2; ++i) {
        bodies.push_back(std::make_unique<Body>(room, BodySize::upload));
        EXPECT_TRUE(fill(*bodies.back(), 2000));
        EXPECT_EQ(room.disk.used(), bodies.size() * 15'000);
    }
    Body third{room, BodySize::upload};
    EXPECT_FALSE(fill(third, 2000));
}

TEST_F(Bodies, are_refused_when_no_file_can_be_made)
{
    room.folder = folder.path() / "is-not-there";
    Body body{room, BodySize::upload};
    EXPECT_FALSE(fill(body, 2000));
}

} // namespace
} // namespace fengye::http
