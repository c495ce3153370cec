#include "modules/sites/front/json_ld.hpp"

#include <boost/json.hpp>

#include "modules/sites/front/frame.hpp"

namespace fengye::sites {

namespace {

namespace json = boost::json;

json::object organisation(Public& page, SiteRecord const& site, json::storage_ptr const& arena)
{
    json::object object{
        {{"@context", "https://schema.org"},
         {"@type", "GovernmentOrganization"},
         {"name", name_in(page.language, site)},
         {"url", page.site + page.to("/")}},
        arena};
    if (!site.phone.empty())
        object["telephone"] = site.phone;
    return object;
}

json::object breadcrumb(Public& page, std::vector<Crumb> const& crumbs, json::storage_ptr const& arena)
{
    json::array places(arena); // braces would hold it as an element
    for (auto const& crumb : crumbs) {
        json::object place{
            {{"@type", "ListItem"}, {"position", places.size() + 1}, {"name", crumb.name}}, arena};
        place["item"] = page.site + page.to(crumb.path.empty() ? page.path : crumb.path);
        places.push_back(std::move(place));
    }
    json::object list{{{"@context", "https://schema.org"}, {"@type", "BreadcrumbList"}}, arena};
    list["itemListElement"] = std::move(places);
    return list;
}

} // namespace

std::string
json_ld_of(Public& page, SiteRecord const& site, std::vector<Crumb> const& crumbs, Head const& head)
{
    json::monotonic_resource arena;
    auto list = "[" + json::serialize(organisation(page, site, &arena));
    if (!crumbs.empty())
        list += "," + json::serialize(breadcrumb(page, crumbs, &arena));
    for (auto const& own : head.json_ld)
        list += "," + own;
    return list + "]";
}

} // namespace fengye::sites
