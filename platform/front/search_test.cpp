#include <set>

#include <gtest/gtest.h>

#include "tests/testing/test_front.hpp"

namespace fengye::front {
namespace {

class Search : public ::testing::Test {
protected:
    TestFront front;

    void publish(
        std::int64_t id, std::string title, std::string text, std::vector<std::string> facets = {},
        int year = 2026)
    {
        front.publish({put(
            {.id = {id},
             .path = "/notes/" + std::to_string(id),
             .title = std::move(title),
             .text = std::move(text),
             .at = moment_of(day(year, 1, static_cast<unsigned>(id % 28 + 1))),
             .facets = std::move(facets)})});
    }
    Hits search(
        std::string const& typed, std::vector<std::string> facets = {},
        SearchOrder order = SearchOrder::relevance, int offset = 0, int limit = 10)
    {
        return front.store.reader()->search(
            {search::read_question(typed), std::move(facets), order, offset, limit});
    }
    std::vector<std::int64_t> ids(Hits const& hits)
    {
        std::vector<std::int64_t> found;
        for (auto const& hit : hits.rows)
            found.push_back(hit.card.id);
        return found;
    }
    std::vector<std::int64_t> found(std::string const& typed)
    {
        auto all = ids(search(typed));
        std::sort(all.begin(), all.end());
        return all;
    }
    using Ids = std::vector<std::int64_t>;
};

TEST_F(Search, finds_words_of_two_characters_wherever_they_stand)
{
    publish(1, "本溪市住房公积金提取办法", "职工可以提取住房公积金。");
    publish(2, "供热通知", "今冬供热自十一月一日开始。");
    EXPECT_EQ(found("公积"), Ids{1});
    EXPECT_EQ(found("积金"), Ids{1});
    EXPECT_EQ(found("供热"), Ids{2});
    EXPECT_EQ(found("热公"), Ids{});
    EXPECT_EQ(found("职工"), Ids{1});
    EXPECT_EQ(found("办法"), Ids{1}); // at the end of a run
}

TEST_F(Search, finds_longer_words_as_they_stand)
{
    publish(1, "一", "人民政府工作报告");
    publish(2, "二", "人民的政府，政府的工作，工作报告");
    EXPECT_EQ(found("人民政府"), Ids{1});
    EXPECT_EQ(found("工作报告"), (Ids{1, 2}));
    EXPECT_EQ(found("人民政府工作报告"), Ids{1});
}

TEST_F(Search, finds_single_characters)
{
    publish(1, "枫", "一片叶");
    publish(2, "二", "霜叶红于二月花");
    EXPECT_EQ(found("枫"), Ids{1});
    EXPECT_EQ(found("叶"), (Ids{1, 2}));
    EXPECT_EQ(found("霜"), Ids{2});
    EXPECT_EQ(found("花"), Ids{2});
    EXPECT_EQ(found("雪"), Ids{});
}

TEST_F(Search, finds_letters_and_numbers_in_either_width)
{
    publish(1, "关于ＡＰＰ的通知", "文号〔2026〕15号，见 Fengye v2。");
    EXPECT_EQ(found("app"), Ids{1});
    EXPECT_EQ(found("ＡPP"), Ids{1});
    EXPECT_EQ(found("2026"), Ids{1});
    EXPECT_EQ(found("２０２６"), Ids{1});
    EXPECT_EQ(found("feng"), Ids{1}); // the beginning of a word
    EXPECT_EQ(found("engye"), Ids{});
    EXPECT_EQ(found("app通知"), Ids{1});
    EXPECT_EQ(found("2026年"), Ids{});
}

TEST_F(Search, asks_for_all_that_was_typed)
{
    publish(1, "供热通知", "教育局");
    publish(2, "供水通知", "教育局");
    EXPECT_EQ(found("供热 教育"), Ids{1});
    EXPECT_EQ(found("通知 教育局"), (Ids{1, 2}));
    EXPECT_EQ(found("供热 供水"), Ids{});
}

TEST_F(Search, puts_an_exact_title_first_and_titles_before_texts)
{
    for (std::int64_t id = 1; id <= 8; ++id)
        publish(id, "供热供热供热", "供热管理办法 供热管理办法 供热管理办法");
    publish(20, "供热管理办法", "全文");
    publish(21, "通知", "关于供热的通知");
    EXPECT_EQ(search("供热管理办法").rows.at(0).card.id, 20);
    EXPECT_EQ(search("供热管理办法").total, 9);
    EXPECT_EQ(search("供热").rows.size(), 10u);
    EXPECT_EQ(search("供热").rows.back().card.id, 21);
}

TEST_F(Search, weighs_where_a_word_stands_before_how_often)
{
    publish(1, "通知", "供热 供热 供热 供热 供热 供热 供热 供热 供热 供热");
    publish(2, "通知", "关于供热的通知");
    publish(3, "关于供热的通知", "全文");
    publish(4, "供热通知", "供热 供热");
    EXPECT_EQ(ids(search("供热")), (Ids{4, 3, 1, 2}));
    publish(5, "供热和供水", "全文"); // both words in the title
    publish(6, "供热", "供水 供水 供水 供水 供水 供水 供水 供水");
    EXPECT_EQ(ids(search("供热 供水")), (Ids{5, 6}));
}

TEST_F(Search, finds_an_exact_title_older_than_all_that_is_weighed)
{
    std::vector<gazette::Publication> all{put(
        {.id = {9999},
         .path = "/n/9999",
         .title = "供热管理办法",
         .text = "x",
         .at = moment_of(day(2020, 1, 1))})};
    for (std::int64_t id = 1; id <= 2100; ++id)
        all.push_back(
            put({.id = {id}, .path = "/n/" + std::to_string(id), .title = "释义", .text = "供热管理办法"}));
    front.publish(all);
    EXPECT_EQ(ids(search("供热管理办法", {}, SearchOrder::relevance, 0, 2)), (Ids{9999, 2100}));
    EXPECT_EQ(ids(search("供热管理办法", {}, SearchOrder::relevance, 1, 1)), (Ids{2100}));
}

TEST_F(Search, gives_every_match_once_over_all_pages)
{
    for (std::int64_t id = 1; id <= 25; ++id)
        publish(id, id == 3 ? "供热" : "关于供热的说明", id == 3 ? "无关" : "供热供热供热供热");
    for (auto const order : {SearchOrder::relevance, SearchOrder::newest}) {
        std::set<std::int64_t> seen;
        for (int offset = 0; offset < 30; offset += 10)
            for (auto const id : ids(search("供热", {}, order, offset)))
                EXPECT_TRUE(seen.insert(id).second) << id << " twice";
        EXPECT_EQ(seen.size(), 25u);
    }
}

TEST_F(Search, goes_by_time_when_asked)
{
    for (std::int64_t id = 1; id <= 5; ++id)
        publish(id, "供热", "供热");
    EXPECT_EQ(ids(search("供热", {}, SearchOrder::newest)), (Ids{5, 4, 3, 2, 1}));
    EXPECT_EQ(ids(search("供热", {}, SearchOrder::newest, 2, 2)), (Ids{3, 2}));
}

TEST_F(Search, filters_inside_the_index)
{
    publish(1, "供热", "x", {facet("unit", "housing_construction"), facet("year", "2026")});
    publish(2, "供热", "x", {facet("unit", "education"), facet("year", "2026")});
    publish(3, "供热", "x", {facet("unit", "education"), facet("year", "2025")}, 2025);
    EXPECT_EQ(facet("unit", "housing_construction"), "unithousingconstruction");
    EXPECT_EQ(search("供热", {facet("unit", "education")}).total, 2);
    EXPECT_EQ(ids(search("供热", {facet("unit", "education"), facet("year", "2025")})), Ids{3});
    EXPECT_EQ(search("供热", {facet("unit", "nobody")}).total, 0);
    EXPECT_EQ(search("unithousingconstruction").total, 0); // a facet is no text
}

TEST_F(Search, cuts_a_long_question_that_is_found_nowhere_as_it_stands)
{
    publish(1, "住房公积金提取办法", "提取住房公积金，需要身份证等材料。");
    auto const hits = search("提取住房公积金需要材料");
    EXPECT_EQ(ids(hits), Ids{1});
    EXPECT_GT(hits.question.terms.size(), 1u);
    EXPECT_EQ(search("外星人入侵本市怎么办").total, 0);
}

TEST_F(Search, follows_what_is_published_changed_and_withdrawn)
{
    publish(1, "供热", "旧的说法");
    EXPECT_EQ(found("旧的"), Ids{1});
    publish(1, "供热", "新的说法");
    EXPECT_EQ(found("旧的"), Ids{});
    EXPECT_EQ(found("新的"), Ids{1});
    front.publish({withdrawn(1)});
    EXPECT_EQ(found("新的"), Ids{});
    EXPECT_EQ(found("供热"), Ids{});
    publish(1, "供热", "又来了");
    EXPECT_EQ(found("来了"), Ids{1});
    front.rebuild();
    EXPECT_EQ(found("来了"), Ids{1});
}

TEST_F(Search, answers_anything_a_person_can_type)
{
    publish(1, "供热", "x");
    for (auto const& typed : std::vector<std::string>{
             "", " ", "\"", "*", "a AND", "NEAR(", "title:供热", "供热*", "^供热", "-供热", "{title} : 供热",
             "供热\" OR \"", "((((", "🍁", "\xff\xfe", std::string{"供\0热", 7}})
        EXPECT_NO_THROW((void)search(typed)) << typed;
    EXPECT_EQ(found("供热*"), Ids{1});
    EXPECT_TRUE(search("🍁").rows.empty());
}

TEST_F(Search, counts_up_to_a_thousand_and_says_more)
{
    std::vector<gazette::Publication> all;
    for (std::int64_t id = 1; id <= 1005; ++id)
        all.push_back(put({.id = {id}, .path = "/n/" + std::to_string(id), .title = "供热", .text = "x"}));
    front.publish(all);
    EXPECT_EQ(search("供热").total, Hits::counted_max + 1);
    EXPECT_EQ(search("供热").rows.size(), 10u);
}

TEST_F(Search, gives_the_text_its_marks_are_made_in)
{
    publish(1, "供热", "今冬供热");
    auto const hit = search("供热").rows.at(0);
    EXPECT_EQ(hit.text, "今冬供热");
    EXPECT_EQ(hit.card.path, "/notes/1");
}

} // namespace
} // namespace fengye::front
