#include <gtest/gtest.h>

#include "modules/editorial/editorial_test.hpp"
#include "modules/editorial/store/presence.hpp"

namespace fengye::editorial {
namespace {

class Writing : public testing::TestWithParam<db::Engine> {
protected:
    Newsroom room{GetParam()};

    Content own_line(ItemId id, Actor const& actor)
    {
        return store::find_draft(room.city.reader(), id, actor.person).value().content;
    }
    std::vector<std::string> found(ItemId id)
    {
        std::vector<std::string> found;
        for (auto const& noted : store::findings_of(room.city.reader(), id, room.item(id).edition))
            found.push_back(noted.finding.found);
        return found;
    }
};
INSTANTIATE_TEST_SUITE_P(On, Writing, both_engines(), engine_name);

TEST_P(Writing, begins_an_item_in_the_officers_own_unit)
{
    auto const item = room.item(room.created());
    EXPECT_EQ(item.unit, room.housing);
    EXPECT_EQ(item.author, room.officer.person);
    EXPECT_EQ(item.state, ItemState::draft);
    EXPECT_EQ(item.edition, 0);
    EXPECT_FALSE(item.is_public());
    EXPECT_EQ(room.steps(item.id), Lines{"drafted"});
    EXPECT_EQ(said(room.as(room.head, [](Work& work) { return create_item(work); })), "platform.not_allowed");
    EXPECT_EQ(
        said(room.as(room.editor, [](Work& work) { return create_item(work); })), "platform.not_allowed");
}

TEST_P(Writing, saves_by_itself_where_nobody_else_looks)
{
    auto const id = room.created();
    auto unfinished = Content{};
    unfinished.title = "写到一半";
    EXPECT_EQ(accepted(room.autosave(room.officer, id, unfinished, 0)), test_morning);
    EXPECT_EQ(own_line(id, room.officer).title, "写到一半");
    EXPECT_EQ(room.item(id).title, "写到一半") << "the author's list shows it";
    EXPECT_EQ(room.item(id).edition, 0);
    EXPECT_TRUE(store::list_editions(room.city.reader(), id).empty()) << "it is in no history";
    EXPECT_FALSE(store::find_draft(room.city.reader(), id, room.colleague.person));

    auto other = Content{};
    other.title = "同事写的";
    accepted(room.autosave(room.colleague, id, other, 0));
    EXPECT_EQ(own_line(id, room.officer).title, "写到一半");
    EXPECT_EQ(room.item(id).title, "写到一半") << "a colleague's line is nobody else's business";
}

// A draft may hold anything; the title in the lists stands in an index, and one engine refuses long entries.
TEST_P(Writing, cuts_an_endless_title_for_the_lists_alone)
{
    auto const id = room.created();
    auto endless = Content{};
    for (unsigned c = 0; c < 2700; ++c) // 8 KiB no engine can pack
        endless.title +=
            {static_cast<char>(0xe4 + c * 7 % 5), static_cast<char>(0x80 + c * 29 % 64),
             static_cast<char>(0x80 + c * c % 61)};
    accepted(room.autosave(room.officer, id, endless, 0));
    accepted(room.as(room.officer, [&](Work& work) { return save_version(work, id, endless, 0); }));
    EXPECT_EQ(own_line(id, room.officer).title, endless.title);
    EXPECT_EQ(room.item(id).title, endless.title.substr(0, title_bytes_max));
    EXPECT_EQ(
        said(room.as(room.officer, [&](Work& work) { return submit_item(work, id); })),
        "editorial.error_title_long");
}

TEST_P(Writing, is_open_to_the_unit_alone)
{
    auto const id = room.written(room.text());
    EXPECT_EQ(said(room.autosave(room.stranger, id, room.text(), 1)), "platform.not_found");
    EXPECT_EQ(said(room.save(room.stranger, id, room.text(), 1)), "platform.not_found");
    EXPECT_EQ(said(room.submit(room.stranger, id)), "platform.not_found");
    EXPECT_EQ(said(room.save(room.reviewer, id, room.text(), 1)), "editorial.error_not_open");
    EXPECT_EQ(said(room.save(room.officer, ItemId{999}, room.text(), 1)), "platform.not_found");
}

TEST_P(Writing, keeps_numbered_editions_that_never_change)
{
    auto const id = room.written(room.text("第一稿"));
    EXPECT_EQ(accepted(room.save(room.officer, id, room.text("第二稿"), 1)), 2);
    auto const first = store::find_edition(room.city.reader(), id, 1).value();
    EXPECT_EQ(first.content.title, "第一稿");
    EXPECT_EQ(first.hash, hash_of(first.content));
    EXPECT_EQ(first.made_by, room.officer.person);
    EXPECT_EQ(store::find_edition(room.city.reader(), id, 2)->content.title, "第二稿");
    EXPECT_EQ(room.item(id).title, "第二稿");
    EXPECT_EQ(
        room.acts(id), (Lines{"editorial.drafted", "editorial.version_saved", "editorial.version_saved"}));
}

TEST_P(Writing, gives_an_edition_the_name_its_writer_chose)
{
    auto const id = room.created();
    accepted(room.as(
        room.officer, [&](Work& work) { return save_version(work, id, room.text(), 0, "征求意见后"); }));
    accepted(room.save(room.officer, id, room.text("第二稿"), 1));
    auto const editions = store::list_editions(room.city.reader(), id);
    EXPECT_EQ(editions.at(1).name, "征求意见后");
    EXPECT_EQ(editions.at(0).name, "");
    EXPECT_EQ(store::find_edition(room.city.reader(), id, 1)->name, "征求意见后");
}

TEST_P(Writing, is_known_to_all_who_have_the_item_open)
{
    auto const id = room.written(room.text());
    auto const come = [&](Actor const& actor) {
        return room.as(actor, [&](Work& work) { return be_present(work, id); });
    };
    auto const present = [&] {
        return store::present_in(room.city.reader(), id, room.city.clock.now() - presence_time);
    };
    auto const begun = room.city.clock.now();
    accepted(come(room.officer));
    room.city.clock.advance(60s);
    accepted(come(room.colleague));
    accepted(come(room.officer));
    ASSERT_EQ(present().size(), 2u);
    EXPECT_EQ(present()[0].person, room.officer.person);
    EXPECT_EQ(present()[0].since, begun);
    room.city.clock.advance(presence_time);
    EXPECT_TRUE(present().empty()) << "gone when not heard any more";
    accepted(come(room.officer));
    EXPECT_EQ(present().at(0).since, room.city.clock.now()) << "comes anew";
    EXPECT_EQ(said(come(room.stranger)), "platform.not_found");
}

TEST_P(Writing, tells_two_who_write_at_once_and_loses_neither_text)
{
    auto const id = room.written(room.text("两人都打开的"));
    accepted(room.save(room.colleague, id, room.text("同事先存的"), 1));

    // What is typed goes to one's own line first, and stays there when the edition is refused.
    accepted(room.autosave(room.officer, id, room.text("我打了半天的"), 1));
    auto const saved = room.save(room.officer, id, room.text("我打了半天的"), 1);
    ASSERT_FALSE(saved);
    EXPECT_EQ(saved.error().because, Because::conflict);
    EXPECT_EQ(own_line(id, room.officer).title, "我打了半天的");
    EXPECT_EQ(store::find_draft(room.city.reader(), id, room.officer.person)->based_on, 1);
    EXPECT_EQ(store::find_edition(room.city.reader(), id, 2)->content.title, "同事先存的");

    // Even when the colleague sends the item on meanwhile.
    accepted(room.submit(room.colleague, id));
    EXPECT_EQ(own_line(id, room.officer).title, "我打了半天的");
}

TEST_P(Writing, sends_on_what_was_typed_since_the_last_version)
{
    auto const id = room.written(room.text("存过的"));
    accepted(room.autosave(room.officer, id, room.text("又改了一句的"), 1));
    EXPECT_EQ(accepted(room.submit(room.officer, id)), 2);
    EXPECT_EQ(store::find_edition(room.city.reader(), id, 2)->content.title, "又改了一句的");
    EXPECT_EQ(store::find_edition(room.city.reader(), id, 1)->content.title, "存过的");
}

TEST_P(Writing, sends_on_nothing_over_a_colleagues_newer_edition)
{
    auto const id = room.written(room.text("一"));
    accepted(room.save(room.colleague, id, room.text("二"), 1));
    accepted(room.autosave(room.officer, id, room.text("三"), 1));
    EXPECT_EQ(said(room.submit(room.officer, id)), "editorial.conflict_here");
    EXPECT_EQ(room.state(id), ItemState::draft);
    EXPECT_EQ(own_line(id, room.officer).title, "三");
}

TEST_P(Writing, needs_what_a_published_text_must_have)
{
    EXPECT_EQ(said(room.submit(room.officer, room.created())), "editorial.error_body_missing");
    auto const id = room.written({});
    auto const submitted = room.submit(room.officer, id);
    ASSERT_FALSE(submitted);
    EXPECT_EQ(submitted.error().because, Because::not_valid);
    Lines fields;
    for (auto const& [field, words] : submitted.error().fields)
        fields.push_back(field);
    EXPECT_EQ(fields, (Lines{"title", "home_column", "body", "source"}));
    EXPECT_EQ(room.state(id), ItemState::draft);
}

TEST_P(Writing, sends_only_to_columns_the_unit_answers_for)
{
    auto content = room.text();
    content.home_column = room.column("C011"); // headlines: the General Office
    EXPECT_EQ(said(room.submit(room.officer, room.written(content))), "editorial.error_column_not_yours");
    content.home_column = sites::ColumnId{9999};
    EXPECT_EQ(said(room.submit(room.officer, room.written(content))), "editorial.error_column_not_yours");
    content.home_column = room.column("C029"); // of all departments, but no place for items
    EXPECT_EQ(said(room.submit(room.officer, room.written(content))), "editorial.error_column_not_yours");
    content.home_column = room.column("C016");
    content.also_columns = {room.column("C011")};
    EXPECT_EQ(said(room.submit(room.officer, room.written(content))), "editorial.error_column_not_yours");
    content.also_columns = {room.column("C023")};
    EXPECT_EQ(said(room.submit(room.officer, room.written(content))), "accepted");
}

TEST_P(Writing, goes_to_review_with_what_was_found_in_every_part_that_becomes_public)
{
    auto content = room.text(
        "标题里的内部资料",
        "<p>正文里的机密★，</p><table><tr><td>210502199001011239</td><td>1</td></tr></table>");
    content.summary = "摘要里的秘密☆";
    content.keywords = {"不得外传"};
    content.correction = "更正：注意保密";
    content.files = {
        {.id = FileId{7}, .name = "工作秘密.pdf", .alt = ""},
        {.id = FileId{8}, .name = "图.jpg", .is_picture = true, .alt = "绝密级"}};
    auto const id = room.submitted(content);
    EXPECT_EQ(
        found(id), (Lines{
                       "内部资料", "机密★", "210502199001011239", "秘密☆", "注意保密", "不得外传", "工作秘密",
                       "绝密级", "", ""}))
        << "the last two for files that nothing looked into yet";
    EXPECT_EQ(room.state(id), ItemState::submitted);
    EXPECT_EQ(room.steps(id), (Lines{"drafted", "submitted"}));
    EXPECT_EQ(room.tasks(), Lines{"editorial/review/" + id.text()});
    EXPECT_FALSE(store::find_draft(room.city.reader(), id, room.officer.person))
        << "what was sent on is no draft any more";
}

TEST_P(Writing, tells_what_hides_in_files_and_what_they_say)
{
    auto content = room.text("标题", "<p>见附件。</p>");
    content.files = {{.id = FileId{7}, .name = "方案.docx", .hash = "h1"}};
    media::Inspected const inspected{
        {{Level::must_fix, media::HiddenRule::tracked_change, "word/document.xml", "三千万元"},
         {Level::must_fix, media::HiddenRule::secrecy_mark, "word/header1.xml", "机密★1年"}},
        "机密★1年\n请开立帐户，联系 210502199001011239\n"};
    accepted(room.as(room.officer, [&](Work& work) -> Result<void> {
        media::keep_inspection(work, "h1", inspected);
        return {};
    }));
    auto const id = room.submitted(content);
    EXPECT_EQ(found(id), (Lines{"三千万元", "机密★1年", "帐户", "210502199001011239"}));
    auto const first = store::findings_of(room.city.reader(), id, 1).front().finding;
    EXPECT_EQ(first.rule, FindingRule::hidden_in_file);
    EXPECT_EQ(first.category, "tracked_change");
    EXPECT_EQ(first.before, "方案.docx");
    EXPECT_EQ(first.after, "word/document.xml");
    EXPECT_EQ(store::findings_of(room.city.reader(), id, 1).back().finding.before.find("方案.docx："), 0u);
}

TEST_P(Writing, keeps_what_was_decided_when_an_edition_is_handed_in_again)
{
    auto content = room.text("标题里的内部资料", "<p>见附件。</p>");
    content.files = {{.id = FileId{7}, .name = "方案.docx", .hash = "h1"}};
    auto const id = room.submitted(content);
    EXPECT_EQ(found(id), (Lines{"内部资料", ""}));
    accepted(room.as(room.officer, [&](Work& work) -> Result<void> {
        TRY(store::dismiss_finding(work.tx, id, 1, 1, room.reviewer.person, "评审", "馆名", work.now));
        media::keep_inspection(
            work, "h1", {{{Level::must_fix, media::HiddenRule::comment, "word/comments.xml", "不妥"}}, ""});
        return {};
    }));
    accepted(room.review(room.reviewer, id, room.give_back(id, ReturnReason::facts)));
    accepted(room.submit(room.officer, id));
    EXPECT_EQ(found(id), (Lines{"内部资料", "不妥"})) << "what was not inspected is now";
    EXPECT_FALSE(store::findings_of(room.city.reader(), id, 1).front().is_open());
}

TEST_P(Writing, keeps_of_which_list_a_term_was_and_what_should_stand_there)
{
    auto const id = room.submitted(room.text("标题", "<p>请开立帐户。</p>"));
    auto const findings = store::findings_of(room.city.reader(), id, 1);
    ASSERT_EQ(findings.size(), 1u);
    EXPECT_EQ(findings[0].finding.rule, FindingRule::term);
    EXPECT_EQ(findings[0].finding.category, "wrong_word");
    EXPECT_EQ(findings[0].finding.suggestion, "账户");
}

TEST_P(Writing, ends_with_the_submission)
{
    auto const id = room.submitted(room.text());
    EXPECT_EQ(said(room.autosave(room.officer, id, room.text("晚了"), 1)), "editorial.error_not_open");
    EXPECT_EQ(said(room.save(room.officer, id, room.text("晚了"), 1)), "editorial.error_not_open");
    EXPECT_EQ(said(room.submit(room.officer, id)), "editorial.error_not_open");
    EXPECT_EQ(store::find_edition(room.city.reader(), id, 1)->content.title, room.text().title);
}

TEST_P(Writing, of_a_correction_leaves_the_public_page_as_it_is)
{
    auto const id = room.published(room.text("已经发布的"));
    accepted(room.as(room.officer, [&](Work& work) { return begin_correction(work, id); }));
    EXPECT_EQ(own_line(id, room.officer).title, "已经发布的");
    EXPECT_EQ(room.state(id), ItemState::draft);
    accepted(room.save(room.officer, id, room.text("改过的"), 1));
    EXPECT_TRUE(room.item(id).is_public());
    EXPECT_EQ(room.item(id).public_title, "已经发布的");
    EXPECT_EQ(room.article(id)->title, "已经发布的");
    EXPECT_EQ(
        said(room.as(room.officer, [&](Work& work) { return begin_correction(work, id); })),
        "editorial.error_not_open")
        << "one at a time";
}

TEST_P(Writing, of_a_correction_that_changes_nothing_is_not_sent_on)
{
    auto const id = room.published(room.text());
    accepted(room.as(room.officer, [&](Work& work) { return begin_correction(work, id); }));
    EXPECT_EQ(said(room.submit(room.officer, id)), "editorial.error_unchanged");
}

TEST_P(Writing, keeps_the_files_of_the_line_in_ones_own_line)
{
    auto const id = room.written(room.text());
    ItemFile const file{.id = FileId{7}, .name = "附件.pdf", .hash = std::string(64, 'a')};
    accepted(room.as(room.officer, [&](Work& work) { return attach_file(work, id, file); }));
    ASSERT_EQ(own_line(id, room.officer).files.size(), 1u);
    EXPECT_EQ(own_line(id, room.officer).title, room.text().title)
        << "the text of the newest edition goes with it";
    EXPECT_EQ(
        said(room.as(room.stranger, [&](Work& work) { return attach_file(work, id, file); })),
        "platform.not_found");
    accepted(room.as(room.officer, [&](Work& work) { return remove_file(work, id, file.id); }));
    EXPECT_TRUE(own_line(id, room.officer).files.empty());
}

TEST_P(Writing, is_handed_over_with_drafts_and_returned_items)
{
    auto const draft = room.written(room.text("没写完的"));
    accepted(room.autosave(room.officer, draft, room.text("没写完的，又加了一句"), 1));
    auto const returned = room.submitted(room.text("退回来的"));
    accepted(room.review(room.reviewer, returned, room.give_back(returned, ReturnReason::facts)));
    auto const waiting = room.submitted(room.text("在审的"));

    room.as(room.head, [&](Work& work) -> Result<void> {
        hand_over_drafts(work, room.officer.person, room.colleague.person);
        return {};
    });
    EXPECT_EQ(own_line(draft, room.colleague).title, "没写完的，又加了一句");
    EXPECT_EQ(own_line(returned, room.colleague).title, "退回来的");
    EXPECT_EQ(room.item(draft).author, room.colleague.person);
    EXPECT_EQ(room.item(returned).author, room.colleague.person);
    EXPECT_EQ(room.item(waiting).author, room.officer.person)
        << "who wrote what is in review stays the one who wrote it";

    // Who wrote it neither reviews nor signs it, after the hand-over as before.
    accepted(room.submit(room.colleague, returned));
    auto writer_now_reviews = room.officer;
    writer_now_reviews.rights = room.reviewer.rights;
    EXPECT_EQ(
        said(room.review(writer_now_reviews, returned, room.pass(returned))), "editorial.error_own_item");
}

TEST_P(Writing, is_not_overwritten_by_a_hand_over)
{
    auto const id = room.written(room.text("共同的"));
    accepted(room.autosave(room.officer, id, room.text("甲的一稿"), 1));
    accepted(room.autosave(room.colleague, id, room.text("乙的一稿"), 1));
    room.as(room.head, [&](Work& work) -> Result<void> {
        hand_over_drafts(work, room.officer.person, room.colleague.person);
        return {};
    });
    EXPECT_EQ(own_line(id, room.colleague).title, "乙的一稿");
    EXPECT_EQ(own_line(id, room.officer).title, "甲的一稿");
}

} // namespace
} // namespace fengye::editorial
