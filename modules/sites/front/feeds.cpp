#include "modules/sites/front/feeds.hpp"

#include "modules/sites/front/frame.hpp"
#include "modules/sites/front/kept.hpp"
#include "modules/sites/front/menus.hpp"
#include "modules/sites/front/rows.hpp"
#include "modules/sites/front/xml.hpp"

namespace fengye::sites {

namespace {

constexpr int entries_max = 20;

struct Feed {
    std::string title;
    std::string path; // of the page it belongs to
    std::vector<std::string> lists;
};

void add_entry(Xml& xml, Public& page, Structure const& tree, front::Card const& card)
{
    auto const row = decode<RowCard>(card.data);
    auto const address = page.site + page.to(card.path), moment = to_iso(card.at);
    auto const entry = xml.inside("entry");
    xml.element("id", page.site + card.path).element("title", card.title);
    xml.element("link", {}, {{"rel", "alternate"}, {"type", "text/html"}, {"href", address}});
    xml.element("published", moment).element("updated", moment);
    if (auto const unit = tree.units.find(row.unit); unit != tree.units.end()) {
        auto const author = xml.inside("author");
        xml.element("name", name_in(page.language, unit->second));
    }
    if (auto const* column = tree.column(std::string_view{row.column}))
        xml.element("category", {}, {{"term", column->code}, {"label", name_in(page.language, *column)}});
    if (!row.summary.empty())
        xml.element("summary", row.summary);
}

http::Response write(Public& page, Feed const& feed)
{
    auto const tree = structure(page.reader);
    auto const cards = newest_of(page.reader, feed.lists, entries_max);
    auto const address = page.site + page.to(feed.path);
    auto const site = name_in(page.language, tree->site);
    Xml xml;
    {
        auto const root =
            xml.inside("feed", {{"xmlns", "http://www.w3.org/2005/Atom"}, {"xml:lang", content_language}});
        xml.element("id", address + "feed.xml").element("title", feed.title);
        xml.element(
            "link", {}, {{"rel", "self"}, {"type", "application/atom+xml"}, {"href", address + "feed.xml"}});
        xml.element("link", {}, {{"rel", "alternate"}, {"type", "text/html"}, {"href", address}});
        xml.element("updated", to_iso(cards.empty() ? Moment{} : cards.front().at));
        {
            auto const author = xml.inside("author");
            xml.element("name", site);
        }
        for (auto const& card : cards)
            add_entry(xml, page, *tree, card);
    }
    return kept(page, "application/atom+xml; charset=utf-8", xml.text());
}

bool has_feed(PublishedColumn const& column)
{
    return column.enabled && holds_items(column.column_kind) && column.target.empty();
}

std::optional<Feed> feed_of(Public& page, front::Address const& address)
{
    auto const tree = structure(page.reader);
    auto const site = name_in(page.language, tree->site);
    if (address.kind == PublishedChannel::kind) {
        auto const* channel = tree->channel(ChannelId{address.id});
        if (!channel)
            return std::nullopt;
        Feed feed{name_in(page.language, *channel) + " — " + site, "/" + channel->slug + "/", {}};
        for (auto const& column : tree->columns)
            if (column.channel == channel->id && has_feed(column))
                feed.lists.push_back(list_of(column.id));
        return feed;
    }
    auto const* column = address.kind == PublishedColumn::kind ? tree->column(ColumnId{address.id}) : nullptr;
    if (!column || !has_feed(*column))
        return std::nullopt;
    return Feed{name_in(page.language, *column) + " — " + site, column->path, {list_of(column->id)}};
}

} // namespace

Result<FrontAnswer> site_feed(http::Request const&, Public& page)
{
    auto const site = name_in(page.language, structure(page.reader)->site);
    return write(page, {site, "/", {std::string{everything}}});
}

Result<FrontAnswer> feed_at_address(http::Request const&, Public& page)
{
    constexpr std::string_view name = "feed.xml";
    auto const path = page.path.substr(0, page.path.size() - name.size());
    auto const address = page.reader.at(path);
    if (address && address->state == front::Address::State::moved)
        return http::moved(page.to(address->target) + std::string{name});
    auto const feed =
        address && address->state == front::Address::State::here ? feed_of(page, *address) : std::nullopt;
    if (!feed)
        return refuse(Because::not_found, "platform.not_found");
    return write(page, *feed);
}

} // namespace fengye::sites
