#include "modules/editorial/domain/item.hpp"

#include <gtest/gtest.h>

#include "modules/people/domain/rights.hpp"
#include "tests/testing/actors.hpp"

namespace fengye::editorial {
namespace {

using people::Role;

UnitId const housing{10}, civil_affairs{11};
PersonId const author{1}, reviewer{2}, head{3};

// Somebody with a role, and the rights the table gives it.
Actor someone(Role role, UnitId unit, PersonId person)
{
    AnActor actor;
    actor.person(person.number).account(person.number).of(unit).named(std::string{name_of(role)});
    for (auto const& row : people::rights_of_role(role))
        actor.who_may(std::string{row.right}, row.scope == people::Scope::city ? UnitId{} : unit);
    return actor;
}

Item an_item(ItemState state, int published_edition = 0)
{
    Item item;
    item.id = ItemId{81};
    item.unit = housing;
    item.author = author;
    item.state = state;
    item.title = "正在写的标题";
    item.public_title = published_edition ? "已发布的标题" : "";
    item.edition = published_edition + 1;
    item.published_edition = published_edition;
    item.reviewer = state == ItemState::reviewed ? reviewer : PersonId{};
    return item;
}

std::vector<ItemState> all_states()
{
    std::vector<ItemState> states;
    for (std::size_t i = 0; i < names_of(ItemState{}).size(); ++i)
        states.push_back(static_cast<ItemState>(i));
    return states;
}

std::string why(Result<void> const& result)
{
    return result ? "allowed" : result.error().words;
}

TEST(WhoMaySee, is_the_unit_that_writes_reviews_and_signs)
{
    for (auto const state : all_states())
        for (auto const role : {Role::officer, Role::reviewer, Role::disclosure_head}) {
            EXPECT_TRUE(may_see(someone(role, housing, PersonId{9}), an_item(state)))
                << name_of(role) << ' ' << name_of(state);
            EXPECT_FALSE(may_see(someone(role, civil_affairs, PersonId{9}), an_item(state)))
                << name_of(role) << ' ' << name_of(state);
        }
}

TEST(WhoMaySee, is_nobody_else_before_publication)
{
    for (auto const state : all_states())
        for (auto const role :
             {Role::handler, Role::editor, Role::centre, Role::assessor, Role::operator_, Role::auditor})
            for (auto const unit : {housing, civil_affairs})
                EXPECT_FALSE(may_see(someone(role, unit, PersonId{9}), an_item(state)))
                    << name_of(role) << ' ' << name_of(state);
}

TEST(WhoMaySee, is_the_editor_of_the_whole_site_once_it_is_public_and_then_its_public_side_alone)
{
    auto const editor = someone(Role::editor, civil_affairs, PersonId{9});
    for (auto const state :
         {ItemState::published, ItemState::draft, ItemState::submitted, ItemState::returned}) {
        auto const item = an_item(state, 1);
        EXPECT_TRUE(may_see(editor, item)) << name_of(state);
        EXPECT_FALSE(may_see_inside(editor, item)) << name_of(state);
        auto const shown = as_public(item);
        EXPECT_EQ(shown.title, "已发布的标题");
        EXPECT_EQ(shown.edition, 1);
        EXPECT_EQ(shown.state, ItemState::published);
    }
    EXPECT_TRUE(may_see_inside(someone(Role::officer, housing, PersonId{9}), an_item(ItemState::draft, 1)));
}

TEST(WhoMayEdit, is_an_officer_of_the_unit_while_the_item_is_open)
{
    for (auto const state : all_states()) {
        bool const is_open = state == ItemState::draft || state == ItemState::returned;
        EXPECT_EQ(may_edit(someone(Role::officer, housing, author), an_item(state)), is_open)
            << name_of(state);
        EXPECT_EQ(may_edit(someone(Role::officer, housing, PersonId{9}), an_item(state)), is_open)
            << name_of(state);
        for (auto const role :
             {Role::reviewer, Role::disclosure_head, Role::editor, Role::centre, Role::operator_,
              Role::auditor})
            EXPECT_FALSE(may_edit(someone(role, housing, PersonId{9}), an_item(state))) << name_of(role);
        EXPECT_FALSE(may_edit(someone(Role::officer, civil_affairs, PersonId{9}), an_item(state)));
    }
}

TEST(WhoMayCorrect, is_an_officer_of_the_unit_while_nothing_is_beside_a_public_item)
{
    auto const officer = someone(Role::officer, housing, PersonId{9});
    for (auto const state : all_states()) {
        EXPECT_FALSE(may_correct(officer, an_item(state))) << name_of(state);
        bool const is_free = state == ItemState::published || state == ItemState::withheld;
        EXPECT_EQ(may_correct(officer, an_item(state, 1)), is_free) << name_of(state);
    }
    EXPECT_FALSE(
        may_correct(someone(Role::officer, civil_affairs, PersonId{9}), an_item(ItemState::published, 1)));
    EXPECT_FALSE(
        may_correct(someone(Role::disclosure_head, housing, PersonId{9}), an_item(ItemState::published, 1)));
}

TEST(WhoMayReview, is_a_reviewer_of_the_unit_who_did_not_write_it)
{
    auto const item = an_item(ItemState::submitted);
    EXPECT_EQ(why(check_may_review(someone(Role::reviewer, housing, reviewer), item)), "allowed");
    EXPECT_EQ(
        why(check_may_review(someone(Role::reviewer, civil_affairs, reviewer), item)),
        "platform.not_allowed");
    EXPECT_EQ(
        why(check_may_review(someone(Role::disclosure_head, housing, head), item)), "platform.not_allowed");
    EXPECT_EQ(
        why(check_may_review(someone(Role::officer, housing, PersonId{9}), item)), "platform.not_allowed");
    EXPECT_EQ(
        why(check_may_review(someone(Role::reviewer, housing, author), item)), "editorial.error_own_item");
}

TEST(WhoMayReview, is_told_by_the_person_not_by_the_account)
{
    auto second_account = someone(Role::reviewer, housing, author);
    second_account.account = AccountId{99};
    EXPECT_EQ(
        why(check_may_review(second_account, an_item(ItemState::submitted))), "editorial.error_own_item");
    second_account.rights = someone(Role::disclosure_head, housing, author).rights;
    EXPECT_EQ(
        why(check_may_sign(second_account, an_item(ItemState::reviewed), true)), "editorial.error_own_item");
}

TEST(WhoMayReview, is_nobody_who_wrote_an_earlier_edition_of_it)
{
    auto item = an_item(ItemState::submitted);
    item.writers = {PersonId{5}, author};
    EXPECT_EQ(
        why(check_may_review(someone(Role::reviewer, housing, PersonId{5}), item)),
        "editorial.error_own_item");
    item.state = ItemState::reviewed;
    EXPECT_EQ(
        why(check_may_sign(someone(Role::disclosure_head, housing, PersonId{5}), item, true)),
        "editorial.error_own_item");
}

TEST(WhoMayReview, may_do_so_only_while_it_waits_for_review)
{
    for (auto const state : all_states())
        if (state != ItemState::submitted)
            EXPECT_EQ(
                why(check_may_review(someone(Role::reviewer, housing, reviewer), an_item(state))),
                "editorial.error_edition_changed")
                << name_of(state);
}

TEST(WhoMaySign, is_a_disclosure_head_of_the_unit_who_neither_wrote_nor_reviewed_it)
{
    auto const item = an_item(ItemState::reviewed);
    EXPECT_EQ(why(check_may_sign(someone(Role::disclosure_head, housing, head), item, false)), "allowed");
    EXPECT_EQ(
        why(check_may_sign(someone(Role::disclosure_head, civil_affairs, head), item, false)),
        "platform.not_allowed");
    EXPECT_EQ(
        why(check_may_sign(someone(Role::reviewer, housing, PersonId{9}), item, false)),
        "platform.not_allowed");
    EXPECT_EQ(
        why(check_may_sign(someone(Role::disclosure_head, housing, author), item, true)),
        "editorial.error_own_item");
}

TEST(WhoMaySign, is_the_reviewer_too_only_where_the_unit_has_recorded_it)
{
    auto const item = an_item(ItemState::reviewed);
    auto const both = someone(Role::disclosure_head, housing, reviewer);
    EXPECT_EQ(why(check_may_sign(both, item, false)), "editorial.error_same_person");
    EXPECT_EQ(why(check_may_sign(both, item, true)), "allowed");
}

TEST(WhoMaySign, may_do_so_only_after_the_review)
{
    for (auto const state : all_states())
        if (state != ItemState::reviewed)
            EXPECT_EQ(
                why(check_may_sign(someone(Role::disclosure_head, housing, head), an_item(state), true)),
                "editorial.error_edition_changed")
                << name_of(state);
}

TEST(WhoMayWithdraw, are_the_head_of_the_unit_and_the_editor_of_the_site)
{
    for (auto const state : all_states()) {
        EXPECT_FALSE(may_withdraw(someone(Role::disclosure_head, housing, head), an_item(state)))
            << name_of(state);
        EXPECT_TRUE(may_withdraw(someone(Role::disclosure_head, housing, head), an_item(state, 1)))
            << name_of(state);
    }
    auto const item = an_item(ItemState::published, 1);
    EXPECT_TRUE(may_withdraw(someone(Role::editor, civil_affairs, PersonId{9}), item));
    EXPECT_FALSE(may_withdraw(someone(Role::disclosure_head, civil_affairs, head), item));
    for (auto const role :
         {Role::officer, Role::reviewer, Role::centre, Role::operator_, Role::auditor, Role::assessor,
          Role::handler})
        EXPECT_FALSE(may_withdraw(someone(role, housing, PersonId{9}), item)) << name_of(role);
}

} // namespace
} // namespace fengye::editorial
