#include "modules/imports/actions/bring_in.hpp"

#include <fstream>

#include "modules/editorial/editorial.hpp"
#include "modules/imports/store/pages.hpp"
#include "modules/people/actions/load_units.hpp"
#include "modules/sites/actions/load_columns.hpp"
#include "platform/gazette/gazette.hpp"
#include "platform/journal/journal.hpp"
#include "tests/testing/engines.hpp"
#include "tests/testing/made_files.hpp"
#include "tests/testing/test_works.hpp"

namespace fengye::imports {

namespace {

OldPage a_page(std::string const& key, std::string const& title, std::string const& body)
{
    OldPage page;
    page.key = key;
    page.addresses = {"http://www.old.gov.cn/2019/03/" + key + ".html", "/?p=" + key};
    page.title = title;
    page.body = body;
    page.published_at = moment_from("2019-03-05 10:22");
    page.categories = {"新闻/通知"};
    return page;
}

// A city with its units and columns, and a folder with what lay in the old site's uploads.
class BringingIn : public testing::TestWithParam<db::Engine> {
protected:
    BringingIn()
    {
        EXPECT_TRUE(city.run([](Work& work) { return people::load_units(work); }));
        EXPECT_TRUE(city.run([](Work& work) { return sites::load_columns(work); }));
        mapping.places["新闻/通知"] = {"C016", "education"};
        mapping.places["不要"] = {{}, {}, true};
        site.name = "www.old.gov.cn";
    }

    void lies(std::string const& name, std::string const& bytes)
    {
        std::filesystem::create_directories((folder / "media" / name).parent_path());
        std::ofstream{folder / "media" / name, std::ios::binary} << bytes;
    }

    Report bring(Way way = Way::real)
    {
        std::filesystem::create_directories(folder / "media");
        auto const report = bring_in(
            {*city.store, city.works, files, city.clock, actor}, way, site, mapping,
            MediaFolder{folder / "media"});
        EXPECT_TRUE(report);
        return report.value_or(Report{});
    }

    std::vector<gazette::Entry> published(std::string_view kind)
    {
        auto entries = gazette::after(city.reader(), 0, 10'000);
        std::erase_if(entries, [&](gazette::Entry const& entry) { return entry.publication.kind != kind; });
        return entries;
    }
    editorial::PublishedArticle only_article()
    {
        auto const entries = published("article");
        EXPECT_EQ(entries.size(), 1u);
        return decode<editorial::PublishedArticle>(entries.at(0).publication.document);
    }
    std::vector<std::string> old_addresses()
    {
        std::vector<std::string> addresses;
        for (auto const& entry : published("old_address"))
            addresses.push_back(decode<OldAddress>(entry.publication.document).address);
        return addresses;
    }

    TestWorks city{GetParam()};
    TemporaryFolder folder;
    files::Files files{folder / "files"};
    Actor actor = Actor::program("command line");
    OldSite site;
    Mapping mapping;
};
INSTANTIATE_TEST_SUITE_P(On, BringingIn, both_engines(), engine_name);

std::string picture()
{
    auto bytes = made::png("tEXt", "Author");
    return bytes.replace(16, 8, std::string{"\0\0\1\x90\0\0\1\x2c", 8}); // 400 × 300
}

std::string lines_of(Report const& report)
{
    std::string lines;
    for (auto const& line : report.lines)
        lines += std::string{name_of(line.kind)} + " " + line.page + " " + line.detail + "\n";
    return lines;
}

TEST_P(BringingIn, publishes_a_page_with_its_old_time_unit_source_and_addresses)
{
    site.pages = {a_page("7", "放假通知", "<p onclick=x>清明节<script>x</script>放假。</p>")};
    auto const report = bring();
    EXPECT_EQ(report.counts.read, 1);
    EXPECT_EQ(report.counts.taken, 1);
    auto const article = only_article();
    EXPECT_EQ(article.title, "放假通知");
    EXPECT_EQ(article.body.text(), "<p>清明节放假。</p>");
    EXPECT_EQ(to_text(article.published_at), "2019-03-05 10:22");
    EXPECT_EQ(article.unit, "education");
    EXPECT_EQ(article.home_column, "C016");
    EXPECT_FALSE(article.source.empty());
    EXPECT_EQ(old_addresses(), (std::vector<std::string>{"/2019/03/7.html", "/?p=7"}));
    EXPECT_EQ(report.counts.redirects, 2);
}

TEST_P(BringingIn, takes_the_files_that_lie_beside_it_and_names_those_that_do_not)
{
    lies("2019/03/a.png", picture());
    lies("2019/03/b.txt", "附件全文");
    lies("2019/03/c.exe", "MZ");
    auto page = a_page(
        "7", "图文",
        "<p><img src=\"http://www.old.gov.cn/wp-content/uploads/2019/03/a.png\" alt=\"会场\"><img "
        "src='/no.png'></p>"
        "<p><a href=\"/wp-content/uploads/2019/03/b.txt\">附件</a> <a "
        "href=\"/uploads/2019/03/c.exe\">程序</a>"
        "<a href=\"http://other.cn/x.pdf\">别处</a> <a href=\"8.html#a\">另一篇</a></p>");
    page.cover = "/wp-content/uploads/2019/03/a.png";
    site.pages = {page};
    auto const report = bring();
    EXPECT_EQ(
        lines_of(report),
        "media_missing 7 /no.png\nmedia_refused 7 /uploads/2019/03/c.exe · media.file_type\n");
    EXPECT_EQ(report.counts.media_taken, 2);
    auto const article = only_article();
    ASSERT_EQ(article.files.size(), 2u);
    EXPECT_TRUE(article.files[0].is_cover);
    auto const& body = article.body.text();
    EXPECT_NE(
        body.find("<img src=\"/files/" + article.files[0].id.text() + "/a.png\" alt=\"会场\""), body.npos);
    EXPECT_NE(body.find("<a href=\"/files/" + article.files[1].id.text() + "/b.txt\">附件</a>"), body.npos);
    EXPECT_NE(body.find("<a href=\"/uploads/2019/03/c.exe\">程序</a>"), body.npos);
    EXPECT_NE(body.find("<a href=\"/2019/03/8.html#a\">另一篇</a>"), body.npos);
    EXPECT_EQ(old_addresses().back(), "/wp-content/uploads/2019/03/b.txt");
    EXPECT_EQ(body.find("no.png"), body.npos);
}

TEST_P(BringingIn, finds_the_pictures_of_a_crawl_under_its_host)
{
    lies("www.old.gov.cn/images/a.png", picture());
    auto page = a_page("7", "题", "<p>文<img src=\"../../images/a.png\"></p>");
    page.addresses = {"/jyj/tzgg/7.html"};
    site.pages = {page};
    EXPECT_EQ(bring().counts.media_taken, 1);
}

TEST_P(BringingIn, twice_does_nothing_and_names_what_the_old_site_changed_since)
{
    site.pages = {a_page("7", "一", "甲"), a_page("8", "二", "乙")};
    bring();
    auto const entries = gazette::after(city.reader(), 0, 10'000).size();
    site.pages[1].body = "丙";
    auto const again = bring();
    EXPECT_EQ(again.counts.taken, 0);
    EXPECT_EQ(again.counts.already_there, 1);
    EXPECT_EQ(again.counts.changed, 1);
    EXPECT_EQ(lines_of(again), "changed 8 /article/2\n");
    EXPECT_EQ(gazette::after(city.reader(), 0, 10'000).size(), entries);
    auto const last = store::find_last_run(city.reader(), site.name);
    EXPECT_EQ(last->counts.changed, 1);
    EXPECT_TRUE(last->ended_at);
    EXPECT_EQ(store::lines_of(city.reader(), store::RunId{2}).size(), 1u);
}

TEST_P(BringingIn, goes_on_from_where_it_was_cut_off)
{
    std::vector<OldPage> pages;
    for (int i = 1; i <= 120; ++i)
        pages.push_back(a_page(std::to_string(i), "通知" + std::to_string(i), "正文"));
    site.pages = {pages.begin(), pages.begin() + 70};
    bring();
    site.pages = pages;
    auto const report = bring();
    EXPECT_EQ(report.counts.already_there, 70);
    EXPECT_EQ(report.counts.taken, 50);
    EXPECT_EQ(published("article").size(), 120u);
}

TEST_P(BringingIn, on_trial_writes_nothing_and_says_the_same)
{
    lies("2019/03/a.png", picture());
    site.pages = {a_page("7", "一", "甲<img src=\"/uploads/2019/03/a.png\">"), a_page("8", "二", "秘密★1年")};
    auto const entries = gazette::after(city.reader(), 0, 10'000).size();
    auto const trial = bring(Way::trial);
    EXPECT_EQ(gazette::after(city.reader(), 0, 10'000).size(), entries);
    EXPECT_FALSE(
        std::filesystem::exists(folder / "files" / "tmp") || !std::filesystem::is_empty(folder / "files"));
    EXPECT_FALSE(store::find_last_run(city.reader(), site.name));
    auto const real = bring();
    EXPECT_EQ(encode(trial.counts), encode(real.counts));
    EXPECT_EQ(lines_of(trial), lines_of(real));
}

TEST_P(BringingIn, withholds_what_has_a_secrecy_mark_and_takes_its_neighbours)
{
    site.pages = {
        a_page("7", "一", "甲"), a_page("8", "二", "本件为机密★5年，不得外传"), a_page("9", "三", "乙")};
    auto const report = bring();
    EXPECT_EQ(report.counts.taken, 2);
    EXPECT_EQ(report.counts.withheld, 1);
    EXPECT_TRUE(lines_of(report).starts_with("withheld 8 secrecy_term · ")) << lines_of(report);
    EXPECT_EQ(published("article").size(), 2u);
    EXPECT_EQ(old_addresses().size(), 4u);
    EXPECT_FALSE(store::find_page(city.reader(), site.name, "8"));
}

TEST_P(BringingIn, leaves_what_has_no_place_no_time_no_title_or_comes_from_the_future)
{
    auto const with = [](auto change) {
        auto page = a_page("7", "题", "文");
        change(page);
        return page;
    };
    site.pages = {
        with([](OldPage& page) { page.categories = {"别的"}; }),
        with([](OldPage& page) { page.categories = {"不要"}; }),
        with([](OldPage& page) { page.published_at.reset(); }),
        with([](OldPage& page) { page.title.clear(); }),
        with([](OldPage& page) { page.published_at = moment_from("2030-01-01 00:00"); }),
        with([](OldPage& page) { page.body = "<p> </p><img src=\"http://other.cn/a.gif\">"; }),
        with([](OldPage& page) { page.unit = "无此单位"; }),
        with([](OldPage& page) { page.title = std::string(700, 'x'); }),
    };
    std::string reasons;
    for (auto const& line : bring().lines)
        if (line.kind == LineKind::skipped)
            reasons += line.detail + " ";
    EXPECT_EQ(reasons, "no_column left_out no_date no_title in_future no_body unit_unknown title_too_long ");
}

TEST_P(BringingIn, takes_a_page_whose_unit_is_told_and_one_of_several_categories_in_each)
{
    mapping.places["公示"] = {"C017", "education"};
    auto page = a_page("7", "题", "文");
    page.unit = "市住房和城乡建设局";
    page.categories = {"公示", "新闻/通知", "别的"};
    site.pages = {page};
    bring();
    auto const article = only_article();
    EXPECT_EQ(article.unit, "housing_construction");
    EXPECT_EQ(article.home_column, "C017");
    EXPECT_EQ(article.columns.size(), 2u);
}

TEST_P(BringingIn, refuses_a_mapping_to_what_is_not_there)
{
    auto const said = [&](Place const& place) {
        mapping.otherwise = place;
        auto const report =
            bring_in({*city.store, city.works, files, city.clock, actor}, Way::real, site, mapping, {});
        return report ? "accepted" : report.error().words;
    };
    EXPECT_EQ(said({"C999", "education"}), "imports.error_mapping_column");
    EXPECT_EQ(said({"C016", "nobody"}), "imports.error_mapping_unit");
    EXPECT_EQ(said({"C011", "education"}), "imports.error_mapping_answers");
    EXPECT_FALSE(store::find_last_run(city.reader(), site.name));
}

TEST_P(BringingIn, proposes_the_column_of_the_same_name)
{
    auto other = a_page("8", "二", "乙");
    other.categories = {"新闻/本溪要闻"};
    site.pages = {a_page("7", "一", "甲"), a_page("9", "三", "丙"), other};
    auto const categories = categories_of(site, city.reader());
    ASSERT_EQ(categories.size(), 2u);
    EXPECT_EQ(categories[0].pages, 2);
    EXPECT_EQ(categories[1].column, "C011");
    EXPECT_EQ(categories[1].unit, "municipal_office");
}

} // namespace

} // namespace fengye::imports
