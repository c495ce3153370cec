#include "modules/sites/domain/fixtures.hpp"

#include <stdexcept>

#include <fmt/format.h>
#include <toml++/toml.h>

#include "platform/embed/embed.hpp"

namespace fengye::sites {

namespace {

toml::table read_fixture(std::string_view name)
{
    auto const path = fmt::format("modules/sites/fixtures/{}.toml", name);
    return toml::parse(embed::read(path), path);
}

std::string text(toml::table const& table, std::string_view key)
{
    return table[key].value_or(std::string{});
}

std::vector<std::string> texts(toml::table const& table, std::string_view key)
{
    std::vector<std::string> found;
    if (auto const* list = table[key].as_array())
        for (auto const& element : *list)
            found.push_back(element.value_or(std::string{}));
    return found;
}

// The tables of an array, each made into a value.
template <class Make>
auto each(toml::table const& table, std::string_view key, Make make)
{
    std::vector<std::invoke_result_t<Make, toml::table const&>> made;
    if (auto const* list = table[key].as_array())
        for (auto const& element : *list)
            made.push_back(make(*element.as_table()));
    return made;
}

template <Named Enum>
Enum named(toml::table const& table, std::string_view key)
{
    auto const value = parse<Enum>(text(table, key));
    if (!value)
        throw std::runtime_error{fmt::format("a fixture's {} is '{}'", key, text(table, key))};
    return *value;
}

PublishedColumn read_column(toml::table const& table)
{
    PublishedColumn column;
    column.code = text(table, "code");
    column.name_zh = text(table, "zh");
    column.name_en = text(table, "en");
    column.about_zh = text(table, "about_zh");
    column.about_en = text(table, "about_en");
    column.path = text(table, "path");
    column.column_kind = named<ColumnKind>(table, "kind");
    column.target = text(table, "target");
    column.responsible = texts(table, "units");
    column.update_interval_days = table["days"].value_or(0);
    column.check_class = text(table, "class");
    return column;
}

LayoutTile read_tile(toml::table const& table)
{
    return {
        text(table, "name_zh"), text(table, "name_en"), text(table, "column"), named<Icon>(table, "icon")};
}

} // namespace

std::vector<ChannelWithColumns> starting_columns()
{
    return each(read_fixture("columns"), "channel", [](toml::table const& table) {
        PublishedChannel channel;
        channel.slug = text(table, "slug");
        channel.name_zh = text(table, "name_zh");
        channel.name_en = text(table, "name_en");
        channel.about_zh = text(table, "about_zh");
        channel.about_en = text(table, "about_en");
        return ChannelWithColumns{channel, each(table, "columns", read_column)};
    });
}

Layout starting_layout()
{
    auto const table = read_fixture("layout");
    Layout layout;
    layout.menu = texts(table, "menu");
    layout.blocks = each(table, "block", [](toml::table const& block) {
        return LayoutBlock{
            named<Slot>(block, "slot"), text(block, "channel"), texts(block, "columns"),
            block["rows"].value_or(5)};
    });
    layout.tiles = each(table, "tile", read_tile);
    layout.elder_tiles = each(table, "elder_tile", read_tile);
    layout.tiles_shown = table["tiles_shown"].value_or(8);
    layout.topics = texts(table, "topics");
    layout.topics_shown = table["topics_shown"].value_or(3);
    layout.hotline = text(table, "hotline");
    return layout;
}

SiteRecord demo_site()
{
    auto const table = read_fixture("site");
    SiteRecord site;
    site.name_zh = text(table, "name_zh");
    site.name_en = text(table, "name_en");
    site.city_zh = text(table, "city_zh");
    site.city_en = text(table, "city_en");
    site.domain = text(table, "domain");
    site.site_code = text(table, "site_code");
    site.icp_no = text(table, "icp_no");
    site.psb_no = text(table, "psb_no");
    site.certificate_no = text(table, "certificate_no");
    site.sponsor_zh = text(table, "sponsor_zh");
    site.sponsor_en = text(table, "sponsor_en");
    site.operator_zh = text(table, "operator_zh");
    site.operator_en = text(table, "operator_en");
    site.phone = text(table, "phone");
    site.is_demo = table["is_demo"].value_or(false);
    return site;
}

} // namespace fengye::sites
