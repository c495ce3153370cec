#include <gtest/gtest.h>

#include "modules/letters/post_portal_test.hpp"
#include "modules/letters/store/exports.hpp"

namespace fengye::letters {
namespace {

using people::Role;

class Exports : public testing::Test {
protected:
    PostPortal portal;

    void SetUp() override
    {
        for (auto const* unit : {"housing_construction", "education", "petition"})
            portal.staffed(unit);
        portal.hired("editor", "municipal_office", {Role::editor});
        portal.hired("officer", "education", {Role::officer});
    }
    std::string csv(std::string const& account, std::string const& query = {})
    {
        auto const page = portal.signed_in(account).get("/desk/letters/export.csv" + query);
        EXPECT_EQ(page.status, 200) << account << query;
        return page.body;
    }
    static bool holds(std::string const& text, std::string_view part)
    {
        return text.find(part) != std::string::npos;
    }
    static std::size_t lines(std::string const& text)
    {
        return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
    }
};

TEST_F(Exports, give_a_unit_its_letters_with_titles_and_never_who_wrote_or_what)
{
    auto const id = portal.published();
    auto const text = csv("handler.housing_construction");
    EXPECT_EQ(lines(text), 2u);
    EXPECT_TRUE(holds(
        text, portal.number(id) + ",诉求,住房与物业,市长信箱,已答复,市住房和城乡建设局,2026-11-23 09:30,"))
        << text;
    EXPECT_TRUE(holds(text, "小区电梯停运三天无人修理"));
    EXPECT_FALSE(holds(text, "欧阳"));
    EXPECT_FALSE(holds(text, "13800138000"));
    EXPECT_FALSE(holds(text, "老人上下楼"));
}

TEST_F(Exports, give_nothing_of_another_unit)
{
    portal.sent();
    EXPECT_EQ(lines(csv("handler.education")), 1u);
    for (auto const* query : {"?unit=housing_construction", "?unit=all"})
        EXPECT_EQ(
            portal.signed_in("handler.education").get(std::string{"/desk/letters/export.csv"} + query).status,
            403)
            << query;
    EXPECT_EQ(portal.signed_in("officer").get("/desk/letters/export.csv").status, 403);
}

TEST_F(Exports, give_the_city_figures_without_titles)
{
    portal.sent();
    auto const text = csv("editor");
    EXPECT_EQ(lines(text), 2u);
    EXPECT_FALSE(holds(text, "电梯"));
    EXPECT_EQ(lines(csv("editor", "?keyword=%E7%94%B5%E6%A2%AF")), 1u)
        << "who may not read titles learns nothing by asking for words";
    EXPECT_EQ(lines(csv("handler.housing_construction", "?keyword=%E7%94%B5%E6%A2%AF")), 2u);
}

TEST_F(Exports, leave_accusations_to_who_passes_them_on)
{
    auto form = PostPortal::form("A19", "反映某单位人员吃拿卡要");
    ASSERT_TRUE(find_category("A19")->is_only_transferred());
    form.accused = "petition";
    portal.sent(form);
    EXPECT_EQ(lines(csv("handler.petition", "?unit=petition")), 1u) << "the accused";
    EXPECT_EQ(lines(csv("editor")), 1u);
    portal.hired("handler.municipal_office", "municipal_office", {Role::handler});
    EXPECT_EQ(lines(csv("handler.municipal_office")), 2u);
}

TEST_F(Exports, follow_the_filters_of_the_list)
{
    portal.sent();
    portal.accepted_letter();
    portal.advance(40);
    portal.sent();
    EXPECT_EQ(lines(csv("handler.housing_construction")), 4u);
    EXPECT_EQ(lines(csv("handler.housing_construction", "?state=accepted")), 2u);
    EXPECT_EQ(lines(csv("handler.housing_construction", "?system=suggestion")), 1u);
    EXPECT_EQ(lines(csv("handler.housing_construction", "?category=A02&mailbox=mayor")), 4u);
    EXPECT_EQ(lines(csv("handler.housing_construction", "?late=1")), 3u);
    EXPECT_EQ(lines(csv("handler.housing_construction", "?from=2026-12-01")), 2u);
    EXPECT_EQ(lines(csv("handler.housing_construction", "?until=2026-11-23")), 3u);
    EXPECT_EQ(lines(csv("handler.housing_construction", "?keyword=SQ-20261123")), 3u);
    EXPECT_EQ(lines(csv("handler.housing_construction", "?keyword=%25")), 1u) << "no wildcard";
}

TEST_F(Exports, are_recorded_with_their_number)
{
    portal.sent();
    portal.sent();
    csv("head.housing_construction", "?state=received&keyword=%E5%BC%A0%E4%B8%89");
    csv("head.housing_construction");
    EXPECT_EQ(
        portal.journal("letters.exported"),
        (std::vector<std::string>{"count=0 filter=state:received", "count=2 filter="}));
}

TEST_F(Exports, come_as_a_workbook_too)
{
    portal.sent();
    auto const page = portal.signed_in("handler.housing_construction").get("/desk/letters/export.xlsx");
    EXPECT_TRUE(page.body.starts_with("PK"));
    EXPECT_TRUE(page.header("content-disposition").find(".xlsx") != std::string::npos);
}

class ExportedRows : public testing::TestWithParam<db::Engine> {};

TEST_P(ExportedRows, come_newest_first_and_no_more_than_asked_for)
{
    PostOffice office{GetParam()};
    for (int i = 0; i < 3; ++i)
        office.sent();
    auto const reader = office.city.reader();
    store::ExportedLetters two{
        reader,
        {.unit = office.housing,
         .from = day(2026, 1, 1),
         .until = day(2026, 12, 31),
         .today = day(2026, 11, 23)},
        2};
    EXPECT_EQ(two.next()->number, "SQ-20261123-0003");
    EXPECT_EQ(two.next()->number, "SQ-20261123-0002");
    EXPECT_EQ(two.next(), std::nullopt);
    EXPECT_EQ(two.next(), std::nullopt) << "nor does it begin again";
    store::ExportedLetters all{
        reader,
        {.system = System::appeal,
         .state = LetterState::received,
         .category = "A02",
         .words = "电梯",
         .from = day(2026, 1, 1),
         .until = day(2026, 12, 31),
         .today = day(2026, 11, 23),
         .hidden_from = office.housing},
        10};
    int count = 0;
    while (all.next())
        ++count;
    EXPECT_EQ(count, 3);
}

INSTANTIATE_TEST_SUITE_P(On, ExportedRows, both_engines(), engine_name);

} // namespace
} // namespace fengye::letters
