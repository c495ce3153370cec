#include "modules/sites/front/channel.hpp"

#include <algorithm>

#include "modules/sites/front/frame.hpp"
#include "modules/sites/front/menus.hpp"
#include "modules/sites/front/rows.hpp"
#include "modules/sites/front/values.hpp"

namespace fengye::sites {

namespace {

constexpr int rows_of_a_column = 5;
constexpr std::size_t shortcuts_max = 8;

// Texts of one page and links elsewhere have no rows: they stand at the top.
bool has_rows(PublishedColumn const& column)
{
    return holds_items(column.column_kind) && column.column_kind != ColumnKind::single_page &&
           column.target.empty();
}

std::vector<PublishedColumn const*> shortcuts(std::vector<PublishedColumn const*> const& columns)
{
    std::vector<PublishedColumn const*> found;
    for (auto const* column : columns)
        if (!has_rows(*column) && found.size() < shortcuts_max)
            found.push_back(column);
    return found;
}

} // namespace

Result<FrontAnswer> show_channel(http::Request const&, Public& page, PublishedChannel const& channel)
{
    Menus const menus{page};
    auto const columns = menus.columns_of(channel.id);
    std::vector<html::Values> blocks;
    std::optional<Moment> good_until, updated;
    for (auto const* column : columns) {
        if (auto const newest = newest_in(page.reader, column->id))
            updated = std::max(updated.value_or(*newest), *newest);
        if (!has_rows(*column))
            continue;
        auto const rows = rows_of(
            page, page.reader.list({.list = list_of(column->id), .limit = rows_of_a_column}),
            RowUnit::short_only);
        blocks.push_back(rows_block(name_in(page.language, *column), menus.address_of(*column), rows));
        good_until = earlier(good_until, rows.good_until);
    }
    auto const name = name_in(page.language, channel);
    auto const& about = page.language == Language::en ? channel.about_en : channel.about_zh;
    auto const top = shortcuts(columns);
    html::Values values{
        {"TITLE", name},
        {"HAS_DESCRIPTION", !about.empty()},
        {"CHANNEL_DESCRIPTION", about},
        {"HAS_SHORTCUTS", !top.empty()},
        {"SHORTCUTS", links_to(page, menus, top)},
        {"DIRECTORY", links_to(page, menus, columns)},
        {"CONTENT_LANG", content_language},
        {"IS_CURRENT", false}, // none of the directory is this page
        {"NO_COLUMNS", columns.empty()},
        {"HAS_UPDATED", updated.has_value()},
        {"HAS_RESPONSIBLE", false},
        {"HAS_RESPONSIBLE_PHONE", false},
        {"HAS_CHANNEL_FEED", !blocks.empty()},
        {"CHANNEL_FEED_URL", page.to("/" + channel.slug + "/feed.xml")}};
    if (updated)
        add(values, {{"UPDATED", to_iso(*updated)}, {"UPDATED_TEXT", *updated}});
    bool const is_filled = !columns.empty();
    auto const feed = blocks.empty() ? std::string{} : "/" + channel.slug + "/feed.xml";
    values.emplace_back("COLUMNS", std::move(blocks));
    Head head{
        .title = name,
        .description = about,
        .crumbs = {{name, {}}},
        .channel = channel.slug,
        .feed_path = feed,
        .is_indexed = is_filled};
    head.meta = {
        {"COLUMN_META", html::Values{
                            {"COLUMN_NAME", name},
                            {"COLUMN_DESCRIPTION", about},
                            {"COLUMN_KEYWORDS", name},
                            {"COLUMN_TYPE", name}}}};
    return View{
        .main = {"sites/channel", std::move(values)}, .head = std::move(head), .good_until = good_until};
}

} // namespace fengye::sites
