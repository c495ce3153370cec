#include <gtest/gtest.h>

#include "modules/people/actions/set_one_reviewer.hpp"
#include "modules/people/desk/desk_test.hpp"
#include "modules/people/desk/refusals.hpp"
#include "modules/people/domain/rights.hpp"

namespace fengye::people {

// Every page is rendered with the strict renderer: a value no template asks for throws.
class Pages : public testing::Test {
protected:
    TestDesk desk;
    PersonId const operator_person{desk.staff("operator", Role::operator_, desk.office)};
    PersonId const officer{desk.staff("officer.housing", Role::officer, desk.housing)};

    void task(std::string const& key, std::string const& title, std::optional<Day> due)
    {
        accepted(desk.city.run([&](Work& work) -> Result<void> {
            assign(
                work, {.key = key,
                       .kind = "people.my_tasks",
                       .title = title,
                       .path = "/desk/editorial/items/1",
                       .unit = desk.housing,
                       .role = Role::officer,
                       .due = due});
            return {};
        }));
    }
};

TEST_F(Pages, are_shown_in_both_languages)
{
    task("a", "一篇稿件", test_day);
    accepted(desk.city.run([&](Work& work) -> Result<void> {
        tell(work, operator_person, "《一篇稿件》已发布", "/desk/editorial/items/1");
        return set_one_reviewer(work, desk.housing, {true, "春节值班", day(2027, 2, 20)});
    }));
    auto one = desk.signed_in("operator");
    for (auto const* language : {"", "en"}) {
        one.language = language;
        for (std::string const path :
             {"/desk/", "/desk/notes", "/desk/rights", "/desk/password", "/desk/units/",
              "/desk/units/?alarm=1&type=department&keyword=x", "/desk/units/housing_construction",
              "/desk/persons/", "/desk/persons/?role=officer&keyword=officer"}) {
            auto const page = one.get(path);
            EXPECT_EQ(page.status, 200) << path;
            EXPECT_TRUE(shows(page, "<main id=\"main\"")) << path;
            EXPECT_EQ(header(page, "Cache-Control"), "no-store");
        }
        EXPECT_EQ(one.get("/desk/persons/" + officer.text()).status, 200);
        EXPECT_EQ(desk.browser().get("/desk/sign-in").status, 200);
    }
}

TEST_F(Pages, of_the_first_screen_count_and_light_what_waits)
{
    task("late", "超期的稿件", day(2026, 11, 20));
    task("today", "今天的稿件", test_day);
    task("open", "不限时的稿件", {});
    auto const page = desk.signed_in("officer.housing").get("/desk/");
    EXPECT_TRUE(shows(page, "超期 1 个工作日"));
    EXPECT_TRUE(shows(page, R"(due due-bad)"));
    EXPECT_TRUE(shows(page, "今天到期"));
    EXPECT_TRUE(shows(page, "不限时"));
    EXPECT_LT(page.body.find("超期的稿件"), page.body.find("今天的稿件"));
    EXPECT_LT(page.body.find("今天的稿件"), page.body.find("不限时的稿件"));
    auto const filtered = desk.signed_in("officer.housing").get("/desk/?kind=nothing.of_the_kind");
    EXPECT_FALSE(shows(filtered, "超期的稿件"));
}

TEST_F(Pages, are_found_without_the_last_slash_of_the_desk)
{
    EXPECT_EQ(header(desk.browser().get("/desk"), "Location"), "/desk/");
}

TEST_F(Pages, of_the_menu_hold_what_the_role_may_open)
{
    auto const of_officer = desk.signed_in("officer.housing").get("/desk/");
    EXPECT_FALSE(shows(of_officer, "href=\"/desk/persons/\""));
    auto const of_operator = desk.signed_in("operator").get("/desk/");
    EXPECT_TRUE(shows(of_operator, "href=\"/desk/persons/\""));
    EXPECT_FALSE(shows(of_operator, "href=\"/desk/journal\""));
}

TEST_F(Pages, list_the_units_nobody_writes_or_signs_for)
{
    desk.who_is(Role::disclosure_head, desk.housing);
    auto one = desk.signed_in("operator");
    auto const page = one.get("/desk/units/?alarm=1");
    EXPECT_TRUE(shows(page, "52 个单位缺信息员或分管领导"));
    EXPECT_FALSE(shows(page, "/desk/units/housing_construction"));
    EXPECT_TRUE(shows(page, "/desk/units/civil_affairs"));
    EXPECT_TRUE(shows(one.get("/desk/units/civil_affairs"), "这个单位没有在任的信息员"));
}

TEST_F(Pages, let_a_unit_allow_one_reviewer_with_a_reason_and_an_end)
{
    auto one = desk.signed_in("operator");
    std::string const url = "/desk/units/housing_construction/settings";
    EXPECT_TRUE(shows(one.post(url, {{"one_reviewer", "1"}, {"until", "2026-12-31"}}), "请写明理由"));
    EXPECT_TRUE(shows(
        one.post(url, {{"one_reviewer", "1"}, {"reason", "值班"}, {"until", "2026-11-22"}}),
        "请写明到哪天为止"));
    EXPECT_EQ(
        one.post(url, {{"one_reviewer", "1"}, {"reason", "值班"}, {"until", "2026-11-24"}}).status, 303);
    EXPECT_EQ(one_reviewer(desk.city.reader(), desk.housing, day(2026, 11, 24))->reason, "值班");
    EXPECT_FALSE(one_reviewer(desk.city.reader(), desk.housing, day(2026, 11, 25)));
    EXPECT_EQ(one.post(url, {}).status, 303);
    EXPECT_FALSE(one_reviewer(desk.city.reader(), desk.housing, test_day));
}

TEST_F(Pages, say_what_has_been_done_only_in_words_of_the_catalogue)
{
    auto one = desk.signed_in("officer.housing");
    EXPECT_TRUE(shows(one.get("/desk/notes?done=people.password_saved"), "密码已修改"));
    EXPECT_FALSE(shows(one.get("/desk/notes?done=%3Cb%3ECall+this+number%3C%2Fb%3E"), "Call this number"));
}

TEST_F(Pages, that_are_refused_stand_in_the_frame_for_staff_and_alone_for_strangers)
{
    auto one = desk.signed_in("officer.housing");
    auto const framed = one.get("/desk/nothing/here");
    EXPECT_EQ(framed.status, 404);
    EXPECT_TRUE(shows(framed, "class=\"side\""));
    auto const alone = desk.browser().get("/desk/nothing/here");
    EXPECT_EQ(alone.status, 404);
    EXPECT_FALSE(shows(alone, "class=\"side\""));
    EXPECT_EQ(one.get("/desk/journal").status, 403);
}

TEST_F(Pages, of_the_journal_are_for_the_auditor_and_record_who_reads_them)
{
    auto const auditor = desk.staff("auditor", Role::auditor, desk.office);
    auto one = desk.signed_in("auditor");
    auto const page = one.get("/desk/journal?act=people.signed");
    EXPECT_EQ(page.status, 200);
    EXPECT_TRUE(shows(page, "person/" + auditor.text()));
    EXPECT_FALSE(shows(page, "people.unit_loaded"));
    EXPECT_EQ(journal::of_subject(desk.city.reader(), "journal").front().entry.person, auditor);
    EXPECT_TRUE(shows(one.get("/desk/journal"), "查看操作日志"));
    EXPECT_TRUE(shows(one.get("/desk/journal?subject=unit%2F1"), "unit/1"));
}

TEST_F(Pages, tell_every_refusal_and_accident_calmly)
{
    http::Request request;
    request.headers = {{"host", "localhost:8080"}};
    for (bool const is_signed_in : {false, true}) {
        if (is_signed_in)
            request.signed_in = an_actor().person(officer.number).of(desk.housing);
        for (int const status : {403, 404, 409, 410, 422, 429, 500, 503}) {
            Refusal const refusal{
                Because::conflict, "platform.changed_meanwhile", {}, {{"event", "E-1123-x"}}};
            auto const page =
                strict_renderer()
                    .render(desk_error(request, desk.platform, status, refusal), Language::zh_cn)
                    .text();
            EXPECT_NE(page.find("E-1123-x"), std::string::npos) << status;
            EXPECT_NE(page.find("<h1"), std::string::npos) << status;
        }
    }
}

TEST(RightsInWords, say_every_right_a_role_has)
{
    for (auto const& row : role_rights) {
        std::string key{"people.right_"};
        for (char const c : row.right)
            key += c == '.' ? '_' : c;
        EXPECT_TRUE(all_words().has(key)) << key;
    }
}

TEST_F(Pages, mark_notes_read)
{
    accepted(desk.city.run([&](Work& work) -> Result<void> {
        tell(work, officer, "《一篇稿件》被退回", "/desk/editorial/items/1");
        return {};
    }));
    auto one = desk.signed_in("officer.housing");
    EXPECT_TRUE(shows(one.get("/desk/notes"), "1<span class=\"unseen\"> 条未读"));
    EXPECT_EQ(one.post("/desk/notes/read", {}).status, 303);
    EXPECT_FALSE(shows(one.get("/desk/notes"), "条未读"));
}

} // namespace fengye::people
