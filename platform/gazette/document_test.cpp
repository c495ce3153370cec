#include "platform/gazette/document.hpp"

#include <limits>

#include <gtest/gtest.h>

namespace fengye {
namespace {

enum class Genre { notice, decree };
constexpr Names<2> names_of(Genre)
{
    return {"notice", "decree"};
}

struct Part {
    std::string name;
    std::optional<int> pages;
    static constexpr auto fields()
    {
        return std::tuple{field("name", &Part::name), field("pages", &Part::pages)};
    }
    bool operator==(Part const&) const = default;
};

struct Paper {
    Id<struct PaperKind> id;
    std::string title;
    html::Safe body;
    Day signed_on{};
    Moment at{};
    Genre genre{Genre::notice};
    bool urgent{false};
    std::int64_t size{0};
    std::optional<std::string> note;
    std::vector<Part> parts;
    Part main;

    static constexpr auto fields()
    {
        return std::tuple{field("id", &Paper::id),         field("title", &Paper::title),
                          field("body", &Paper::body),     field("signed_on", &Paper::signed_on),
                          field("at", &Paper::at),         field("genre", &Paper::genre),
                          field("urgent", &Paper::urgent), field("size", &Paper::size),
                          field("note", &Paper::note),     field("parts", &Paper::parts),
                          field("main", &Paper::main)};
    }
    bool operator==(Paper const&) const = default;
};

TEST(Document, comes_back_as_it_was_written)
{
    Paper const paper{
        {81},
        "“枫叶” \\ \n 🍁 </script>",
        html::escaped("a < b"),
        day(2026, 2, 28),
        moment_of(day(2026, 3, 1)),
        Genre::decree,
        true,
        std::numeric_limits<std::int64_t>::max(),
        "",
        {{"one", 3}, {"two", std::nullopt}},
        {"main", 0}};
    EXPECT_EQ(decode<Paper>(encode(paper)), paper);
    EXPECT_EQ(decode<Paper>(encode(Paper{})), Paper{});
}

TEST(Document, of_another_age_is_read_too)
{
    auto const older = decode<Paper>(R"({"id":3,"title":"t"})");
    EXPECT_EQ(older.id.number, 3);
    EXPECT_EQ(older.genre, Genre::notice);
    EXPECT_EQ(older.note, std::nullopt);
    EXPECT_EQ(decode<Paper>(R"({"id":3,"title":"t","colour":"red","more":{"a":[1]}})").title, "t");
}

TEST(Document, that_does_not_fit_is_an_accident)
{
    for (auto const* wrong :
         {R"({"title":5})", R"({"signed_on":"2026-02-30"})", R"({"genre":"poem"})", R"({"parts":{}})",
          R"({"parts":[5]})", R"({"main":[]})", R"({"urgent":"yes"})", R"({"id":"81"})", "[]", "not json",
          ""})
        EXPECT_ANY_THROW((void)decode<Paper>(wrong)) << wrong;
}

} // namespace
} // namespace fengye
