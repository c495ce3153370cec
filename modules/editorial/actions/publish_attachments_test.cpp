#include "modules/editorial/actions/publish_attachments.hpp"

#include <gtest/gtest.h>

#include "modules/editorial/editorial_test.hpp"
#include "modules/media/media.hpp"

namespace fengye::editorial {
namespace {

class Attachments : public testing::TestWithParam<db::Engine> {
protected:
    Newsroom room{GetParam()};

    ItemFile file(std::int64_t id, std::string const& name, media::Inspected const& inspected)
    {
        auto const hash = std::string(63, 'a') + std::to_string(id);
        accepted(room.as(room.officer, [&](Work& work) -> Result<void> {
            media::keep_inspection(work, hash, inspected);
            return {};
        }));
        return {.id = FileId{id}, .name = name, .type = "application/pdf", .hash = hash, .size_bytes = 9};
    }
    Content with(std::vector<ItemFile> files)
    {
        auto content = room.text();
        content.files = std::move(files);
        return content;
    }
    // The addresses a search for these words leads to.
    Lines found(std::string const& words)
    {
        front::catch_up(*room.city.store, room.front);
        Lines paths;
        for (auto const& hit : room.front.reader()->search({.question = search::read_question(words)}).rows)
            paths.push_back(hit.card.path);
        return paths;
    }
    front::Address::State state(ItemId item, std::int64_t file)
    {
        front::catch_up(*room.city.store, room.front);
        return room.front.reader()->at(path_of(item, FileId{file})).value().state;
    }
    // A correction with other files, signed and public.
    void correct(ItemId id, std::vector<ItemFile> files)
    {
        auto const edition = room.item(id).edition;
        accepted(room.as(room.officer, [&](Work& work) { return begin_correction(work, id); }));
        accepted(room.save(room.officer, id, with(std::move(files)), edition));
        accepted(room.submit(room.officer, id));
        accepted(room.review(room.reviewer, id, room.pass(id)));
        accepted(room.sign(room.head, id, room.pass(id)));
        accepted(room.as(room.head, [&](Work& work) { return release_now(work, id); }));
    }
};

INSTANTIATE_TEST_SUITE_P(On, Attachments, both_engines(), engine_name);

TEST_P(Attachments, are_found_by_what_they_say_with_their_place)
{
    auto const id = room.published(with({
        file(7, "附件1.pdf", {{}, "城北热力站改造\n"}),
        file(8, "任务表.xlsx", {{}, "平山路管网\n四月完工\n"}),
    }));
    EXPECT_EQ(found("平山路管网"), Lines{path_of(id, FileId{8})});
    auto const hit = room.front.reader()->search({.question = search::read_question("管网")}).rows.at(0);
    auto const attachment = room.front.reader()->find<PublishedAttachment>(hit.card.id).value();
    EXPECT_EQ(attachment.place, 2);
    EXPECT_EQ(attachment.item_title, room.text().title);
    EXPECT_EQ(room.public_titles("site"), Lines{room.text().title}) << "lists name the item alone";
}

TEST_P(Attachments, that_hide_text_are_found_by_their_name_alone)
{
    using media::HiddenRule, media::Level;
    auto const id = room.created();
    auto content = with({
        file(7, "附件1.docx", {{{Level::must_fix, HiddenRule::comment, "", "不同意"}}, "批注里的话\n"}),
        file(8, "扫描件.pdf", {{{Level::hint, HiddenRule::hidden_text, "", ""}}, "扫描出的文字\n"}),
    });
    accepted(room.save(room.officer, id, content, 0));
    accepted(room.submit(room.officer, id));
    for (auto const& finding : store::findings_of(room.city.reader(), id, 1))
        accepted(room.as(
            room.reviewer, [&](Work& work) { return dismiss_finding(work, id, finding.number, "已核对"); }));
    accepted(room.review(room.reviewer, id, room.pass(id)));
    accepted(room.sign(room.head, id, room.pass(id)));
    accepted(room.as(room.head, [&](Work& work) { return release_now(work, id); }));
    EXPECT_TRUE(found("批注里的话").empty());
    EXPECT_EQ(found("扫描出的文字"), Lines{path_of(id, FileId{8})}) << "a scan's own text hides nothing";
}

TEST_P(Attachments, that_were_replaced_lead_to_the_article)
{
    auto const id = room.published(with({file(7, "旧表.pdf", {{}, "旧的数字\n"})}));
    correct(id, {file(8, "新表.pdf", {{}, "新的数字\n"})});
    EXPECT_TRUE(found("旧的数字").empty());
    EXPECT_EQ(found("新的数字"), Lines{path_of(id, FileId{8})});
    EXPECT_EQ(state(id, 7), front::Address::State::gone);
    auto const told = decode<Withdrawal>(room.front.reader()->at(path_of(id, FileId{7}))->target);
    EXPECT_TRUE(told.redirects);
    EXPECT_EQ(told.replacement, path_of(id));

    correct(id, {file(7, "旧表.pdf", {{}, "旧的数字\n"})});
    EXPECT_EQ(state(id, 7), front::Address::State::here) << "taken up again";
}

TEST_P(Attachments, go_with_their_item)
{
    auto const id = room.published(with({file(7, "附件.pdf", {{}, "附件里的话\n"})}));
    accepted(room.withdraw(room.head, id, {WithdrawReason::incorrect, "有误", "", false}));
    EXPECT_TRUE(found("附件里的话").empty());
    EXPECT_EQ(state(id, 7), front::Address::State::gone);
}

TEST_P(Attachments, of_every_edition_are_erased)
{
    auto const id = room.published(with({file(7, "旧表.pdf", {{}, "最早的秘密\n"})}));
    correct(id, {file(8, "新表.pdf", {{}, "后来的秘密\n"})});
    accepted(room.withdraw(room.head, id, {WithdrawReason::must_not_be_public, "", "", false}));
    EXPECT_TRUE(found("秘密").empty());
    EXPECT_EQ(state(id, 8), front::Address::State::gone);
    static constexpr db::Sql left{
        "test.gazette_texts", "SELECT COUNT(*) AS n FROM gazette WHERE document LIKE '%秘密%'"};
    EXPECT_EQ(
        room.city.reader().all(left, {}, [](db::Row const& row) { return row.get<std::int64_t>("n"); }).at(0),
        0);
    EXPECT_FALSE(gazette::verify(room.city.reader(), room.city.checkpoint.read().gazette));
}

} // namespace
} // namespace fengye::editorial
