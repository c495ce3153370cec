#include <gtest/gtest.h>

#include "modules/editorial/desk/desk_test.hpp"

namespace fengye::editorial {
namespace {

struct TermScreens : testing::Test {
    WritingPortal portal;
    Browser editor = [this] {
        portal.hired("editor", "municipal_office", {people::Role::editor});
        return portal.signed_in("editor");
    }();
    static constexpr char const* path = "/desk/editorial/terms";

    static std::string narrowed(std::string const& name, std::string const& value)
    {
        return path + http::query_text({{name, value}});
    }
    WebPage import(std::string const& bytes)
    {
        return editor.upload("/desk/editorial/terms/import", {}, {{"file", "terms.csv", bytes}});
    }
    static bool holds(WebPage const& page, std::string_view words)
    {
        return page.body.find(words) != std::string::npos;
    }
};

TEST_F(TermScreens, list_terms_and_change_them)
{
    auto const page = editor.get(narrowed("keyword", "帐户"));
    EXPECT_EQ(page.status, 200);
    EXPECT_TRUE(holds(page, "常见错别字") && holds(page, "账户") && holds(page, "自带"));
    auto const changed = editor.post(
        path, {{"term", "帐户"},
               {"category", "wrong_word"},
               {"replacement", "账户！"},
               {"exceptions", "甲帐户\r\n乙帐户"}});
    EXPECT_EQ(changed.status, 303);
    auto const after = editor.get(narrowed("edit", "帐户"));
    EXPECT_TRUE(holds(after, "value=\"账户！\"") && holds(after, "甲帐户\n乙帐户"));
    EXPECT_TRUE(holds(after, "恢复为自带的设置"));
    EXPECT_EQ(editor.post("/desk/editorial/terms/removal", {{"term", "帐户"}}).status, 303);
    EXPECT_FALSE(holds(editor.get(narrowed("edit", "帐户")), "账户！"));
}

TEST_F(TermScreens, lose_nothing_of_a_term_that_is_refused)
{
    auto const page = editor.post(path, {{"term", "，。"}, {"note", "市委办"}, {"exceptions", "甲\n乙"}});
    EXPECT_EQ(page.status, 422);
    EXPECT_TRUE(
        holds(page, "用语里至少要有一个字") && holds(page, "value=\"市委办\"") && holds(page, "甲\n乙"));
}

TEST_F(TermScreens, take_in_a_table_and_name_the_lines_left_out)
{
    auto const page =
        import("用语,类别,级别,启用\n红叶计划,敏感词,必须处理,是\n云门,没有的类别,,\n东风,,,否\n");
    EXPECT_EQ(page.status, 200);
    EXPECT_TRUE(holds(page, "导入了 2 条") && holds(page, "1 行没有导入") && holds(page, "第 3 行"));
    EXPECT_TRUE(holds(editor.get(narrowed("keyword", "东风")), "停用"));
    auto const gb18030 = import("term\n\xba\xec\xd2\xb6\xbd\xda\n"); // 红叶节
    EXPECT_TRUE(holds(gb18030, "导入了 1 条"));
    EXPECT_TRUE(holds(editor.get(narrowed("keyword", "红叶节")), ">红叶节</a>"));
}

TEST_F(TermScreens, say_what_is_wrong_with_a_file)
{
    for (auto const& bytes :
         {std::string{}, std::string(5 << 20, 'a'), std::string{"PK\x03\x04\xff\xff\x00", 7}}) {
        auto const page = import(bytes);
        EXPECT_EQ(page.status, 422);
        EXPECT_TRUE(holds(page, "请选择一个 CSV 文件")) << bytes.size();
    }
    auto const page = import("名称\n红叶\n");
    EXPECT_EQ(page.status, 422);
    EXPECT_TRUE(holds(page, "首行里没有“用语”这一列"));
}

TEST_F(TermScreens, save_what_can_be_taken_in_again)
{
    import("term,exceptions\n红叶,红叶谷|红叶节\n");
    auto const before = editor.get("/desk/editorial/terms.csv");
    EXPECT_TRUE(holds(before, "红叶,敏感词,请确认,,,是,红叶谷|红叶节"));
    EXPECT_EQ(import(before.body).status, 200);
    EXPECT_EQ(editor.get("/desk/editorial/terms.csv").body, before.body);
    EXPECT_TRUE(editor.get("/desk/editorial/terms.xlsx").body.starts_with("PK"));
}

} // namespace
} // namespace fengye::editorial
