#include "modules/casework/domain/calendar_file.hpp"

#include <gtest/gtest.h>

namespace fengye::casework {
namespace {

DueEntry an_entry()
{
    return {
        .due = day(2026, 12, 31),
        .uid = "L-2026-81@city.example",
        .title = "答复来信 L-2026-81",
        .description = {},
        .address = {},
        .written_at = moment_of(day(2026, 11, 23), std::chrono::hours{7} + std::chrono::minutes{5})};
}

bool holds(std::string const& file, std::string_view line)
{
    return file.find("\r\n" + std::string{line} + "\r\n") != std::string::npos;
}

// As a calendar reads it: a line break and a space after it are nothing.
std::string unfolded(std::string file)
{
    for (auto at = file.find("\r\n "); at != std::string::npos; at = file.find("\r\n ", at))
        file.erase(at, 3);
    return file;
}

TEST(CalendarFile, takes_the_whole_due_day_and_leaves_it_free)
{
    auto const file = calendar_file(an_entry());
    EXPECT_TRUE(file.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:"));
    EXPECT_TRUE(file.ends_with("\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"));
    EXPECT_TRUE(holds(file, "DTSTART;VALUE=DATE:20261231"));
    EXPECT_TRUE(holds(file, "DTEND;VALUE=DATE:20270101")); // the day after is not part of it
    EXPECT_TRUE(holds(file, "TRANSP:TRANSPARENT"));
    EXPECT_TRUE(holds(file, "SUMMARY:答复来信 L-2026-81"));
}

TEST(CalendarFile, is_stamped_in_universal_time)
{
    EXPECT_TRUE(holds(calendar_file(an_entry()), "DTSTAMP:20261122T230500Z"));
}

TEST(CalendarFile, keeps_its_name_when_the_day_moves)
{
    auto moved = an_entry();
    moved.due = day(2027, 1, 4);
    for (auto const& entry : {an_entry(), moved})
        EXPECT_TRUE(holds(calendar_file(entry), "UID:L-2026-81@city.example"));
}

TEST(CalendarFile, says_nothing_of_what_is_empty)
{
    auto const file = calendar_file(an_entry());
    EXPECT_EQ(file.find("DESCRIPTION"), std::string::npos);
    EXPECT_EQ(file.find("URL"), std::string::npos);
}

TEST(CalendarFile, folds_long_lines_without_tearing_a_character)
{
    for (std::size_t before = 0; before < 4; ++before) {
        auto entry = an_entry();
        entry.description.assign(before, 'a');
        for (int i = 0; i < 100; ++i)
            entry.description += "暂停计时";
        auto const file = calendar_file(entry);
        for (std::size_t at = 0, end; at < file.size(); at = end + 2) {
            end = file.find("\r\n", at);
            ASSERT_NE(end, std::string::npos);
            EXPECT_LE(end - at, 75u);
            auto const first = file[at] == ' ' ? at + 1 : at;
            EXPECT_NE(static_cast<unsigned char>(file[first]) & 0xc0, 0x80) << file.substr(at, end - at);
        }
        EXPECT_TRUE(holds(unfolded(file), "DESCRIPTION:" + entry.description));
    }
}

TEST(CalendarFile, lets_no_text_add_lines_of_its_own)
{
    auto entry = an_entry();
    entry.title = "a,b;c\\d\r\nEND:VEVENT";
    entry.address = "https://city.example/letters?a=1;b=2\r\nX-EVIL:1";
    auto const file = unfolded(calendar_file(entry));
    EXPECT_TRUE(holds(file, "SUMMARY:a\\,b\\;c\\\\d\\nEND:VEVENT"));
    EXPECT_TRUE(holds(file, "URL:https://city.example/letters?a=1;b=2X-EVIL:1"));
}

} // namespace
} // namespace fengye::casework
