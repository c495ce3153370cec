#include <gtest/gtest.h>

#include "modules/editorial/editorial_test.hpp"

namespace fengye::editorial {
namespace {

class RelatedTexts : public testing::TestWithParam<db::Engine> {
protected:
    Newsroom room{GetParam()};

    Content newer(std::string Content::* kind, ItemId older, std::string const& title = "供热办法（新）")
    {
        auto content = room.text(title);
        content.*kind = older.text();
        return content;
    }
    ItemId an_older_text()
    {
        auto content = room.text("供热办法");
        content.doc_no = "示例〔2024〕3号";
        content.validity = "valid";
        return room.published(content);
    }
    Result<int> sent(Content const& content) { return room.submit(room.officer, room.written(content)); }
};

TEST_P(RelatedTexts, a_repealed_one_says_by_what_and_holds_no_more)
{
    auto const older = an_older_text();
    EXPECT_EQ(room.article(older)->validity, "valid");
    auto const later = room.published(newer(&Content::repeals, older));
    auto const article = room.article(older).value();
    EXPECT_EQ(article.validity, "repealed");
    ASSERT_EQ(article.later_texts.size(), 1u);
    EXPECT_EQ(article.later_texts[0].kind, RelationKind::repeals);
    EXPECT_EQ(article.later_texts[0].item, later);
    EXPECT_EQ(article.later_texts[0].on, day_of(room.city.clock.now()));
    EXPECT_EQ(room.article(later)->relations.at(0).item, older);
}

TEST_P(RelatedTexts, an_amended_one_goes_on_holding)
{
    auto const older = an_older_text();
    room.published(newer(&Content::amends, older));
    EXPECT_EQ(room.article(older)->validity, "valid");
    EXPECT_EQ(room.article(older)->later_texts.size(), 1u);
}

TEST_P(RelatedTexts, hold_again_when_the_later_one_is_withdrawn)
{
    auto const older = an_older_text();
    auto const later = room.published(newer(&Content::replaces, older));
    ASSERT_EQ(room.article(older)->validity, "repealed");
    accepted(room.withdraw(room.head, later, {WithdrawReason::incorrect, "发布有误"}));
    EXPECT_EQ(room.article(older)->validity, "valid");
    EXPECT_TRUE(room.article(older)->later_texts.empty());
}

TEST_P(RelatedTexts, are_let_go_by_a_correction_that_no_longer_names_them)
{
    auto const older = an_older_text();
    auto content = newer(&Content::repeals, older);
    auto const later = room.published(content);
    accepted(room.as(room.officer, [&](Work& work) { return begin_correction(work, later); }));
    content.repeals.clear();
    content.correction = "本办法不废止旧办法。";
    accepted(room.save(room.officer, later, content, 1));
    accepted(room.submit(room.officer, later));
    accepted(room.review(room.reviewer, later, room.pass(later)));
    accepted(room.sign(room.head, later, room.pass(later)));
    EXPECT_EQ(room.article(older)->validity, "repealed") << "not before it is public";
    accepted(room.as(room.head, [&](Work& work) { return release_now(work, later); }));
    EXPECT_EQ(room.article(older)->validity, "valid");
    EXPECT_EQ(room.article(later)->corrections.size(), 1u);
}

TEST_P(RelatedTexts, keep_their_corrections_once_each)
{
    auto const older = an_older_text();
    auto content = room.text("供热办法");
    content.correction = "更正了电话。";
    accepted(room.as(room.officer, [&](Work& work) { return begin_correction(work, older); }));
    accepted(room.save(room.officer, older, content, 1));
    accepted(room.submit(room.officer, older));
    accepted(room.review(room.reviewer, older, room.pass(older)));
    accepted(room.sign(room.head, older, room.pass(older)));
    accepted(room.as(room.head, [&](Work& work) { return release_now(work, older); }));
    ASSERT_EQ(room.article(older)->corrections.size(), 1u);
    room.published(newer(&Content::amends, older));
    EXPECT_EQ(room.article(older)->corrections.size(), 1u);
}

TEST_P(RelatedTexts, must_be_public_and_of_the_same_unit)
{
    auto const draft = room.written(room.text("没有发布的"));
    EXPECT_EQ(sent(newer(&Content::repeals, draft)).error().words, "editorial.error_relation_unknown");
    EXPECT_EQ(sent(newer(&Content::repeals, ItemId{4711})).error().words, "editorial.error_relation_unknown");
    auto const id = room.created();
    accepted(room.save(room.officer, id, newer(&Content::amends, id), 0));
    EXPECT_EQ(room.submit(room.officer, id).error().words, "editorial.error_relation_unknown");
    auto const refused = sent(newer(&Content::amends, draft));
    EXPECT_EQ(refused.error().fields.at(0).field, "amends");
}

TEST_P(RelatedTexts, of_another_unit_are_refused)
{
    auto const older = an_older_text();
    auto const id = accepted(room.as(room.stranger, [](Work& work) { return create_item(work); }));
    auto content = newer(&Content::repeals, older);
    accepted(room.save(room.stranger, id, content, 0));
    EXPECT_EQ(room.submit(room.stranger, id).error().words, "editorial.error_relation_not_yours");
    EXPECT_EQ(room.article(older)->validity, "valid");
}

TEST_P(RelatedTexts, that_are_erased_leave_no_title_behind)
{
    auto const older = an_older_text();
    auto const later = room.published(newer(&Content::repeals, older, "不该公开的题目"));
    accepted(room.withdraw(room.head, later, {WithdrawReason::must_not_be_public, ""}));
    EXPECT_EQ(encode(room.article(older).value()).find("不该公开"), std::string::npos);
    EXPECT_EQ(room.article(older)->validity, "valid");
}

INSTANTIATE_TEST_SUITE_P(On, RelatedTexts, both_engines(), engine_name);

} // namespace
} // namespace fengye::editorial
