#include <algorithm>

#include "modules/sites/front/placements.hpp"
#include "modules/sites/sites.hpp"

namespace fengye::sites {

namespace {

constexpr int listed_max = 5000;

template <Fielded Document>
std::vector<Document> documents_in(front::Reader const& reader, std::string_view list)
{
    std::vector<Document> documents;
    for (auto const& card : reader.list({.list = std::string{list}, .limit = listed_max}))
        documents.push_back(decode<Document>(card.data));
    return documents;
}

// A channel has its place in the menu when something may stand in it, whether or not it does today: were it
// asked for its newest item, every page would rest on every list.
bool may_show(Structure const& tree, PublishedChannel const& channel)
{
    return std::any_of(tree.columns.begin(), tree.columns.end(), [&](PublishedColumn const& column) {
        return column.channel == channel.id && column.enabled &&
               (holds_items(column.column_kind) || !column.target.empty());
    });
}

Structure read_structure(front::Reader const& reader)
{
    reader.rests_on(structure_tag);
    Structure tree;
    tree.site = reader.find<SiteRecord>(1).value_or(SiteRecord{});
    tree.channels = documents_in<PublishedChannel>(reader, channels_list);
    tree.columns = documents_in<PublishedColumn>(reader, columns_list);
    for (auto& unit : documents_in<people::UnitRecord>(reader, units_list)) {
        auto code = unit.code;
        tree.units.insert_or_assign(std::move(code), std::move(unit));
    }
    std::sort(tree.channels.begin(), tree.channels.end(), [](auto const& a, auto const& b) {
        return std::pair{a.position, a.id} < std::pair{b.position, b.id};
    });
    auto const place = [&](PublishedColumn const& column) {
        auto const* channel = tree.channel(column.channel);
        return std::tuple{channel ? channel->position : 0, column.position, column.id};
    };
    std::sort(tree.columns.begin(), tree.columns.end(), [&](auto const& a, auto const& b) {
        return place(a) < place(b);
    });
    for (auto const& slug : reader.find<Layout>(1).value_or(Layout{}).menu)
        for (auto const& channel : tree.channels)
            if (channel.slug == slug && may_show(tree, channel))
                tree.menu.push_back(channel.id);
    return tree;
}

} // namespace

std::shared_ptr<Structure const> structure(front::Reader const& reader)
{
    return reader.memo<Structure>("sites.structure", read_structure);
}

std::vector<Crumb> crumbs_to(Public& page, PublishedColumn const& column)
{
    std::vector<Crumb> crumbs;
    if (auto const* channel = structure(page.reader)->channel(column.channel))
        crumbs.push_back({name_in(page.language, *channel), "/" + channel->slug + "/"});
    crumbs.push_back({name_in(page.language, column), column.path});
    return crumbs;
}

} // namespace fengye::sites
