#include "modules/sites/module.hpp"

#include "modules/sites/desk/column.hpp"
#include "modules/sites/desk/column_sheet.hpp"
#include "modules/sites/desk/columns.hpp"
#include "modules/sites/desk/site.hpp"
#include "modules/sites/front/api.hpp"
#include "modules/sites/front/assets.hpp"
#include "modules/sites/front/channel.hpp"
#include "modules/sites/front/column.hpp"
#include "modules/sites/front/errors.hpp"
#include "modules/sites/front/feeds.hpp"
#include "modules/sites/front/files.hpp"
#include "modules/sites/front/frame.hpp"
#include "modules/sites/front/help.hpp"
#include "modules/sites/front/home.hpp"
#include "modules/sites/front/leaving.hpp"
#include "modules/sites/front/map.hpp"
#include "modules/sites/front/placements.hpp"
#include "modules/sites/front/prefs.hpp"
#include "modules/sites/front/search.hpp"
#include "modules/sites/front/sitemap.hpp"

namespace fengye::sites {

void declare(Module& module)
{
    module.publishes<PublishedChannel>(place_channel, show_channel);
    module.publishes<PublishedColumn>(place_column, show_column, {"year", "unit", "page"}, {"q"});
    module.publishes<SiteRecord>(place_site);
    module.publishes<Layout>(place_layout);
    module.publishes<Redirect>(place_redirect);

    module.front.get("/", show_home);
    module.front.get("/search", show_search, {"scope", "time", "unit", "sort", "page"}, {"q"});
    module.front.get("/map", show_map);
    module.front.get("/prefs", show_prefs);
    module.front.post("/prefs", save_prefs);
    module.front.get("/prefs.css", prefs_sheet);
    module.front.get("/help/wza", show_accessibility);
    module.front.get("/help/privacy", show_privacy);
    module.front.get("/out/{link}", show_leaving);
    module.front.get("/files/{id}/{name}", send_file);
    module.front.get("/assets/{rest...}", send_asset);
    module.front.get("/favicon.svg", send_icon);
    module.front.get("/feed.xml", site_feed);
    module.front.get("/{channel}/feed.xml", feed_at_address);
    module.front.get("/{channel}/{column}/feed.xml", feed_at_address);
    module.front.get("/sitemap.xml", show_sitemap, {"part", "month"});
    module.front.get("/robots.txt", show_robots);
    module.front.get("/api/v1/documents", list_documents, {"kind", "column", "unit", "since", "cursor"});
    module.front.get("/api/v1/openapi.json", show_openapi);

    module.desk.get("/sites/columns", list_columns, anyone_signed_in());
    module.desk.get("/sites/columns.xlsx", send_columns_xlsx, anyone_signed_in());
    module.desk.get("/sites/columns.csv", send_columns_csv, anyone_signed_in());
    module.desk.get("/sites/columns/{id}", edit_column, anyone_signed_in());
    module.desk.post("/sites/columns/{id}", update_column, may("sites.structure"));
    module.desk.post("/sites/columns/{id}/order", reorder_column, may("sites.structure"));
    module.desk.get("/sites/site", edit_site, may("sites.structure"));
    module.desk.post("/sites/site", update_site, may("sites.structure"));
    module.desk.menu(
        {"sites.desk_columns", "/desk/sites/columns", anyone_signed_in(), "platform.menu_sites"});
    module.desk.menu(
        {"sites.desk_site_title", "/desk/sites/site", may("sites.structure"), "platform.menu_sites"});

    module.portal.frame = show_frame;
    module.portal.error_view = show_error;
    module.portal.site_name = [](Language language, db::Reader const& reader) {
        return name_in(language, site_record(reader));
    };
    module.portal.is_demo = [](db::Reader const& reader) { return site_record(reader).is_demo; };
    module.portal.help_phone = [](db::Reader const& reader) { return site_record(reader).phone; };
}

} // namespace fengye::sites
