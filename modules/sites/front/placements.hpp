#pragma once

#include "modules/sites/domain/layout.hpp"
#include "modules/sites/domain/redirect.hpp"
#include "modules/sites/sites.hpp"
#include "platform/front/types.hpp"

// Where the documents of the tree stand in the front store. All of them move the tag "structure".
namespace fengye::sites {

// The lists the tree is read from. Units are placed by people, who publish them.
inline constexpr std::string_view channels_list = "structure/channels", columns_list = "structure/columns",
                                  units_list = "structure/units", structure_tag = "structure";

front::Placement place_channel(PublishedChannel const&);
front::Placement place_column(PublishedColumn const&);
front::Placement place_site(SiteRecord const&);
front::Placement place_layout(Layout const&);
front::Placement place_redirect(Redirect const&);

} // namespace fengye::sites
