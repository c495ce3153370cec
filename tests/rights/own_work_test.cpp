#include <gtest/gtest.h>

#include "tests/rights/rights_city.hpp"

// Nobody reviews or signs what they wrote, whichever account they use: over HTTP, as people do it.
namespace fengye {
namespace {

using people::Role;

std::string const unit = "housing_construction";

class OwnWork : public testing::Test {
protected:
    RightsCity city;
    Hands hands{city.staffed(unit)};

    std::string address(editorial::ItemId id, std::string const& rest)
    {
        return "/desk/editorial/items/" + id.text() + rest;
    }
    int reviewed_by(std::string const& account, editorial::ItemId id)
    {
        return city.signed_in(account).post(address(id, "/review"), city.form_of(city.pass(id))).status;
    }
    int signed_by(std::string const& account, editorial::ItemId id)
    {
        return city.signed_in(account).post(address(id, "/sign-off"), city.form_of(city.pass(id))).status;
    }
    std::string_view state(editorial::ItemId id) { return name_of(city.item(id).state); }

    // Written and handed in by somebody at the desk, with scripts off.
    editorial::ItemId written_at_the_desk(std::string const& account)
    {
        auto browser = city.signed_in(account);
        auto const begun = browser.post("/desk/editorial/items/new", {});
        EXPECT_EQ(begun.status, 303);
        auto const editor = begun.location();
        auto const column = sites::find_column(city.reader(), "C016").value().id.text();
        auto const sent = browser.submit(
            editor, editor,
            {{"title", "自己写的"},
             {"home_column", column},
             {"body", "<p>正文</p>"},
             {"source", "本单位"},
             {"then", "submit"}});
        EXPECT_EQ(sent.status, 303) << sent.text("main");
        auto const text = editor.substr(std::string_view{"/desk/editorial/items/"}.size());
        auto const id = editorial::ItemId::from(text.substr(0, text.find('/')));
        EXPECT_EQ(state(*id), "submitted");
        return *id;
    }
};

TEST_F(OwnWork, is_reviewed_and_signed_by_others)
{
    auto const id = written_at_the_desk(hands.officer);
    EXPECT_EQ(reviewed_by(hands.reviewer, id), 303);
    EXPECT_EQ(signed_by(hands.head, id), 303);
    EXPECT_EQ(state(id), "published");
    city.wait_until_shown();
    EXPECT_EQ(city.visitor().get("/article/" + id.text()).status, 200);
}

TEST_F(OwnWork, is_not_reviewed_by_who_wrote_it)
{
    city.hired("all", unit, {Role::officer, Role::reviewer, Role::disclosure_head});
    auto const id = written_at_the_desk("all");
    EXPECT_EQ(reviewed_by("all", id), 403);
    EXPECT_EQ(city.signed_in("all").get(address(id, "/review")).status, 403);
    EXPECT_EQ(state(id), "submitted");
    EXPECT_EQ(reviewed_by(hands.reviewer, id), 303);
    EXPECT_EQ(signed_by("all", id), 403);
    EXPECT_EQ(city.signed_in("all").get(address(id, "/sign-off")).status, 403);
    EXPECT_EQ(state(id), "reviewed");
}

TEST_F(OwnWork, is_not_reviewed_or_signed_through_a_second_account)
{
    auto const person = city.hired("first", unit, {Role::officer, Role::reviewer, Role::disclosure_head});
    city.another_account(person, "second");
    auto const id = written_at_the_desk("first");
    EXPECT_EQ(reviewed_by("second", id), 403);
    EXPECT_EQ(state(id), "submitted");
    EXPECT_EQ(reviewed_by(hands.reviewer, id), 303);
    EXPECT_EQ(signed_by("second", id), 403);
    EXPECT_EQ(state(id), "reviewed");
}

TEST_F(OwnWork, is_not_reviewed_and_signed_by_one_person_with_two_accounts)
{
    auto const person = city.hired("reviews", unit, {Role::reviewer, Role::disclosure_head});
    city.another_account(person, "signs");
    auto const id = written_at_the_desk(hands.officer);
    EXPECT_EQ(reviewed_by("reviews", id), 303);
    EXPECT_EQ(signed_by("signs", id), 403);
    EXPECT_EQ(state(id), "reviewed");

    // Where the unit's head has recorded why, and until when, one person may.
    auto head = city.signed_in(hands.head);
    EXPECT_EQ(
        head.post(
                "/desk/units/" + unit + "/settings",
                {{"one_reviewer", "1"}, {"reason", "编制一人"}, {"until", "2026-12-31"}})
            .status,
        303);
    EXPECT_EQ(signed_by("signs", id), 303);
    EXPECT_EQ(state(id), "published");
}

TEST_F(OwnWork, stays_ones_own_when_a_colleague_saves_after_it)
{
    city.hired("all", unit, {Role::officer, Role::reviewer});
    auto browser = city.signed_in("all");
    auto const editor = browser.post("/desk/editorial/items/new", {}).location();
    auto const column = sites::find_column(city.reader(), "C016").value().id.text();
    EXPECT_EQ(
        browser
            .submit(
                editor, editor,
                {{"title", "我写的"},
                 {"home_column", column},
                 {"body", "<p>正文</p>"},
                 {"source", "本单位"},
                 {"then", "save"}})
            .status,
        303);
    auto colleague = city.signed_in(hands.officer);
    EXPECT_EQ(colleague.submit(editor, editor, {{"title", "我写的。"}, {"then", "submit"}}).status, 303);
    auto const text = editor.substr(std::string_view{"/desk/editorial/items/"}.size());
    auto const id = *editorial::ItemId::from(text.substr(0, text.find('/')));
    EXPECT_EQ(state(id), "submitted");
    EXPECT_EQ(reviewed_by("all", id), 403);
    EXPECT_EQ(state(id), "submitted");
}

TEST_F(OwnWork, needs_a_form_of_this_desk)
{
    auto const id = written_at_the_desk(hands.officer);
    auto reviewer = city.signed_in(hands.reviewer);
    auto fields = city.form_of(city.pass(id));
    auto const body = form_text(fields);
    http::Pairs const form{{"Content-Type", "application/x-www-form-urlencoded"}};
    auto const from = [&](std::string site) {
        return http::Pairs{
            {"Content-Type", "application/x-www-form-urlencoded"}, {"Sec-Fetch-Site", std::move(site)}};
    };
    EXPECT_EQ(reviewer.send("POST", address(id, "/review"), form, body).status, 403) << "from nowhere";
    EXPECT_EQ(reviewer.send("POST", address(id, "/review"), from("cross-site"), body).status, 403);
    EXPECT_EQ(reviewer.send("POST", address(id, "/review"), from("same-origin"), body).status, 403)
        << "without the token";
    fields.emplace_back("csrf", std::string(32, '0'));
    EXPECT_EQ(
        reviewer.send("POST", address(id, "/review"), from("same-origin"), form_text(fields)).status, 403)
        << "with another token";
    EXPECT_EQ(state(id), "submitted");
}

} // namespace
} // namespace fengye
