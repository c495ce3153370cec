#include "modules/sites/front/sitemap.hpp"

#include <array>
#include <map>

#include <fmt/format.h>

#include "modules/sites/front/kept.hpp"
#include "modules/sites/front/menus.hpp"
#include "modules/sites/front/xml.hpp"

namespace fengye::sites {

namespace {

constexpr std::string_view schema = "http://www.sitemaps.org/schemas/sitemap/0.9";
constexpr int read_at_once = 1000;
constexpr int urls_max = 50'000; // of one file, by the protocol
constexpr std::array own_pages{"/", "/map", "/help/wza", "/help/privacy"};

std::string month_of(Moment at)
{
    return to_text(day_of(at)).substr(0, 7);
}

// The cards of a year, newest first, until `take` has seen enough.
template <class Take>
void read_year(front::Reader const& reader, int year, Take take)
{
    for (int offset = 0;; offset += read_at_once) {
        auto const cards = reader.list(
            {.list = std::string{everything}, .year = year, .offset = offset, .limit = read_at_once});
        for (auto const& card : cards)
            if (!take(card))
                return;
        if (cards.size() < read_at_once)
            return;
    }
}

http::Response as_xml(Public const& page, Xml const& xml)
{
    return kept(page, "application/xml; charset=utf-8", xml.text());
}

http::Response index(Public& page)
{
    std::map<std::string, Moment, std::greater<>> months; // and the newest in each
    for (auto const& year : page.reader.years(std::string{everything}))
        read_year(page.reader, std::stoi(year.name), [&](front::Card const& card) {
            months.try_emplace(month_of(card.at), card.at);
            return true;
        });
    Xml xml;
    {
        auto const root = xml.inside("sitemapindex", {{"xmlns", schema}});
        auto const add_part = [&](std::string const& query, std::optional<Moment> changed) {
            auto const part = xml.inside("sitemap");
            xml.element("loc", page.site + "/sitemap.xml?" + query);
            if (changed)
                xml.element("lastmod", to_iso(*changed));
        };
        add_part("part=pages", {});
        for (auto const& [month, newest] : months)
            add_part("month=" + month, newest);
    }
    return as_xml(page, xml);
}

void add_url(Xml& xml, Public const& page, std::string const& path, std::optional<Moment> changed)
{
    auto const url = xml.inside("url");
    xml.element("loc", page.site + path);
    if (changed)
        xml.element("lastmod", to_iso(*changed));
}

http::Response pages(Public& page)
{
    Menus const menus{page};
    Xml xml;
    {
        auto const root = xml.inside("urlset", {{"xmlns", schema}});
        for (auto const* path : own_pages)
            add_url(xml, page, path, {});
        for (auto const& channel : menus.tree().channels)
            if (menus.shows(channel))
                add_url(xml, page, "/" + channel.slug + "/", {});
        for (auto const& column : menus.tree().columns)
            if (menus.shows(column) && column.target.empty())
                add_url(xml, page, column.path, newest_in(page.reader, column.id));
    }
    return as_xml(page, xml);
}

Result<FrontAnswer> month_page(Public& page, std::string const& month)
{
    auto const first = day_from(month + "-01");
    if (!first)
        return refuse(Because::not_found, "platform.not_found");
    Xml xml;
    int count = 0;
    {
        auto const root = xml.inside("urlset", {{"xmlns", schema}});
        read_year(page.reader, year_of(*first), [&](front::Card const& card) {
            if (month_of(card.at) == month) {
                add_url(xml, page, card.path, card.at);
                ++count;
            }
            return day_of(card.at) >= *first && count < urls_max;
        });
    }
    if (count == 0)
        return refuse(Because::not_found, "platform.not_found");
    return as_xml(page, xml);
}

} // namespace

Result<FrontAnswer> show_sitemap(http::Request const& request, Public& page)
{
    if (auto const month = request.argument("month"); !month.empty())
        return month_page(page, month);
    auto const part = request.argument("part");
    if (part == "pages")
        return pages(page);
    if (!part.empty())
        return refuse(Because::not_found, "platform.not_found");
    return index(page);
}

Result<FrontAnswer> show_robots(http::Request const&, Public& page)
{
    auto const text = structure(page.reader)->site.is_demo
                          ? std::string{"User-agent: *\nDisallow: /\n"}
                          : fmt::format(
                                "User-agent: *\nDisallow: /desk/\nDisallow: /out/\nDisallow: "
                                "/prefs\nDisallow: /search\n\nSitemap: {}/sitemap.xml\n",
                                page.site);
    return kept(page, "text/plain; charset=utf-8", text);
}

} // namespace fengye::sites
