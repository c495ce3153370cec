#include "modules/letters/front/statistics.hpp"

#include <gtest/gtest.h>

#include "modules/letters/front/figures.hpp"
#include "modules/letters/front/front_test.hpp"
#include "modules/letters/letters_test.hpp"

namespace fengye::letters {
namespace {

TEST(LetterStatistics, say_so_while_nothing_was_counted)
{
    LettersSite site;
    auto const page = site.get("/letters/statistics");
    EXPECT_EQ(page.status, 200);
    EXPECT_TRUE(page.holds("还没有统计数据"));
}

TEST(LetterStatistics, show_the_same_data_as_charts_and_as_tables)
{
    LettersSite site;
    site.has(LettersSite::month(1, "housing_construction", "2026-11", 8, 6));
    auto suggestions = LettersSite::month(2, "education", "2026-10", 4, 4);
    suggestions.system = System::suggestion;
    suggestions.adopted = 3;
    suggestions.categories = {{"S05", 4}};
    site.has(suggestions);
    auto const page = site.get("/letters/statistics");
    EXPECT_EQ(page.status, 200);
    EXPECT_TRUE(page.holds("2026年10月至2026年11月"));
    EXPECT_TRUE(page.holds("<svg role=\"img\" aria-label=\"来信数量，按单位\""));
    EXPECT_TRUE(page.holds(">市住房和城乡建设局</text>"));
    EXPECT_TRUE(page.holds("<th scope=\"row\">市住房和城乡建设局</th>"));
    EXPECT_TRUE(page.holds("width=\"50.0%\"")) << "four beside eight";
    EXPECT_TRUE(page.holds("<th scope=\"row\">教育文化（建议）</th>"));
    EXPECT_TRUE(page.holds("<dt>采纳</dt><dd>3</dd>"));
    EXPECT_TRUE(page.holds("目前没有超期未答复的来信"));
    EXPECT_EQ(site.get("/en/letters/statistics").status, 200);
}

TEST(LetterStatistics, count_what_is_late_and_open_as_not_in_time)
{
    LettersSite site;
    auto month = LettersSite::month(1, "housing_construction", "2026-11", 10, 5);
    month.late_open = 5;
    site.has(month);
    auto const page = site.get("/letters/statistics");
    EXPECT_TRUE(page.holds("<dd>50%</dd>"));
    EXPECT_TRUE(page.holds("超期未答复的来信"));
}

TEST(LetterStatistics, read_every_month_of_every_unit)
{
    LettersSite site;
    // Seventy units, three systems, two years: twelve months of them are shown.
    auto const done =
        site.portal.platform().works.run(Actor::program("tests"), [&](Work& work) -> Result<void> {
            int id = 0;
            for (int before = 0; before < 24; ++before)
                for (int unit = 0; unit < 70; ++unit)
                    for (auto const system : {System::appeal, System::suggestion, System::correction}) {
                        auto month = LettersSite::month(
                            ++id, "body_" + std::to_string(unit), month_before("2026-11", before), 10, 8);
                        month.system = system;
                        work.publish(month);
                    }
            return {};
        });
    ASSERT_TRUE(done);
    site.portal.wait_until_shown();
    auto const begun = std::chrono::steady_clock::now();
    auto const page = site.get("/letters/statistics");
    auto const took = std::chrono::steady_clock::now() - begun;
    RecordProperty(
        "first_view_ms",
        static_cast<int>(std::chrono::duration_cast<std::chrono::milliseconds>(took).count()));
    EXPECT_EQ(page.status, 200);
    EXPECT_TRUE(page.holds("<dd>" + std::to_string(70 * 3 * 12 * 10) + "</dd>"));
}

// What the page is told, by a city's settings.
html::Values told(PostOffice& office, bool shows_late_units)
{
    office.settings.public_late_units = shows_late_units;
    front::catch_up(*office.city.store, office.front);
    auto const reader = office.front.reader();
    Counter counter{*office.city.store, office.city.works, office.city.clock};
    Limits limits;
    Public page{
        *reader,
        counter,
        limits,
        office.settings,
        office.city.calendar,
        office.words,
        office.files,
        office.renderer,
        office.portal,
        Language::zh_cn,
        office.city.clock.now(),
        "http://localhost",
        "/letters/statistics"};
    return std::get<View>(accepted(show_statistics({}, page))).main.values;
}

TEST(LetterStatistics, name_units_with_late_letters_where_the_city_lets_them)
{
    PostOffice office;
    accepted(office.as(Actor::program("tests"), [](Work& work) -> Result<void> {
        auto month = LettersSite::month(1, "housing_construction", "2026-11", 10, 5);
        month.late_open = 5;
        work.publish(month);
        return {};
    }));
    auto const names_them = [&](bool shows) {
        for (auto const& [name, value] : told(office, shows))
            if (name == "COUNTED")
                for (auto const& [inner, held] : std::get<std::vector<html::Values>>(value.held()).front())
                    if (inner == "LATE")
                        return std::holds_alternative<std::vector<html::Values>>(held.held());
        return false;
    };
    EXPECT_TRUE(names_them(true));
    EXPECT_FALSE(names_them(false));
}

TEST(Months, are_counted_backwards_over_the_year)
{
    EXPECT_EQ(month_before("2026-11", 0), "2026-11");
    EXPECT_EQ(month_before("2026-01", 1), "2025-12");
    EXPECT_EQ(month_before("2026-11", 12), "2025-11");
}

} // namespace
} // namespace fengye::letters
