#include <gtest/gtest.h>

#include "modules/sites/sites_test.hpp"

namespace fengye::sites {

namespace {

TestArticle with_file(std::string name, std::string type, std::string hash)
{
    return {
        .title = "附件",
        .file_name = std::move(name),
        .file_type = std::move(type),
        .file_hash = std::move(hash)};
}

} // namespace

TEST(Files, of_documents_are_saved_under_their_own_name)
{
    TestSite site;
    site.has_article(
        with_file(
            "申请 表.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            site.keeps("bytes")),
        {"C082"});
    auto const name = http::percent_encoded("申请 表.docx");
    auto const file = site.get("/files/1/" + name);
    EXPECT_EQ(file.status, 200);
    EXPECT_EQ(file.body, "bytes");
    EXPECT_EQ(file.header("Content-Disposition"), "attachment; filename*=UTF-8''" + name);
    EXPECT_EQ(file.header("X-Content-Type-Options"), "nosniff");
    EXPECT_EQ(file.header("Cache-Control"), "no-cache");
    EXPECT_EQ(site.get("/files/1/" + name, {{"if-none-match", file.header("ETag")}}).status, 304);
}

TEST(Files, under_another_name_lead_to_the_right_one)
{
    TestSite site;
    site.has_article(with_file("leaf.jpg", "image/jpeg", site.keeps("jpg")), {"C009"});
    auto const file = site.get("/files/1/LEAF.jpg");
    EXPECT_EQ(file.status, 301);
    EXPECT_EQ(file.header("Location"), "/files/1/leaf.jpg");
}

TEST(Files, that_are_pictures_are_shown)
{
    TestSite site;
    site.has_article(with_file("leaf.jpg", "image/jpeg", site.keeps("jpg")), {"C009"});
    auto const file = site.get("/files/1/leaf.jpg");
    EXPECT_EQ(file.type, "image/jpeg");
    EXPECT_EQ(file.header("Content-Disposition"), "");
}

TEST(Files, are_gone_with_their_document)
{
    TestSite site;
    auto const id = site.has_article(with_file("leaf.jpg", "image/jpeg", site.keeps("jpg")), {"C009"});
    site.withdraws(id, {.reason = "incorrect", .at = test_morning});
    EXPECT_EQ(site.get("/files/1/leaf.jpg").status, 404);
    EXPECT_EQ(site.get("/files/99/leaf.jpg").status, 404);
    EXPECT_EQ(site.get("/files/x/leaf.jpg").status, 404);
}

TEST(Files, are_sent_in_parts)
{
    TestSite site;
    site.has_article(with_file("film.mp4", "video/mp4", site.keeps("0123456789")), {"C021"});
    auto const part = site.get("/files/1/film.mp4", {{"range", "bytes=2-4"}});
    EXPECT_EQ(part.status, 206);
    EXPECT_EQ(part.body, "234");
    EXPECT_EQ(part.header("Content-Range"), "bytes 2-4/10");
    EXPECT_EQ(site.get("/files/1/film.mp4", {{"range", "bytes=50-"}}).status, 416);
    EXPECT_EQ(site.get("/files/1/film.mp4", {{"range", "bytes=2-4"}, {"if-range", "\"old\""}}).status, 200);
}

TEST(Leaving, names_the_host_of_links_that_are_published)
{
    TestSite site;
    site.has_article({.title = "链接", .link = "https://www.example.com/a?b=c"}, {"C016"});
    auto const page = site.get("/out/" + front::link_key("https://www.example.com/a?b=c"));
    EXPECT_EQ(page.status, 200);
    EXPECT_TRUE(page.shows("www.example.com"));
    EXPECT_TRUE(page.shows("noindex"));
    EXPECT_EQ(site.get("/out/" + front::link_key("https://evil.example/")).status, 404);
}

TEST(Assets, are_kept_for_ever)
{
    TestSite site;
    auto const home = site.get("/");
    auto const begin = home.body.find("/assets/public-");
    ASSERT_NE(begin, std::string::npos);
    auto const path = home.body.substr(begin, home.body.find('"', begin) - begin);
    auto const plain = site.get(path), coded = site.get(path, {{"accept-encoding", "gzip, br"}});
    EXPECT_EQ(plain.status, 200);
    EXPECT_EQ(plain.header("Cache-Control"), "public, max-age=31536000, immutable");
    EXPECT_EQ(coded.header("Content-Encoding"), "br");
    EXPECT_LT(coded.body.size(), plain.body.size());
    EXPECT_EQ(site.get("/assets/nothing.css").status, 404);
    EXPECT_EQ(site.get("/assets/manifest.json").status, 404);
    EXPECT_EQ(site.get("/favicon.svg").type, "image/svg+xml");
}

} // namespace fengye::sites
