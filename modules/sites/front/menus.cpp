#include "modules/sites/front/menus.hpp"

#include <algorithm>

#include "platform/module/module.hpp"

namespace fengye::sites {

namespace {

std::set<ColumnId> read_filled(front::Reader const& reader)
{
    std::set<ColumnId> filled;
    for (auto const& column : structure(reader)->columns)
        if (holds_items(column.column_kind) && reader.is_filled(list_of(column.id)))
            filled.insert(column.id);
    return filled;
}

} // namespace

std::optional<Moment> newest_in(front::Reader const& reader, ColumnId column)
{
    auto const cards = reader.list({.list = list_of(column), .limit = 1});
    return cards.empty() ? std::nullopt : std::optional{cards.front().at};
}

bool is_outside(std::string_view address)
{
    return address.find("://") != std::string_view::npos;
}

namespace {

// /letters/mayor/: letters
std::string_view first_segment(std::string_view address)
{
    address.remove_prefix(1);
    return address.substr(0, address.find('/'));
}

} // namespace

// A module has first segments of its own, so most routes are passed over without being matched.
bool is_served(Portal const& portal, std::string_view address)
{
    auto const path = address.substr(0, address.find('?'));
    auto const first = first_segment(path);
    return std::any_of(portal.front.begin(), portal.front.end(), [&](Route<FrontRule> const& route) {
        return route.method == http::Method::get && first_segment(route.pattern.text()) == first &&
               route.pattern.match(path);
    });
}

Menus::Menus(Public& page)
    : m_page{page},
      m_tree{structure(page.reader)},
      m_filled{page.reader.memo<std::set<ColumnId>>("sites.filled", read_filled)}
{}

bool Menus::shows(PublishedColumn const& column) const
{
    if (!column.enabled)
        return false;
    if (!column.target.empty())
        return is_outside(column.target) || is_served(m_page.portal, column.target);
    if (holds_items(column.column_kind) && m_filled->contains(column.id))
        return true;
    return is_served(m_page.portal, column.path);
}

std::vector<PublishedColumn const*> Menus::columns_of(ChannelId channel) const
{
    std::vector<PublishedColumn const*> shown;
    for (auto const& column : m_tree->columns)
        if (column.channel == channel && shows(column))
            shown.push_back(&column);
    return shown;
}

bool Menus::shows(PublishedChannel const& channel) const
{
    return std::any_of(m_tree->columns.begin(), m_tree->columns.end(), [&](PublishedColumn const& column) {
        return column.channel == channel.id && shows(column);
    });
}

std::string Menus::address_of(PublishedColumn const& column) const
{
    if (column.target.empty())
        return m_page.to(column.path);
    return is_outside(column.target) ? column.target : m_page.to(column.target);
}

std::string Menus::address_of(PublishedChannel const& channel) const
{
    return m_page.to("/" + channel.slug + "/");
}

std::vector<html::Values>
links_to(Public& page, Menus const& menus, std::vector<PublishedColumn const*> const& columns)
{
    std::vector<html::Values> links;
    for (auto const* column : columns)
        links.push_back(
            {{"LINK_NAME", name_in(page.language, *column)}, {"LINK_URL", menus.address_of(*column)}});
    return links;
}

} // namespace fengye::sites
