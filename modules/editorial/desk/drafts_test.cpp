#include <gtest/gtest.h>

#include "modules/editorial/desk/desk_test.hpp"

namespace fengye::editorial {
namespace {

std::string const unit = "housing_construction";

class Drafts : public testing::Test {
protected:
    WritingPortal portal;
    Hands hands{portal.staffed(unit)};
    Browser officer{portal.signed_in(hands.officer)};

    std::string column() { return sites::find_column(portal.reader(), "C016").value().id.text(); }
    // The address of a new item's editor.
    std::string begun() { return officer.post("/desk/editorial/items/new", {}).location(); }
    http::Pairs whole(std::string const& title, std::string const& then)
    {
        return {
            {"title", title},
            {"home_column", column()},
            {"body", "<p>各区县人民政府：</p>"},
            {"source", "市住建局"},
            {"then", then}};
    }
    static ItemId id_in(std::string const& address)
    {
        auto const text = address.substr(std::string_view{"/desk/editorial/items/"}.size());
        return *ItemId::from(text.substr(0, text.find_first_of("/?#")));
    }
    static std::string png(int width, int height)
    {
        auto const number = [](int value) {
            return std::string{
                static_cast<char>(value >> 24), static_cast<char>(value >> 16), static_cast<char>(value >> 8),
                static_cast<char>(value)};
        };
        return "\x89PNG\r\n\x1a\n" + number(13) + "IHDR" + number(width) + number(height) +
               std::string(9, '\0');
    }
};

TEST_F(Drafts, begin_with_the_units_name_as_their_source)
{
    auto const editor = begun();
    EXPECT_EQ(editor, "/desk/editorial/items/1/draft");
    auto const page = officer.get(editor);
    EXPECT_EQ(page.status, 200);
    EXPECT_TRUE(page.holds("value=\"本溪市住房和城乡建设局\""));
    EXPECT_TRUE(page.holds("action=\"/desk/editorial/items/1/draft\""));
}

TEST_F(Drafts, show_what_was_saved)
{
    auto const editor = begun();
    auto fields = whole("关于“供热”的通知 & <1>", "save");
    fields.insert(
        fields.end(), {{"summary", "一句话"},
                       {"keywords", "供热，冬季"},
                       {"document_number", "示例〔2026〕1号"},
                       {"genre", "通知"},
                       {"validity", "valid"},
                       {"event_date", "2026-11-20"},
                       {"publish_at", "2026-12-01T08:00"},
                       {"urgent", "1"}});
    auto const saved = officer.submit(editor, editor, fields);
    EXPECT_EQ(saved.location(), editor + "?done=editorial.toast_version_saved");
    auto const page = officer.follow(saved);
    EXPECT_TRUE(page.holds("已存为版本"));
    for (auto const& form : forms_on(page)) {
        if (form.action != editor)
            continue;
        EXPECT_EQ(form.field("title"), "关于“供热”的通知 & <1>");
        EXPECT_EQ(form.field("home_column"), column());
        EXPECT_EQ(form.field("body"), "<p>各区县人民政府：</p>");
        EXPECT_EQ(form.field("summary"), "一句话");
        EXPECT_EQ(form.field("keywords"), "供热，冬季");
        EXPECT_EQ(form.field("document_number"), "示例〔2026〕1号");
        EXPECT_EQ(form.field("genre"), "通知");
        EXPECT_EQ(form.field("validity"), "valid");
        EXPECT_EQ(form.field("event_date"), "2026-11-20");
        EXPECT_EQ(form.field("publish_at"), "2026-12-01T08:00");
        EXPECT_EQ(form.field("urgent"), "1");
        EXPECT_EQ(form.field("based_on"), "1");
    }
    auto const content = store::find_edition(portal.reader(), id_in(editor), 1)->content;
    EXPECT_EQ(content.keywords, (Lines{"供热", "冬季"}));
    EXPECT_EQ(content.publish_at, moment_of(day(2026, 12, 1), 8h));
}

TEST_F(Drafts, are_sanitised_before_they_are_kept)
{
    auto const editor = begun();
    auto fields = whole("标题", "save");
    fields[2].second =
        "<p onclick=\"x()\">正文<script>alert(1)</script><img src=\"https://example.org/t.gif\"></p>";
    officer.submit(editor, editor, fields);
    EXPECT_EQ(store::find_edition(portal.reader(), id_in(editor), 1)->content.body.text(), "<p>正文</p>");
}

TEST_F(Drafts, keep_what_was_typed_when_something_is_missing)
{
    auto const editor = begun();
    auto const refused = officer.submit(
        editor, editor,
        {{"title", ""}, {"body", "<p>写了很久的一段</p>"}, {"source", "市住建局"}, {"then", "submit"}});
    EXPECT_EQ(refused.status, 422);
    EXPECT_TRUE(refused.holds("请填写标题"));
    EXPECT_TRUE(refused.holds("请选择主栏目"));
    EXPECT_TRUE(refused.holds("id=\"title-error\""));
    EXPECT_TRUE(refused.holds("写了很久的一段"));
    EXPECT_TRUE(officer.get(editor).holds("写了很久的一段"));
    EXPECT_EQ(portal.item(id_in(editor)).state, ItemState::draft);
}

TEST_F(Drafts, take_only_values_the_lists_hold)
{
    auto const editor = begun();
    auto fields = whole("标题", "save");
    fields.insert(
        fields.end(), {{"genre", "密令"},
                       {"subject", "x"},
                       {"validity", "bogus"},
                       {"attribute", "secret"},
                       {"kind", "x"},
                       {"ground", "x"}});
    officer.submit(editor, editor, fields);
    auto const id = id_in(editor);
    auto const content = store::find_edition(portal.reader(), id, 1)->content;
    EXPECT_EQ(content.genre + content.subject + content.validity + content.ground, "");
    EXPECT_EQ(content.attribute, Attribute::proactive);
    EXPECT_EQ(officer.get("/desk/editorial/items/" + id.text()).status, 200);
    EXPECT_EQ(officer.get("/desk/editorial/items/" + id.text() + "/preview").status, 200);
}

TEST_F(Drafts, save_by_themselves_and_tell_the_script_how_it_went)
{
    auto const editor = begun();
    auto const address = "/desk/editorial/items/" + id_in(editor).text() + "/autosave";
    auto const saved =
        officer.post(address, {{"title", "自动保存的"}, {"body", "<p>半句</p>"}, {"based_on", "0"}});
    EXPECT_EQ(saved.status, 200);
    EXPECT_EQ(saved.header("content-type"), "application/json");
    EXPECT_TRUE(officer.get(editor).holds("自动保存的"));
    EXPECT_EQ(portal.item(id_in(editor)).edition, 0);

    officer.submit(editor, editor, whole("第一稿", "save"));
    auto const late =
        officer.post(address, {{"title", "还开着旧页面"}, {"body", "<p>半句</p>"}, {"based_on", "0"}});
    EXPECT_EQ(late.status, 409) << "somebody has saved since";
    EXPECT_TRUE(officer.get(editor).holds("还开着旧页面")) << "kept all the same";
}

TEST_F(Drafts, of_two_at_once_stand_side_by_side)
{
    auto const editor = begun();
    officer.submit(editor, editor, whole("两人打开的", "save"));
    portal.hired("colleague", unit, {people::Role::officer});
    auto colleague = portal.signed_in("colleague");
    EXPECT_EQ(
        colleague
            .submit(
                editor, editor, {{"title", "同事先存的"}, {"body", "<p>同事的正文</p>"}, {"then", "save"}})
            .status,
        303);

    auto const conflict = officer.post(editor, [&] {
        auto fields = whole("我的标题", "save");
        fields[2].second = "<p>我打了半天的正文</p>";
        fields.emplace_back("based_on", "1");
        return fields;
    }());
    EXPECT_EQ(conflict.status, 409);
    for (auto const* text : {"我的标题", "我打了半天的正文", "同事先存的", "同事的正文", "职务 colleague"})
        EXPECT_TRUE(conflict.holds(text)) << text;
    EXPECT_EQ(store::find_edition(portal.reader(), id_in(editor), 2)->content.title, "同事先存的");

    // Mine, on top of theirs: everything typed goes on with the form.
    auto const forms = forms_on(conflict);
    auto const form =
        std::find_if(forms.begin(), forms.end(), [&](auto const& form) { return form.action == editor; });
    ASSERT_NE(form, forms.end());
    auto fields = form->fields;
    fields.emplace_back("then", "edit");
    auto const again = officer.post(editor, fields);
    EXPECT_EQ(again.location(), editor);
    EXPECT_TRUE(officer.follow(again).holds("我打了半天的正文"));
    EXPECT_EQ(officer.submit(editor, editor, {{"then", "save"}}).status, 303);
    EXPECT_EQ(store::find_edition(portal.reader(), id_in(editor), 3)->content.title, "我的标题");
}

TEST_F(Drafts, show_two_people_in_one_item_to_each_other)
{
    auto const editor = begun();
    auto const id = id_in(editor);
    auto const here = "/desk/editorial/items/" + id.text() + "/presence";
    portal.hired("colleague", unit, {people::Role::officer});
    auto colleague = portal.signed_in("colleague");
    EXPECT_EQ(officer.post(here, {}).body, "{\"others\":[]}");
    auto const heard = colleague.post(here, {});
    EXPECT_EQ(heard.header("content-type"), "application/json");
    EXPECT_TRUE(heard.holds("职务 " + hands.officer + "也在看本稿"));
    EXPECT_TRUE(officer.post(here, {}).holds("职务 colleague"));
    EXPECT_TRUE(officer.get(editor).holds("职务 colleague也在看本稿"))
        << "without script, when the page is opened";
}

TEST_F(Drafts, are_saved_under_a_name)
{
    auto const editor = begun();
    auto fields = whole("有名字的", "save");
    fields.emplace_back("version_name", "报局长前");
    EXPECT_EQ(officer.submit(editor, editor, fields).status, 303);
    EXPECT_TRUE(officer.get(editor).holds("<b>报局长前</b>"));
    fields.back().second = std::string(41 * 3, 'x');
    fields[0].second = "改过的标题";
    auto const refused = officer.submit(editor, editor, fields);
    EXPECT_EQ(refused.status, 422);
    EXPECT_TRUE(refused.holds("版本名请不超过 40 个字"));
    EXPECT_TRUE(refused.holds("改过的标题")) << "what was typed is kept";
}

TEST_F(Drafts, of_two_at_once_may_go_on_with_the_others_text)
{
    auto const editor = begun();
    officer.submit(editor, editor, whole("两人打开的", "save"));
    portal.hired("colleague", unit, {people::Role::officer});
    portal.signed_in("colleague").submit(editor, editor, {{"title", "同事先存的"}, {"then", "save"}});
    officer.post(editor, {{"title", "我的"}, {"based_on", "1"}, {"then", "save"}});
    officer.post(editor, {{"keep", "theirs"}, {"based_on", "2"}, {"then", "edit"}});
    EXPECT_TRUE(officer.get(editor).holds("value=\"同事先存的\""));
}

TEST_F(Drafts, take_files_and_ask_what_pictures_show)
{
    auto const editor = begun();
    auto const id = id_in(editor);
    officer.submit(editor, editor, whole("有图的", "save"));
    auto const files = "/desk/editorial/items/" + id.text() + "/files";
    EXPECT_EQ(
        officer.upload(files, {}, {{"file", "热力站.png", png(1200, 900)}, {"file", "附表.pdf", "%PDF-1.7"}})
            .status,
        303);
    auto const page = officer.get(editor);
    EXPECT_TRUE(page.holds("热力站.png"));
    EXPECT_TRUE(page.holds("附表.pdf"));

    auto const refused = officer.submit(editor, editor, {{"then", "submit"}});
    EXPECT_EQ(refused.status, 422);
    EXPECT_TRUE(refused.holds("请写图里有什么"));
    EXPECT_EQ(
        officer.submit(editor, editor, {{"alt_1", "热力站全景"}, {"picture", "1"}, {"then", "submit"}})
            .status,
        303);
    auto const content = store::find_edition(portal.reader(), id, portal.item(id).edition)->content;
    ASSERT_EQ(content.files.size(), 2u);
    EXPECT_TRUE(content.files[0].is_cover);
    EXPECT_EQ(content.files[0].alt, "热力站全景");
    EXPECT_EQ(media::find_file(portal.reader(), FileId{1})->unit, portal.unit(unit));
}

TEST_F(Drafts, show_at_once_what_hides_in_a_file_and_hand_it_on)
{
    auto const editor = begun();
    auto const id = id_in(editor);
    officer.submit(editor, editor, whole("有附件的", "save"));
    auto const files = "/desk/editorial/items/" + id.text() + "/files";
    officer.upload(files, {}, {{"file", "议程.txt", "秘密★3年\n会议议程\n"}});
    auto const page = officer.get(editor);
    EXPECT_TRUE(page.holds("密级或内部标志"));
    EXPECT_TRUE(page.holds("第 1 行"));
    EXPECT_TRUE(page.holds("<q>秘密★3年</q>"));
    EXPECT_EQ(officer.submit(editor, editor, {{"then", "submit"}}).status, 303);
    auto const review =
        portal.signed_in(hands.reviewer).get("/desk/editorial/items/" + id.text() + "/review");
    EXPECT_TRUE(review.holds("议程.txt · 第 1 行：秘密★3年"));
    EXPECT_EQ(store::findings_of(portal.reader(), id, portal.item(id).edition).size(), 1u)
        << "a mark is told once";
}

TEST_F(Drafts, take_in_a_document_and_keep_what_was_there)
{
    auto const editor = begun();
    auto const id = id_in(editor);
    officer.submit(editor, editor, whole("先写的", "edit"));
    std::string const notice = "本政发〔2026〕12号\n关于供热的通知\n各区：\n请照办。\n市政府\n2026年1月5日\n";
    auto const taken = officer.upload(editor, whole("先写的", "import"), {{"document", "通知.txt", notice}});
    EXPECT_EQ(taken.status, 303);
    auto const page = officer.get(editor);
    EXPECT_TRUE(page.holds("value=\"关于供热的通知\""));
    EXPECT_TRUE(page.holds("value=\"本政发〔2026〕12号\""));
    EXPECT_TRUE(page.holds("value=\"2026-01-05\""));
    EXPECT_TRUE(page.holds("请照办。"));
    EXPECT_TRUE(page.holds("没有丢下任何内容"));
    EXPECT_TRUE(page.holds("通知.txt"));
    EXPECT_EQ(store::find_edition(portal.reader(), id, 1).value().content.title, "先写的")
        << "kept as an edition";
    EXPECT_TRUE(
        store::find_draft(portal.reader(), id, portal.actor(hands.officer).person)->content.files.empty())
        << "the document is no attachment";

    auto const refused =
        officer.upload(editor, whole("改过的", "import"), {{"document", "通知.docx", "PK\x03\x04"}});
    EXPECT_EQ(refused.status, 422);
    EXPECT_TRUE(refused.holds("读不出这个文件的文字"));
    EXPECT_TRUE(officer.get(editor).holds("value=\"改过的\"")) << "what was typed is kept";
    EXPECT_EQ(officer.upload(editor, {{"then", "import"}}, {}).status, 422);
}

TEST_F(Drafts, refuse_files_that_are_not_what_is_taken)
{
    auto const editor = begun();
    auto const files = "/desk/editorial/items/" + id_in(editor).text() + "/files";
    auto const refused = officer.upload(files, {}, {{"file", "程序.exe", "MZ\x90"}});
    EXPECT_EQ(refused.status, 422);
    EXPECT_TRUE(refused.holds("不收这种文件"));
    EXPECT_EQ(officer.upload(files, {}, {}).status, 422);
}

TEST_F(Drafts, are_seen_as_they_will_be)
{
    auto const editor = begun();
    auto fields = whole("将来的样子", "preview");
    auto const sent = officer.submit(editor, editor, fields);
    EXPECT_EQ(sent.location(), "/desk/editorial/items/1/preview");
    auto const page = officer.follow(sent);
    EXPECT_EQ(page.status, 200);
    EXPECT_EQ(page.text("h1"), "将来的样子");
    EXPECT_EQ(page.header("cache-control"), "no-store");
    EXPECT_TRUE(page.holds("noindex"));
    EXPECT_EQ(portal.visitor().get("/article/1").status, 404);
}

TEST_F(Drafts, are_sent_on_from_the_items_page_with_what_was_typed_last)
{
    auto const editor = begun();
    auto const id = id_in(editor);
    officer.submit(editor, editor, whole("存过的", "save"));
    auto fields = whole("又改了一句的", "");
    fields.emplace_back("based_on", "1");
    officer.post("/desk/editorial/items/" + id.text() + "/autosave", fields);
    auto const item = "/desk/editorial/items/" + id.text();
    EXPECT_EQ(officer.submit(item, item + "/submission", {}).status, 303);
    EXPECT_EQ(portal.item(id).title, "又改了一句的");
    EXPECT_EQ(portal.item(id).state, ItemState::submitted);
}

} // namespace
} // namespace fengye::editorial
