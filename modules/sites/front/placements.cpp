#include "modules/sites/front/placements.hpp"

namespace fengye::sites {

namespace {

// The card holds the whole document: the tree is read from three lists.
template <Fielded Document>
front::Placement in_list(std::string_view list, Document const& document, std::string const& title)
{
    return {
        .title = title,
        .card = encode(document),
        .lists = {std::string{list}},
        .tags = {std::string{structure_tag}}};
}

} // namespace

front::Placement place_channel(PublishedChannel const& channel)
{
    auto placement = in_list(channels_list, channel, channel.name_zh);
    placement.path = "/" + channel.slug + "/";
    return placement;
}

front::Placement place_column(PublishedColumn const& column)
{
    auto placement = in_list(columns_list, column, column.name_zh);
    placement.path = column.path;
    return placement;
}

front::Placement place_site(SiteRecord const& site)
{
    return {.title = site.name_zh, .tags = {std::string{structure_tag}}};
}

front::Placement place_layout(Layout const&)
{
    return {.tags = {std::string{structure_tag}}};
}

front::Placement place_redirect(Redirect const& redirect)
{
    return {.path = redirect.path, .moved_to = redirect.target};
}

} // namespace fengye::sites
