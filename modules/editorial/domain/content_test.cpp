#include "modules/editorial/domain/content.hpp"

#include <functional>

#include <gtest/gtest.h>

#include "platform/html/sanitiser.hpp"

namespace fengye::editorial {
namespace {

using namespace std::chrono_literals;

Day const today = day(2026, 11, 23);

html::Safe body(std::string_view markup)
{
    return html::Sanitiser::clean(markup)->html;
}

ItemFile a_picture()
{
    return {
        .id = FileId{7},
        .name = "供热站.jpg",
        .type = "image/jpeg",
        .hash = std::string(64, 'a'),
        .size_bytes = 84'000,
        .width = 1200,
        .height = 900,
        .is_picture = true,
        .is_cover = true,
        .alt = "供热站全景"};
}

Content whole_content()
{
    return {
        .title = "关于做好今冬供热工作的通知",
        .home_column = sites::ColumnId{16},
        .also_columns = {sites::ColumnId{23}},
        .body = body("<p>各区县人民政府：</p>"),
        .summary = "今冬供热十一月一日开始。",
        .item_kind = ItemKind::work_arrangement,
        .attribute = Attribute::proactive,
        .ground = "",
        .legal_basis = "《辽宁省城市供热条例》第三条",
        .event_on = day(2026, 11, 20),
        .doc_no = "示例〔2026〕12号",
        .made_on = day(2026, 11, 19),
        .genre = "通知",
        .subject = "城乡建设、环境保护",
        .validity = "valid",
        .source = "市住房和城乡建设局",
        .keywords = {"供热", "冬季"},
        .files = {a_picture()},
        .interprets = ItemId{4},
        .publish_at = moment_of(today, 10h),
        .is_urgent = false,
        .correction = "更正了咨询电话。"};
}

TEST(ContentHash, is_64_hexadecimal_digits_and_the_same_for_the_same_content)
{
    auto const hash = hash_of(whole_content());
    EXPECT_EQ(hash.size(), 64u);
    EXPECT_EQ(hash.find_first_not_of("0123456789abcdef"), std::string::npos);
    EXPECT_EQ(hash, hash_of(whole_content()));
    EXPECT_EQ(hash, hash_of(decode<Content>(encode(whole_content())))) << "what is kept reads back as it was";
}

struct Change {
    char const* field;
    std::function<void(Content&)> make;
};

// One for every field of the content and of its files: whatever is not bound could be changed after the
// signature.
std::vector<Change> const changes{
    {"title", [](Content& c) { c.title += "。"; }},
    {"home_column", [](Content& c) { c.home_column = sites::ColumnId{17}; }},
    {"also_columns", [](Content& c) { c.also_columns.clear(); }},
    {"body", [](Content& c) { c.body = body("<p>各区县人民政府:</p>"); }},
    {"summary", [](Content& c) { c.summary = ""; }},
    {"item_kind", [](Content& c) { c.item_kind = ItemKind::progress; }},
    {"attribute", [](Content& c) { c.attribute = Attribute::on_request; }},
    {"ground", [](Content& c) { c.ground = "internal"; }},
    {"legal_basis", [](Content& c) { c.legal_basis = "《辽宁省城市供热条例》第四条"; }},
    {"event_on", [](Content& c) { c.event_on.reset(); }},
    {"doc_no", [](Content& c) { c.doc_no = "示例〔2026〕13号"; }},
    {"made_on", [](Content& c) { c.made_on = day(2026, 11, 18); }},
    {"genre", [](Content& c) { c.genre = "公告"; }},
    {"subject", [](Content& c) { c.subject = "综合政务"; }},
    {"validity", [](Content& c) { c.validity = "lapsed"; }},
    {"source", [](Content& c) { c.source = "市民政局"; }},
    {"keywords", [](Content& c) { c.keywords = {"供热冬季"}; }},
    {"files", [](Content& c) { c.files.clear(); }},
    {"interprets", [](Content& c) { c.interprets = ItemId{5}; }},
    {"amends", [](Content& c) { c.amends = "12"; }},
    {"repeals", [](Content& c) { c.repeals = "12"; }},
    {"replaces", [](Content& c) { c.replaces = "12"; }},
    {"publish_at", [](Content& c) { *c.publish_at += 1s; }},
    {"expires_on", [](Content& c) { c.expires_on = day(2027, 3, 1); }},
    {"is_urgent", [](Content& c) { c.is_urgent = true; }},
    {"correction", [](Content& c) { c.correction.clear(); }},
    {"file.id", [](Content& c) { c.files[0].id = FileId{8}; }},
    {"file.name", [](Content& c) { c.files[0].name = "供热站2.jpg"; }},
    {"file.type", [](Content& c) { c.files[0].type = "image/png"; }},
    {"file.hash", [](Content& c) { c.files[0].hash.back() = 'b'; }},
    {"file.size_bytes", [](Content& c) { ++c.files[0].size_bytes; }},
    {"file.width", [](Content& c) { ++c.files[0].width; }},
    {"file.height", [](Content& c) { ++c.files[0].height; }},
    {"file.is_picture", [](Content& c) { c.files[0].is_picture = false; }},
    {"file.is_cover", [](Content& c) { c.files[0].is_cover = false; }},
    {"file.alt", [](Content& c) { c.files[0].alt = "锅炉房"; }},
    {"file.is_decorative", [](Content& c) { c.files[0].is_decorative = true; }},
};

TEST(ContentHash, changes_with_every_field_and_with_every_field_of_a_file)
{
    std::vector<std::string> hashes{hash_of(whole_content())};
    for (auto const& [field, make] : changes) {
        auto content = whole_content();
        make(content);
        auto const hash = hash_of(content);
        EXPECT_EQ(std::count(hashes.begin(), hashes.end(), hash), 0) << field;
        hashes.push_back(hash);
    }
    constexpr auto fields =
        std::tuple_size_v<decltype(Content::fields())> + std::tuple_size_v<decltype(ItemFile::fields())>;
    EXPECT_EQ(changes.size(), fields) << "a new field needs its change here";
}

TEST(ContentHash, changes_with_the_order_of_files)
{
    auto content = whole_content();
    auto other = a_picture();
    other.id = FileId{9};
    content.files.push_back(other);
    auto const before = hash_of(content);
    std::swap(content.files[0], content.files[1]);
    EXPECT_NE(hash_of(content), before);
}

std::vector<std::string> missing_fields(Content const& content)
{
    std::vector<std::string> fields;
    for (auto const& [field, words] : missing_in(content, today))
        fields.push_back(field);
    return fields;
}
using Fields = std::vector<std::string>;

TEST(MissingFields, are_none_in_a_whole_content)
{
    EXPECT_EQ(missing_fields(whole_content()), Fields{});
}

TEST(MissingFields, are_all_named_at_once_in_an_empty_one)
{
    EXPECT_EQ(missing_fields({}), (Fields{"title", "home_column", "body", "source"}));
}

TEST(MissingFields, hold_back_what_is_too_long_in_characters_not_in_bytes)
{
    auto content = whole_content();
    auto const times = [](std::size_t count) {
        std::string text;
        for (std::size_t i = 0; i < count; ++i)
            text += "长";
        return text;
    };
    content.title = times(title_characters_max);
    content.summary = times(summary_characters_max);
    EXPECT_EQ(missing_fields(content), Fields{});
    content.title = times(title_characters_max + 1);
    content.summary = times(summary_characters_max + 1);
    EXPECT_EQ(missing_fields(content), (Fields{"title", "summary"}));
}

TEST(MissingFields, hold_back_a_title_whose_characters_are_towers)
{
    auto content = whole_content();
    content.title.clear();
    for (std::size_t i = 0; i < title_characters_max; ++i) {
        content.title += "e";
        for (int accent = 0; accent < 10; ++accent)
            content.title += "\xcc\x81";
    }
    EXPECT_EQ(missing_fields(content), Fields{"title"});
}

TEST(MissingFields, ask_why_something_is_withheld)
{
    auto content = whole_content();
    content.attribute = Attribute::withheld;
    EXPECT_EQ(missing_fields(content), Fields{"ground"});
    content.ground = "work_secret";
    EXPECT_EQ(missing_fields(content), Fields{});
    content.attribute = Attribute::on_request;
    content.ground.clear();
    EXPECT_EQ(missing_fields(content), Fields{});
}

TEST(MissingFields, hold_back_a_document_made_tomorrow)
{
    auto content = whole_content();
    content.made_on = today;
    EXPECT_EQ(missing_fields(content), Fields{});
    content.made_on = today + std::chrono::days{1};
    EXPECT_EQ(missing_fields(content), Fields{"made_on"});
}

TEST(MissingFields, hold_back_an_event_years_ahead)
{
    auto content = whole_content();
    content.event_on = today + std::chrono::days{366}; // announced ahead
    EXPECT_EQ(missing_fields(content), Fields{});
    content.event_on = day(2062, 11, 23); // a slip of the keyboard
    EXPECT_EQ(missing_fields(content), Fields{"event_date"});
}

TEST(MissingFields, ask_what_each_picture_shows_unless_it_is_decorative)
{
    auto content = whole_content();
    auto attachment = a_picture();
    attachment.id = FileId{8};
    attachment.is_picture = false;
    attachment.alt.clear();
    content.files.push_back(attachment);
    EXPECT_EQ(missing_fields(content), Fields{});
    content.files[0].alt.clear();
    EXPECT_EQ(missing_fields(content), Fields{"alt-7"});
    content.files[0].is_decorative = true;
    EXPECT_EQ(missing_fields(content), Fields{});
}

TEST(DaysFromEvent, count_whole_days_in_the_city)
{
    Content content;
    EXPECT_FALSE(days_from_event(content, moment_of(today)));
    content.event_on = day(2026, 11, 20);
    EXPECT_EQ(days_from_event(content, moment_of(day(2026, 11, 20), 23h)), 0);
    EXPECT_EQ(
        days_from_event(content, moment_of(day(2026, 11, 21))),
        1); // midnight in the city, the day before in UTC
    EXPECT_EQ(days_from_event(content, moment_of(day(2026, 11, 23), 9h)), 3);
    EXPECT_EQ(days_from_event(content, moment_of(day(2026, 11, 18), 9h)), -2); // announced ahead
}

} // namespace
} // namespace fengye::editorial
