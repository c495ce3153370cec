#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "modules/sites/sites.hpp"

namespace fengye::sites {

namespace {

// Classes a column may name instead of units (domain of the column table).
constexpr std::string_view all_departments = "all_departments", all_counties = "all_counties";

bool is_county(people::UnitKind kind)
{
    using enum people::UnitKind;
    return kind == district || kind == autonomous_county || kind == development_zone;
}

// The bodies of the city itself: its offices, departments, institutions, and what the state runs in it.
bool is_department(people::UnitKind kind)
{
    using enum people::UnitKind;
    return kind == platform_operator || kind == technical_support || kind == joint_assessor ||
           kind == department || kind == vertical_body || kind == affiliated_institution;
}

} // namespace

bool holds_items(ColumnKind kind)
{
    using enum ColumnKind;
    switch (kind) {
    case article_list:
    case document_list:
    case single_page:
    case data_stats:
    case gallery:
    case video:
    case report:
    case topic:
        return true;
    default:
        return false;
    }
}

bool answers_for(people::UnitRecord const& unit, PublishedColumn const& column)
{
    return std::any_of(column.responsible.begin(), column.responsible.end(), [&](std::string const& named) {
        return named == unit.code || (named == all_departments && is_department(unit.unit_kind)) ||
               (named == all_counties && is_county(unit.unit_kind));
    });
}

std::string day_in_words(Language language, Day day)
{
    static constexpr std::array months{"January", "February", "March",     "April",   "May",      "June",
                                       "July",    "August",   "September", "October", "November", "December"};
    std::chrono::year_month_day const date{day};
    auto const year = static_cast<int>(date.year());
    auto const month = static_cast<unsigned>(date.month()), day_of_month = static_cast<unsigned>(date.day());
    return language == Language::en ? fmt::format("{} {} {}", day_of_month, months[month - 1], year)
                                    : fmt::format("{}年{}月{}日", year, month, day_of_month);
}

std::string name_in(Language language, PublishedColumn const& column)
{
    return language == Language::en && !column.name_en.empty() ? column.name_en : column.name_zh;
}

std::string name_in(Language language, PublishedChannel const& channel)
{
    return language == Language::en && !channel.name_en.empty() ? channel.name_en : channel.name_zh;
}

PublishedColumn const* Structure::column(ColumnId id) const
{
    auto const found =
        std::find_if(columns.begin(), columns.end(), [&](auto const& column) { return column.id == id; });
    return found == columns.end() ? nullptr : &*found;
}

PublishedColumn const* Structure::column(std::string_view code) const
{
    auto const found =
        std::find_if(columns.begin(), columns.end(), [&](auto const& column) { return column.code == code; });
    return found == columns.end() ? nullptr : &*found;
}

PublishedChannel const* Structure::channel(ChannelId id) const
{
    auto const found =
        std::find_if(channels.begin(), channels.end(), [&](auto const& channel) { return channel.id == id; });
    return found == channels.end() ? nullptr : &*found;
}

} // namespace fengye::sites
