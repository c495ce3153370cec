#include "modules/sites/front/json_ld.hpp"

#include <boost/json.hpp>

#include "modules/sites/front/frame.hpp"

namespace fengye::sites {

namespace {

namespace json = boost::json;

json::object organisation(Public& page, SiteRecord const& site)
{
    json::object object{
        {"@context", "https://schema.org"},
        {"@type", "GovernmentOrganization"},
        {"name", name_in(page.language, site)},
        {"url", page.site + page.to("/")}};
    if (!site.phone.empty())
        object["telephone"] = site.phone;
    return object;
}

json::object breadcrumb(Public& page, std::vector<Crumb> const& crumbs)
{
    json::array places;
    for (auto const& crumb : crumbs) {
        json::object place{{"@type", "ListItem"}, {"position", places.size() + 1}, {"name", crumb.name}};
        place["item"] = page.site + page.to(crumb.path.empty() ? page.path : crumb.path);
        places.push_back(std::move(place));
    }
    return {
        {"@context", "https://schema.org"},
        {"@type", "BreadcrumbList"},
        {"itemListElement", std::move(places)}};
}

} // namespace

std::string
json_ld_of(Public& page, SiteRecord const& site, std::vector<Crumb> const& crumbs, Head const& head)
{
    auto list = "[" + json::serialize(organisation(page, site));
    if (!crumbs.empty())
        list += "," + json::serialize(breadcrumb(page, crumbs));
    for (auto const& own : head.json_ld)
        list += "," + own;
    return list + "]";
}

} // namespace fengye::sites
