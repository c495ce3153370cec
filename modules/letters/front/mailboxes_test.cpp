#include "modules/letters/front/mailboxes.hpp"

#include <gtest/gtest.h>

#include "modules/letters/actions/save_mailbox.hpp"
#include "modules/letters/front/front_test.hpp"

namespace fengye::letters {
namespace {

struct MailboxSite : LettersSite {
    Result<void> saves(std::string_view code, bool is_open, std::string const& post = "局长")
    {
        auto const unit = portal.unit(code);
        auto const done = portal.platform().works.run(Actor::program("tests"), [&](Work& work) {
            return save_mailbox(work, unit, is_open, post, post.empty() ? "" : "Director");
        });
        portal.wait_until_shown();
        return done;
    }
};

TEST(Mailboxes, are_listed_by_kind_while_they_are_open)
{
    MailboxSite site;
    EXPECT_TRUE(site.get("/letters/units/").holds("这一类信箱还没有开通"));
    ASSERT_TRUE(site.saves("housing_construction", true));
    ASSERT_TRUE(site.saves("pingshan", true, "区长"));
    auto const all = site.get("/letters/units/");
    EXPECT_TRUE(all.holds("href=\"/letters/units/housing_construction\""));
    EXPECT_TRUE(all.holds("href=\"/letters/units/pingshan/suggestion\""));
    EXPECT_TRUE(all.holds("局长"));
    auto const counties = site.get("/letters/units/?kind=county");
    EXPECT_TRUE(counties.holds("/letters/units/pingshan\""));
    EXPECT_FALSE(counties.holds("/letters/units/housing_construction\""));
    auto const departments = site.get("/en/letters/units/?kind=department");
    EXPECT_TRUE(departments.holds("/en/letters/units/housing_construction\""));
    EXPECT_TRUE(departments.holds("Director"));
    EXPECT_EQ(site.get("/letters/units/?kind=nonsense").status, 404);

    ASSERT_TRUE(site.saves("pingshan", false, "区长"));
    EXPECT_FALSE(site.get("/letters/units/").holds("/letters/units/pingshan\""));
    EXPECT_EQ(site.get("/letters/units/pingshan").status, 404);
}

TEST(Mailboxes, tell_how_fast_their_units_answer_from_five_letters_on)
{
    MailboxSite site;
    ASSERT_TRUE(site.saves("housing_construction", true));
    site.has(LettersSite::month(1, "housing_construction", "2026-10", 4, 4));
    EXPECT_TRUE(site.get("/letters/units/").holds("样本少"));
    auto slow = LettersSite::month(2, "housing_construction", "2026-11", 6, 6);
    slow.days_taken = {2, 9, 9, 10, 11, 12};
    site.has(slow);
    auto const page = site.get("/letters/units/housing_construction");
    EXPECT_EQ(page.status, 200);
    EXPECT_EQ(page.text("h1"), "市住房和城乡建设局局长信箱");
    EXPECT_TRUE(page.holds("<dd>3 个工作日</dd>")) << "the median of 2 3 3 3 3 9 9 10 11 12";
    EXPECT_TRUE(page.holds("<dd>11 个工作日</dd>")) << "nine of ten";
    auto old = LettersSite::month(3, "housing_construction", "2025-11", 50, 50);
    site.has(old);
    EXPECT_TRUE(site.get("/letters/units/housing_construction").holds("<dd>10</dd>")) << "twelve months only";
}

TEST(Mailboxes, that_are_closed_still_show_the_letters_written_to_them)
{
    MailboxSite site;
    ASSERT_TRUE(site.saves("housing_construction", true));
    auto letter = LettersSite::letter(1);
    letter.mailbox = "housing_construction";
    site.has(letter);
    ASSERT_TRUE(site.saves("housing_construction", false));
    auto const page = site.get("/letters/units/housing_construction");
    EXPECT_EQ(page.status, 200);
    EXPECT_TRUE(page.holds("这个信箱现在不收信"));
    EXPECT_FALSE(page.holds("/letters/units/housing_construction/appeal"));
    EXPECT_TRUE(page.holds("电梯停运"));
    EXPECT_EQ(site.get("/letters/units/nobody").status, 404);
    EXPECT_EQ(site.get("/letters/units/education").status, 404);
}

TEST(SavingMailboxes, is_for_who_releases_answers_and_needs_a_post_in_both_languages)
{
    MailboxSite site;
    EXPECT_EQ(site.saves("education", true, "").error().words, "letters.error_post_missing");
    site.portal.hired("head", "education", {people::Role::disclosure_head});
    site.portal.hired("handler", "education", {people::Role::handler});
    auto const unit = site.portal.unit("education");
    auto const saves = [&](std::string const& account, UnitId of) {
        return site.portal.as(
            account, [&](Work& work) { return save_mailbox(work, of, true, "局长", "Director"); });
    };
    EXPECT_TRUE(saves("head", unit));
    EXPECT_EQ(saves("handler", unit).error().because, Because::not_allowed);
    EXPECT_EQ(saves("head", site.portal.unit("health")).error().because, Because::not_allowed);
}

} // namespace
} // namespace fengye::letters
