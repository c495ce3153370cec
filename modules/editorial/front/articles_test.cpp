#include "modules/editorial/front/articles.hpp"

#include <algorithm>

#include <gtest/gtest.h>

#include "modules/editorial/editorial_test.hpp"

namespace fengye::editorial {
namespace {

PublishedArticle whole_article()
{
    return {
        .id = ItemId{81},
        .edition = 3,
        .title = "关于“供热”的通知 & <更多>",
        .unit = "housing_construction",
        .columns = {sites::ColumnId{16}, sites::ColumnId{23}},
        .channels = {"news", "services"},
        .home_column = "C016",
        .body =
            html::Sanitiser::clean("<p>正文<a href=\"https://example.org/a?b=1&amp;c=2\">链接</a></p>")->html,
        .text = "正文链接\n",
        .links = {"https://example.org/a?b=1&c=2"},
        .summary = "一句话\n两行",
        .item_kind = ItemKind::rule_measure,
        .attribute = Attribute::proactive,
        .legal_basis = "条例第十九条",
        .event_on = day(2026, 2, 28),
        .doc_no = "示例〔2026〕12号",
        .made_on = day(2026, 3, 1),
        .genre = "通知",
        .subject = "综合政务",
        .validity = "valid",
        .source = "市住建局",
        .keywords = {"供热", "冬季"},
        .files =
            {{.id = FileId{7},
              .name = "站.jpg",
              .type = "image/jpeg",
              .hash = std::string(64, 'a'),
              .size_bytes = 9,
              .width = 4,
              .height = 3,
              .is_picture = true,
              .is_cover = true,
              .alt = "热力站"},
             {.id = FileId{8},
              .name = "附表.xlsx",
              .type = "application/x",
              .hash = std::string(64, 'b'),
              .size_bytes = 3'000'000'000}},
        .interprets = ItemId{5},
        .corrections = {{day(2026, 3, 2), "更正了电话。"}},
        .published_at = moment_of(day(2026, 3, 1), 9h),
        .updated_at = moment_of(day(2026, 3, 2), 9h)};
}

bool holds(std::vector<std::string> const& list, std::string const& wanted)
{
    return std::find(list.begin(), list.end(), wanted) != list.end();
}

TEST(PublishedArticles, read_back_as_they_were_written)
{
    auto const text = encode(whole_article());
    EXPECT_EQ(encode(decode<PublishedArticle>(text)), text);
    auto const article = decode<PublishedArticle>(text);
    EXPECT_EQ(article.title, whole_article().title);
    EXPECT_EQ(article.body.text(), whole_article().body.text());
    EXPECT_EQ(article.event_on, day(2026, 2, 28));
    EXPECT_EQ(article.interprets, ItemId{5});
    EXPECT_EQ(article.files[1].size_bytes, 3'000'000'000);
    EXPECT_EQ(article.corrections[0].on, day(2026, 3, 2));
    EXPECT_EQ(article.published_at, whole_article().published_at);
}

TEST(PublishedArticles, read_back_without_what_is_optional_and_with_what_a_newer_program_added)
{
    auto const bare =
        decode<PublishedArticle>(R"({"id":81,"title":"旧","a field of tomorrow":[1,{"x":null}]})");
    EXPECT_EQ(bare.id, ItemId{81});
    EXPECT_EQ(bare.title, "旧");
    EXPECT_FALSE(bare.event_on);
    EXPECT_FALSE(bare.interprets);
    EXPECT_EQ(encode(decode<PublishedArticle>(encode(bare))), encode(bare));
}

TEST(ArticlePlaces, are_its_columns_its_unit_and_the_site)
{
    auto const place = place_article(whole_article());
    EXPECT_EQ(place.path, "/article/81");
    EXPECT_EQ(
        place.lists, (Lines{"site", "unit/housing_construction", "column/16", "column/23", "interprets/5"}));
    EXPECT_EQ(place.unit, "housing_construction");
    EXPECT_EQ(place.at, whole_article().published_at);
    auto alone = whole_article();
    alone.interprets.reset();
    EXPECT_EQ(place_article(alone).lists.size(), 4u);
}

TEST(ArticlePlaces, are_found_by_facets)
{
    auto const facets = place_article(whole_article()).facets;
    for (auto const& [name, value] :
         {std::pair{"column", "16"},
          {"column", "23"},
          {"channel", "news"},
          {"channel", "services"},
          {"unit", "housing_construction"},
          {"year", "2026"},
          {"month", "2026-03"}})
        EXPECT_TRUE(holds(facets, front::facet(name, value))) << name << ' ' << value;
    EXPECT_EQ(facets.size(), 7u);
    EXPECT_EQ(front::facet("month", "2026-03"), "month202603");
}

TEST(ArticlePlaces, go_by_the_citys_day)
{
    auto article = whole_article();
    article.published_at = moment_of(day(2027, 1, 1), 30min); // still last year in UTC
    EXPECT_TRUE(holds(place_article(article).facets, "year2027"));
}

TEST(ArticlePlaces, open_its_files_and_links_and_no_others)
{
    auto const place = place_article(whole_article());
    ASSERT_EQ(place.files.size(), 2u);
    EXPECT_EQ(place.files[0].id, 7);
    EXPECT_EQ(place.files[0].hash, std::string(64, 'a'));
    EXPECT_EQ(place.files[1].name, "附表.xlsx");
    EXPECT_EQ(place.files[1].size_bytes, 3'000'000'000);
    EXPECT_EQ(place.links, Lines{"https://example.org/a?b=1&c=2"});
    EXPECT_EQ(place.text, "正文链接\n");
    EXPECT_EQ(place.names, "附表.xlsx\n示例〔2026〕12号\n")
        << "attachments and document numbers are searched, pictures are not";
}

TEST(ArticlePlaces, show_a_row_of_what_lists_need)
{
    auto const card = decode<sites::RowCard>(place_article(whole_article()).card);
    EXPECT_EQ(card.path, "/article/81");
    EXPECT_EQ(card.title, whole_article().title);
    EXPECT_EQ(card.picture, "/files/7/%E7%AB%99.jpg");
    EXPECT_EQ(card.picture_alt, "热力站");
    EXPECT_EQ(card.validity, "valid");
    EXPECT_EQ(card.doc_no, "示例〔2026〕12号");
    EXPECT_EQ(card.column, "C016");
    auto bare = whole_article();
    bare.files.erase(bare.files.begin());
    EXPECT_EQ(decode<sites::RowCard>(place_article(bare).card).picture, "");
}

class Articles : public testing::TestWithParam<db::Engine> {
protected:
    Newsroom room{GetParam()};
};
INSTANTIATE_TEST_SUITE_P(On, Articles, both_engines(), engine_name);

TEST_P(Articles, say_what_the_signed_edition_says)
{
    auto content = room.text(
        "关于供热的通知", "<p>见<a "
                          "href=\"https://example.org/x\">这里</a></p><table><tr><td>1</td></tr></"
                          "table><table><tr><td>2</td></tr></table>");
    content.also_columns = {room.column("C023"), room.column("C016")};
    content.summary = "摘要";
    content.doc_no = "示例〔2026〕12号";
    content.keywords = {"供热"};
    auto const id = room.published(content);
    auto const article = *room.article(id);
    EXPECT_EQ(article.unit, "housing_construction");
    EXPECT_EQ(article.columns, (std::vector{room.column("C016"), room.column("C023")}))
        << "each once, the home column first";
    EXPECT_EQ(article.home_column, "C016");
    EXPECT_EQ(article.channels, Lines{"news"});
    EXPECT_EQ(article.links, Lines{"https://example.org/x"});
    EXPECT_NE(article.body.text().find("/out/"), std::string::npos)
        << "links to other hosts lead over the leaving page";
    EXPECT_NE(article.body.text().find("aria-label=\"关于供热的通知\""), std::string::npos);
    EXPECT_NE(article.body.text().find("aria-label=\"关于供热的通知（2）\""), std::string::npos)
        << "each table has a name of its own";
    EXPECT_EQ(article.text.find('<'), std::string::npos);
    EXPECT_EQ(room.public_titles(sites::list_of(room.column("C016"))), Lines{"关于供热的通知"});
    EXPECT_EQ(room.public_titles(sites::list_of(room.column("C023"))), Lines{"关于供热的通知"});
    EXPECT_EQ(room.public_titles("unit/housing_construction"), Lines{"关于供热的通知"});
    EXPECT_EQ(room.public_titles("site"), Lines{"关于供热的通知"});
}

TEST_P(Articles, name_the_posts_whose_hands_they_went_through_and_nothing_else_of_the_review)
{
    auto const id = room.published(room.text());
    auto const article = *room.article(id);
    EXPECT_EQ(article.writer, "officer");
    EXPECT_EQ(article.reviewer, "reviewer");
    EXPECT_EQ(article.signer, "disclosure_head");
    EXPECT_EQ(encode(article).find("state_secret"), std::string::npos);
}

TEST_P(Articles, move_between_lists_with_a_correction)
{
    auto const id = room.published(room.text("会搬家的"));
    accepted(room.as(room.officer, [&](Work& work) { return begin_correction(work, id); }));
    auto content = room.text("会搬家的");
    content.home_column = room.column("C023");
    accepted(room.save(room.officer, id, content, 1));
    accepted(room.submit(room.officer, id));
    accepted(room.review(room.reviewer, id, room.pass(id)));
    accepted(room.sign(room.head, id, room.pass(id)));
    room.city.clock.advance(60s);
    room.run_jobs();
    EXPECT_EQ(room.public_titles(sites::list_of(room.column("C016"))), Lines{});
    EXPECT_EQ(room.public_titles(sites::list_of(room.column("C023"))), Lines{"会搬家的"});
}

} // namespace
} // namespace fengye::editorial
