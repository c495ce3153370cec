#include <fmt/format.h>
#include <gtest/gtest.h>

#include "modules/editorial/editorial_test.hpp"

namespace fengye::editorial {
namespace {

class Publishing : public testing::TestWithParam<db::Engine> {
protected:
    Newsroom room{GetParam(), {{std::string{EditionPublished::name}, {"test.heard"}}}};

    std::string pulled_back(Actor const& actor, ItemId id)
    {
        return said(room.as(actor, [&](Work& work) { return pull_back_item(work, id); }));
    }
    std::int64_t gazette_size() { return gazette::last_number(room.city.reader()); }
    int heard()
    {
        int count = 0;
        for (auto const& job : jobs::due(room.city.reader(), room.city.clock.now(), 100))
            count += job.kind == "test.heard" ? 1 : 0;
        return count;
    }
};
INSTANTIATE_TEST_SUITE_P(On, Publishing, both_engines(), engine_name);

TEST_P(Publishing, waits_a_while_so_that_the_signer_may_pull_back)
{
    auto const id = room.signed_off(room.text());
    EXPECT_EQ(room.state(id), ItemState::signed_off);
    EXPECT_EQ(room.item(id).release_at, test_morning + 60s);
    EXPECT_EQ(room.item(id).signed_hash, hash_of(room.text()));
    room.city.clock.advance(59s);
    EXPECT_EQ(room.run_jobs(), 0);
    EXPECT_FALSE(room.article(id));
    room.city.clock.advance(1s);
    EXPECT_EQ(room.run_jobs(), 1);
    EXPECT_EQ(room.state(id), ItemState::published);
    EXPECT_EQ(room.article(id)->title, room.text().title);
    EXPECT_EQ(room.article(id)->published_at, test_morning + 60s);
}

TEST_P(Publishing, is_pulled_back_in_time)
{
    auto const id = room.signed_off(room.text());
    EXPECT_EQ(pulled_back(room.officer, id), "platform.not_allowed");
    EXPECT_EQ(pulled_back(room.stranger, id), "platform.not_found");
    EXPECT_EQ(pulled_back(room.head, id), "accepted");
    EXPECT_EQ(room.state(id), ItemState::reviewed);
    EXPECT_EQ(room.item(id).signed_hash, "");
    EXPECT_EQ(room.tasks(), Lines{"editorial/sign/" + id.text()});
    room.city.clock.advance(2min);
    room.run_jobs();
    EXPECT_EQ(room.state(id), ItemState::reviewed) << "the job finds nothing to do";
    EXPECT_FALSE(room.article(id));

    // Signed again, it takes its time again.
    accepted(room.sign(room.head, id, room.pass(id)));
    room.run_jobs();
    EXPECT_FALSE(room.article(id));
    room.city.clock.advance(60s);
    room.run_jobs();
    EXPECT_TRUE(room.article(id));
}

TEST_P(Publishing, is_pulled_back_too_late)
{
    auto const id = room.published(room.text());
    EXPECT_EQ(pulled_back(room.head, id), "editorial.error_too_late");
    EXPECT_EQ(room.state(id), ItemState::published);
}

TEST_P(Publishing, happens_at_the_appointed_time)
{
    auto content = room.text();
    content.publish_at = moment_of(day(2026, 12, 1), 8h);
    auto const id = room.signed_off(content);
    EXPECT_EQ(room.state(id), ItemState::scheduled);
    EXPECT_EQ(room.item(id).release_at, content.publish_at);
    room.city.clock.advance(60s);
    EXPECT_EQ(room.run_jobs(), 0);
    room.city.clock.set(*content.publish_at);
    EXPECT_EQ(room.run_jobs(), 1);
    EXPECT_EQ(room.article(id)->published_at, *content.publish_at);
}

TEST_P(Publishing, that_was_appointed_is_pulled_back_until_then)
{
    auto content = room.text();
    content.publish_at = moment_of(day(2026, 12, 1), 8h);
    auto const id = room.signed_off(content);
    room.city.clock.advance(24h);
    EXPECT_EQ(pulled_back(room.head, id), "accepted");
    room.city.clock.set(*content.publish_at);
    room.run_jobs();
    EXPECT_FALSE(room.article(id));
}

TEST_P(Publishing, of_an_appointment_that_has_passed_is_an_ordinary_one)
{
    auto content = room.text();
    content.publish_at = test_morning - 1h;
    auto const id = room.signed_off(content);
    EXPECT_EQ(room.state(id), ItemState::signed_off);
    EXPECT_EQ(room.item(id).release_at, test_morning + 60s);
}

TEST_P(Publishing, happens_at_once_when_it_is_urgent)
{
    auto content = room.text("暴雪红色预警");
    content.is_urgent = true;
    auto const id = room.signed_off(content);
    EXPECT_EQ(room.state(id), ItemState::published);
    EXPECT_TRUE(room.article(id));
}

TEST_P(Publishing, happens_at_once_when_the_signer_says_so)
{
    auto const id = room.reviewed(room.text());
    auto decision = room.pass(id);
    decision.release_now = true;
    accepted(room.sign(room.head, id, decision));
    EXPECT_EQ(room.state(id), ItemState::published);

    auto const other = room.signed_off(room.text());
    EXPECT_EQ(
        said(room.as(room.officer, [&](Work& work) { return release_now(work, other); })),
        "platform.not_allowed");
    accepted(room.as(room.head, [&](Work& work) { return release_now(work, other); }));
    EXPECT_EQ(room.state(other), ItemState::published);
    EXPECT_EQ(
        said(room.as(room.head, [&](Work& work) { return release_now(work, other); })),
        "editorial.error_edition_changed");
}

TEST_P(Publishing, happens_once_however_often_the_job_runs)
{
    auto const id = room.signed_off(room.text());
    room.city.clock.advance(60s);
    auto const before = gazette_size();
    for (int i = 0; i < 3; ++i)
        accepted(room.as(Actor::program("jobs"), [&](Work& work) { return release_item(work, id, 1); }));
    EXPECT_EQ(gazette_size(), before + 1);
    EXPECT_EQ(room.steps(id), (Lines{"drafted", "submitted", "reviewed", "signed", "published"}));
    EXPECT_EQ(heard(), 1);
}

TEST_P(Publishing, needs_the_text_that_was_signed)
{
    auto const id = room.signed_off(room.text("原来的标题"));
    room.city.store.meddle("UPDATE editorial_editions SET content = REPLACE(content, '原来', '后来')");
    room.city.clock.advance(60s);
    EXPECT_EQ(
        said(room.as(Actor::program("jobs"), [&](Work& work) { return release_item(work, id, 1); })),
        "editorial.error_edition_changed");
    EXPECT_FALSE(room.article(id));
}

// A signature outlives the program it was given to.
TEST_P(Publishing, takes_a_text_that_an_older_program_with_fewer_fields_wrote_down)
{
    auto const id = room.signed_off(room.text());
    auto written = encode(store::find_edition(room.city.reader(), id, 1)->content);
    constexpr std::string_view younger = "\"replaces\":\"\",";
    ASSERT_NE(written.find(younger), std::string::npos);
    written.erase(written.find(younger), younger.size());
    auto const hash = hash_of_text(written);
    room.city.store.meddle(
        fmt::format("UPDATE editorial_editions SET content = '{}', hash = '{}'", written, hash));
    room.city.store.meddle(fmt::format("UPDATE editorial_items SET signed_hash = '{}'", hash));
    room.city.clock.advance(60s);
    accepted(room.as(Actor::program("jobs"), [&](Work& work) { return release_item(work, id, 1); }));
    EXPECT_TRUE(room.article(id));
}

TEST_P(Publishing, stands_in_the_journal_act_by_act)
{
    auto const id = room.submitted(room.text());
    accepted(room.review(room.reviewer, id, room.give_back(id, ReturnReason::format)));
    accepted(room.save(room.officer, id, room.text("改过的"), 1));
    accepted(room.submit(room.officer, id));
    accepted(room.review(room.reviewer, id, room.pass(id)));
    accepted(room.sign(room.head, id, room.pass(id)));
    EXPECT_EQ(pulled_back(room.head, id), "accepted");
    accepted(room.sign(room.head, id, room.pass(id)));
    room.city.clock.advance(60s);
    room.run_jobs();
    accepted(room.withdraw(room.editor, id, {WithdrawReason::incorrect, "数字有误", {}}));
    EXPECT_EQ(
        room.acts(id),
        (Lines{
            "editorial.drafted", "editorial.version_saved", "editorial.submitted", "editorial.returned",
            "editorial.version_saved", "editorial.submitted", "editorial.reviewed", "editorial.signed",
            "editorial.pulled_back", "editorial.signed", "editorial.published", "editorial.withdrawn"}));
    auto const rows = journal::of_subject(room.city.reader(), "item/" + id.text());
    EXPECT_EQ(rows[0].entry.person, room.editor.person);
    EXPECT_EQ(rows[1].entry.person, PersonId{}) << "the program";
    EXPECT_EQ(rows[2].entry.person, room.head.person);
    EXPECT_EQ(rows[2].entry.unit, room.housing);
    EXPECT_EQ(rows[2].entry.origin, "192.0.2.1");
    EXPECT_NE(rows[2].entry.detail.find(hash_of(room.text("改过的"))), std::string::npos);
    EXPECT_EQ(
        journal::verify(room.city.reader(), "node1", room.city.checkpoint.read().journal), std::nullopt);
}

TEST_P(Publishing, keeps_the_days_from_the_event)
{
    static constexpr db::Sql days{
        "test.days_from_event",
        "SELECT days_from_event FROM editorial_editions WHERE item = :item AND number = 1"};
    auto const days_of = [&](ItemId id) {
        return *room.city.reader().one(days, {{":item", id}}, [](db::Row const& row) {
            return row.get<std::optional<std::int64_t>>("days_from_event");
        });
    };
    auto content = room.text();
    EXPECT_EQ(days_of(room.published(content)), std::nullopt);
    content.event_on = day(2026, 11, 20);
    EXPECT_EQ(days_of(room.published(content)), 3);
    content.event_on = day(2026, 12, 1);
    EXPECT_EQ(days_of(room.published(content)), -8);
}

TEST_P(Publishing, of_a_correction_shows_its_line_when_it_is_signed)
{
    auto const id = room.published(room.text("供热电话公告", "<p>电话：024-42816331</p>"));
    auto const first = *room.article(id);
    room.city.clock.advance(48h);

    accepted(room.as(room.officer, [&](Work& work) { return begin_correction(work, id); }));
    auto content = room.text("供热电话公告（更正）", "<p>电话：12345</p>");
    content.correction = "更正了咨询电话。";
    accepted(room.save(room.officer, id, content, 1));
    accepted(room.submit(room.officer, id));
    accepted(room.review(room.reviewer, id, room.pass(id)));
    accepted(room.sign(room.head, id, room.pass(id)));
    EXPECT_EQ(encode(*room.article(id)), encode(first)) << "the public page waits for the release";
    room.city.clock.advance(60s);
    room.run_jobs();

    auto const article = *room.article(id);
    EXPECT_EQ(article.title, "供热电话公告（更正）");
    EXPECT_EQ(article.edition, 2);
    EXPECT_EQ(article.published_at, first.published_at) << "it keeps its first day";
    EXPECT_EQ(article.updated_at, first.published_at + 48h + 60s);
    ASSERT_EQ(article.corrections.size(), 1u);
    EXPECT_EQ(article.corrections[0].on, day(2026, 11, 25));
    EXPECT_EQ(article.corrections[0].text, "更正了咨询电话。");
    EXPECT_EQ(room.facts(), Lines{"item_corrected guide_content_accurate item/" + id.text() + "/2"});
    EXPECT_FALSE(store::find_draft(room.city.reader(), id, room.officer.person));

    // A second one stands under the first.
    accepted(room.as(room.officer, [&](Work& work) { return begin_correction(work, id); }));
    content.title = "供热电话公告";
    content.correction = "更正了标题。";
    accepted(room.save(room.officer, id, content, 2));
    accepted(room.submit(room.officer, id));
    accepted(room.review(room.reviewer, id, room.pass(id)));
    accepted(room.sign(room.head, id, room.pass(id)));
    room.city.clock.advance(60s);
    room.run_jobs();
    Lines lines;
    auto const again = *room.article(id);
    for (auto const& correction : again.corrections)
        lines.push_back(correction.text);
    EXPECT_EQ(lines, (Lines{"更正了咨询电话。", "更正了标题。"}));
}

TEST_P(Publishing, of_a_correction_that_was_turned_down_changes_nothing)
{
    auto const id = room.published(room.text("已经发布的"));
    accepted(room.as(room.officer, [&](Work& work) { return begin_correction(work, id); }));
    accepted(room.save(room.officer, id, room.text("不该改的"), 1));
    accepted(room.submit(room.officer, id));
    auto decision = room.pass(id);
    decision.verdict = Verdict::withhold;
    decision.ground = "process";
    accepted(room.review(room.reviewer, id, decision));
    EXPECT_EQ(room.article(id)->title, "已经发布的");
    EXPECT_TRUE(room.item(id).is_public());

    // And another may be begun, from what is public.
    accepted(room.as(room.officer, [&](Work& work) { return begin_correction(work, id); }));
    EXPECT_EQ(store::find_draft(room.city.reader(), id, room.officer.person)->content.title, "已经发布的");
    accepted(room.save(room.officer, id, room.text("该改的"), 2));
    accepted(room.submit(room.officer, id));
}

TEST_P(Publishing, of_what_was_public_before_keeps_its_old_time)
{
    auto const then = moment_of(day(2019, 3, 4), 9h);
    auto const unit = people::find_unit(room.city.reader(), room.housing).value();
    auto const content = room.text("早年的通知");
    auto const id = accepted(room.as(
        Actor::program("import"), [&](Work& work) { return import_published(work, unit, content, then); }));
    EXPECT_EQ(room.article(id)->published_at, then);
    EXPECT_EQ(room.state(id), ItemState::published);
    EXPECT_EQ(room.acts(id), Lines{"editorial.imported"});
    accepted(room.as(room.officer, [&](Work& work) { return begin_correction(work, id); }));
}

TEST_P(Publishing, of_what_was_public_elsewhere_is_refused_where_nobody_may_publish_it)
{
    auto const unit = people::find_unit(room.city.reader(), room.housing).value();
    auto const content = room.text("早年的通知");
    auto const take = [&](std::string const& body) {
        return room.as(Actor::program("import"), [&](Work& work) {
            PublishedBefore text;
            text.title = content.title;
            text.home_column = content.home_column;
            text.body = html::Sanitiser::clean(body)->html;
            text.published_at = moment_of(day(2019, 3, 4), 9h);
            return take_published(work, unit, text);
        });
    };
    auto const refused = take("<p>本件为秘密★1年。</p>");
    EXPECT_EQ(said(refused), "editorial.error_objection");
    EXPECT_EQ(refused.error().values.at("rule"), "secrecy_term");
    EXPECT_EQ(said(take("<p>本件公开。</p>")), "accepted");
}

} // namespace
} // namespace fengye::editorial
