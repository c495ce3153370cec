#include "modules/sites/front/map.hpp"

#include "modules/sites/front/menus.hpp"

namespace fengye::sites {

Result<FrontAnswer> show_map(http::Request const&, Public& page)
{
    Menus const menus{page};
    std::vector<html::Values> channels;
    for (auto const& channel : menus.tree().channels)
        if (auto const columns = menus.columns_of(channel.id); !columns.empty())
            channels.push_back(
                {{"CHANNEL_NAME", name_in(page.language, channel)},
                 {"CHANNEL_URL", menus.address_of(channel)},
                 {"COLUMNS", links_to(page, menus, columns)}});
    auto const title = page.say("sites.site_map");
    return View{
        .main =
            {"sites/map",
             {{"CHANNELS", std::move(channels)},
              {"SEARCH_URL", page.to("/search")},
              {"PREFS_URL", page.to("/prefs")},
              {"HELP_URL", page.to("/help/wza")},
              {"PRIVACY_URL", page.to("/help/privacy")}}},
        .head = {.title = title, .description = page.say("sites.map_lead"), .crumbs = {{title, {}}}}};
}

} // namespace fengye::sites
