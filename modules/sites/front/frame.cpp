#include "modules/sites/front/frame.hpp"

#include <algorithm>

#include "modules/sites/front/json_ld.hpp"
#include "modules/sites/front/menus.hpp"
#include "modules/sites/front/values.hpp"
#include "platform/browser/assets.hpp"
#include "platform/html/markup.hpp"

namespace fengye::sites {

namespace {

constexpr std::string_view icp_register = "https://beian.miit.gov.cn/",
                           psb_register = "https://beian.mps.gov.cn/",
                           mark_register = "https://bszs.conac.cn/sitename?method=show&id=";

std::string in(Language language, std::string const& zh, std::string const& en)
{
    return language == Language::en && !en.empty() ? en : zh;
}

// NAME shown under HAS_NAME, when there is one.
void add_if_any(html::Values& values, std::string const& name, std::string const& value)
{
    values.emplace_back("HAS_" + name, !value.empty());
    if (!value.empty())
        values.emplace_back(name, value);
}

std::vector<html::Values> menu_values(Public& page, Structure const& tree, std::string const& current)
{
    std::vector<html::Values> menu{
        {{"NAV_NAME", page.say("sites.home")}, {"NAV_URL", page.to("/")}, {"IS_CURRENT", page.path == "/"}}};
    for (auto const id : tree.menu)
        if (auto const* channel = tree.channel(id))
            menu.push_back(
                {{"NAV_NAME", name_in(page.language, *channel)},
                 {"NAV_URL", page.to("/" + channel->slug + "/")},
                 {"IS_CURRENT", channel->slug == current}});
    return menu;
}

std::vector<html::Values> crumb_values(Public& page, std::vector<Crumb> const& crumbs)
{
    std::vector<html::Values> shown;
    for (std::size_t i = 0; i < crumbs.size(); ++i) {
        bool const is_link = i + 1 < crumbs.size() && !crumbs[i].path.empty();
        html::Values values{{"CRUMB_NAME", crumbs[i].name}, {"IS_LINK", is_link}, {"IS_HERE", !is_link}};
        if (is_link)
            values.emplace_back("CRUMB_URL", page.to(crumbs[i].path));
        shown.push_back(std::move(values));
    }
    return shown;
}

html::Values addresses(Public& page)
{
    return {
        {"HOME_URL", page.to("/")},
        {"SEARCH_URL", page.to("/search")},
        {"MAP_URL", page.to("/map")},
        {"PREFS_URL", page.to("/prefs")},
        {"HELP_URL", page.to("/help/wza")},
        {"PRIVACY_URL", page.to("/help/privacy")},
        {"PUBLIC_CSS_URL", browser::asset("public.css")},
        {"PAGE_PATH", page.to(page.path)}};
}

html::Values twin_values(Public& page, bool has_twin)
{
    if (!has_twin)
        return {{"HAS_OTHER_LANGUAGE", false}, {"ALTERNATES", std::vector<html::Values>{}}};
    auto const other = page.language == Language::en ? page.path : "/en" + page.path;
    return {
        {"HAS_OTHER_LANGUAGE", true},
        {"OTHER_LANGUAGE_URL", other},
        {"ALTERNATES",
         std::vector<html::Values>{
             {{"ALTERNATE_LANG", name_of(Language::zh_cn)}, {"ALTERNATE_URL", page.site + page.path}},
             {{"ALTERNATE_LANG", name_of(Language::en)}, {"ALTERNATE_URL", page.site + "/en" + page.path}}}}};
}

// What the page says of itself as a column or as an article; the other is left out.
html::Values meta_values(html::Values meta)
{
    for (auto const* name : {"COLUMN_META", "ARTICLE_META"}) {
        bool const is_given =
            std::any_of(meta.begin(), meta.end(), [&](auto const& value) { return value.first == name; });
        if (!is_given)
            meta.emplace_back(std::string{name}, false);
    }
    return meta;
}

// The footer: who answers for the site, and the marks it was given (GUIDE, bottom area).
html::Values footer_values(Public& page, SiteRecord const& site)
{
    html::Values values{
        {"HAS_IPV6", true},
        {"SITE_ID_CODE", site.site_code},
        {"HAS_SITE_ID_CODE", !site.site_code.empty()},
        {"HAS_SAMPLE_MARKS", site.is_demo}};
    add_if_any(values, "SPONSOR", in(page.language, site.sponsor_zh, site.sponsor_en));
    add_if_any(values, "OPERATOR", in(page.language, site.operator_zh, site.operator_en));
    if (site.is_demo)
        values.emplace_back("SAMPLE_MARKS", page.say("sites.sample_marks"));
    values.emplace_back("HAS_ICP", !site.icp_no.empty());
    values.emplace_back("HAS_PSB", !site.psb_no.empty());
    values.emplace_back("HAS_PARTY_MARK", !site.certificate_no.empty());
    if (!site.icp_no.empty())
        add(values, {{"ICP_NO", site.icp_no}, {"ICP_URL", icp_register}});
    if (!site.psb_no.empty())
        add(values, {{"PSB_NO", site.psb_no}, {"PSB_URL", psb_register}});
    if (!site.certificate_no.empty())
        add(values, {{"PARTY_MARK_URL", std::string{mark_register} + site.certificate_no}});
    bool const takes_errors = is_served(page.portal, "/report");
    values.emplace_back("HAS_FIND_ERROR", takes_errors);
    if (takes_errors)
        values.emplace_back("FIND_ERROR_URL", page.to("/report"));
    return values;
}

// No strip without a certificate: whoever claims to be official must be able to prove it.
html::Values strip_values(Public& page, SiteRecord const& site)
{
    bool const is_official = !site.certificate_no.empty() && !site.is_demo;
    html::Values values{
        {"IS_DEMO", site.is_demo},
        {"IS_PREVIEW", page.is_preview},
        {"HAS_REMARK", false},
        {"IS_OFFICIAL", is_official}};
    if (is_official)
        values.emplace_back("CERTIFICATE_NO", site.certificate_no);
    return values;
}

} // namespace

std::string name_in(Language language, SiteRecord const& site)
{
    return in(language, site.name_zh, site.name_en);
}

html::Values phone_values(Public& page)
{
    html::Values values;
    add_if_any(values, "PHONE", structure(page.reader)->site.phone);
    return values;
}

html::Page show_frame(Public& page, Head const& head, html::Safe main)
{
    auto const tree = structure(page.reader);
    auto const& site = tree->site;
    auto const site_name = name_in(page.language, site);
    auto crumbs = head.crumbs;
    if (!crumbs.empty())
        crumbs.insert(crumbs.begin(), {page.say("sites.home"), "/"});

    html::Values values{
        {"TITLE", head.title.empty() ? site_name : head.title + " — " + site_name},
        {"OG_TITLE", head.title.empty() ? site_name : head.title},
        {"OG_TYPE", head.og_type},
        {"DESCRIPTION", head.description.empty() ? site_name : head.description},
        {"SITE_NAME", site_name},
        {"SITE_DOMAIN", site.domain},
        {"IS_NOINDEX", site.is_demo || page.is_preview || !head.is_indexed},
        {"HAS_CANONICAL", head.is_indexed},
        {"HAS_FEED", !head.feed_path.empty()},
        {"HAS_IMAGE", !head.image_path.empty()},
        {"HAS_SEARCH", page.path != "/search"},
        {"NAV", menu_values(page, *tree, head.channel)},
        {"HAS_BREADCRUMB", !crumbs.empty()},
        {"CRUMBS", crumb_values(page, crumbs)},
        {"JSON_LD_HTML", html::json_ld(json_ld_of(page, site, crumbs, head))},
        {"MAIN_HTML", std::move(main)}};
    // Also where the page is not indexed: the meta set of an article names its address.
    values.emplace_back("CANONICAL_URL", page.site + page.to(page.path));
    if (!head.feed_path.empty())
        add(values, {{"FEED_TITLE", head.title.empty() ? site_name : head.title},
                     {"FEED_URL", page.to(head.feed_path)}});
    if (!head.image_path.empty())
        values.emplace_back("IMAGE_URL", page.site + head.image_path);
    return {
        "sites/frame", std::move(values) + addresses(page) + twin_values(page, head.has_twin) +
                           strip_values(page, site) + footer_values(page, site) + phone_values(page) +
                           meta_values(head.meta)};
}

} // namespace fengye::sites
