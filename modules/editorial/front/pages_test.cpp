#include <gtest/gtest.h>

#include "modules/editorial/desk/desk_test.hpp"

namespace fengye::editorial {
namespace {

ItemFile attached(media::StoredFile const& file)
{
    return {
        .id = file.id,
        .name = file.name,
        .type = file.type,
        .hash = file.hash,
        .size_bytes = file.size_bytes};
}

TEST(ArticlePages, name_the_hands_play_the_video_and_print_their_address)
{
    WritingPortal portal;
    auto const hands = portal.staffed("housing_construction");
    auto content = portal.notice("供热一线");
    std::string const film{
        "\0\0\0\x18"
        "ftypisom\0\0\0\0isommp42",
        24};
    content.files = {attached(portal.file(hands, "供热一线.mp4", film))};
    auto const id = portal.published(hands, content);
    portal.wait_until_shown();
    auto const page = portal.visitor().get(path_of(id));
    EXPECT_EQ(page.status, 200);
    for (auto const& account : {hands.officer, hands.reviewer, hands.head})
        EXPECT_TRUE(page.holds("职务 " + account)) << account;
    auto const address = media::path_of(content.files.front().id, content.files.front().name);
    EXPECT_TRUE(page.holds("<source src=\"" + address + "\" type=\"video/mp4\">"));
    EXPECT_TRUE(page.holds("class=\"qr print-only\""));
    EXPECT_EQ(portal.visitor().get(address).header("content-type"), "video/mp4");
}

TEST(ArticlePages, say_at_the_top_what_repealed_them)
{
    WritingPortal portal;
    auto const hands = portal.staffed("housing_construction");
    auto const older = portal.published(hands, portal.notice("供热办法"));
    auto content = portal.notice("供热办法（新）");
    content.repeals = older.text();
    auto const later = portal.published(hands, content);
    portal.wait_until_shown();
    auto const page = portal.visitor().get(path_of(older));
    EXPECT_TRUE(page.holds("废止，见："));
    EXPECT_TRUE(page.holds("href=\"" + path_of(later) + "\""));
    EXPECT_TRUE(portal.visitor().get("/en" + path_of(older)).holds("This document was repealed on"));
    auto const newer = portal.visitor().get(path_of(later));
    EXPECT_TRUE(newer.holds("涉及的文件"));
    EXPECT_TRUE(newer.holds("href=\"" + path_of(older) + "\""));
}

TEST(ArticlePages, show_what_an_attachment_says_as_text)
{
    WritingPortal portal;
    auto const hands = portal.staffed("housing_construction");
    auto content = portal.notice("供热计划");
    std::string const plan = "第一批：平山路\n\n第二批：<城北>\n";
    content.files = {attached(portal.file(hands, "计划表.txt", plan))};
    accepted(portal.as(hands.officer, [&](Work& work) -> Result<void> {
        media::keep_inspection(work, content.files.front().hash, media::inspect(plan).value());
        return {};
    }));
    auto const id = portal.published(hands, content);
    portal.wait_until_shown();
    auto const text = path_of(id, content.files.front().id);
    EXPECT_TRUE(portal.visitor().get(path_of(id)).holds("href=\"" + text + "\""));
    auto const page = portal.visitor().get(text);
    EXPECT_EQ(page.status, 200);
    EXPECT_EQ(page.text("h1"), "计划表.txt");
    EXPECT_TRUE(page.holds("<p>第一批：平山路</p>"));
    EXPECT_TRUE(page.holds("第二批：&lt;城北&gt;"));
    EXPECT_TRUE(page.holds("href=\"" + path_of(id) + "\""));
    auto const hits = portal.visitor().get("/search?q=" + http::percent_encoded("平山路"));
    EXPECT_TRUE(hits.holds("href=\"" + text + "\""));
    EXPECT_TRUE(hits.holds("附件"));
    EXPECT_TRUE(portal.visitor().get("/en" + text).holds("Download the file"));
}

TEST(SinglePages, show_their_newest_text_with_its_files)
{
    WritingPortal portal;
    auto const hands = portal.staffed("statistics");
    auto const column = sites::find_column(portal.reader(), "C006").value();
    auto reader = portal.visitor();
    EXPECT_FALSE(reader.get(column.path).holds("第二产业"));

    auto content = portal.notice("经济发展", "第二产业占比，");
    content.home_column = column.id;
    content.files = {attached(portal.file(hands, "主要指标.pdf", "%PDF-1.7 table"))};
    portal.published(hands, content);
    portal.wait_until_shown();
    auto const page = reader.get(column.path);
    EXPECT_EQ(page.status, 200);
    EXPECT_EQ(page.text("h1"), "经济发展");
    EXPECT_TRUE(page.holds("第二产业占比"));
    EXPECT_TRUE(page.holds("主要指标.pdf"));

    auto newer = portal.notice("经济发展", "第三产业占比，");
    newer.home_column = column.id;
    portal.clock.advance(std::chrono::hours{1});
    portal.published(hands, newer);
    portal.wait_until_shown();
    EXPECT_TRUE(reader.get(column.path).holds("第三产业占比"));
    EXPECT_FALSE(reader.get(column.path).holds("第二产业占比"));
}

} // namespace
} // namespace fengye::editorial
