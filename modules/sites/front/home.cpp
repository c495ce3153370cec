#include "modules/sites/front/home.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "modules/sites/domain/layout.hpp"
#include "modules/sites/front/frame.hpp"
#include "modules/sites/front/menus.hpp"
#include "modules/sites/front/rows.hpp"
#include "modules/sites/front/units.hpp"
#include "modules/sites/front/values.hpp"

namespace fengye::sites {

namespace {

constexpr int elder_rows = 5, elder_tiles_shown = 5;
constexpr int looked_at_for_picture = 10;

// Puts the home page together from its layout. What would be empty is left out.
class Home {
public:
    explicit Home(Public& page)
        : m_page{page}, m_menus{page}, m_layout{page.reader.find<Layout>(1).value_or(Layout{})}
    {}

    View view()
    {
        html::Values values{
            {"SITE_NAME", name_in(m_page.language, m_menus.tree().site)},
            {"MAP_URL", m_page.to("/map")},
            {"CONTENT_LANG", content_language}};
        // Each tile shows one of the icons.
        for (auto const icon : names_of(Icon{}))
            values.emplace_back(icon_section(icon), false);
        add_hotline(values);
        add_tiles(values, "TILES", m_layout.tiles, m_layout.tiles_shown);
        add_tiles(values, "ELDER_TILES", m_layout.elder_tiles, elder_tiles_shown);
        add_blocks(values);
        add_topics(values);
        add_other_channels(values);
        add_unit_groups(values);
        auto const& city = m_menus.tree().site;
        return {
            .main = {"sites/home", std::move(values)},
            .head =
                {.title = {},
                 .description = m_page.say("sites.home_about", {{"site", name_in(m_page.language, city)}}),
                 .feed_path = "/feed.xml"},
            .good_until = m_good_until};
    }

private:
    std::vector<PublishedColumn const*> shown(std::vector<std::string> const& codes) const
    {
        std::vector<PublishedColumn const*> columns;
        for (auto const& code : codes)
            if (auto const* column = m_menus.tree().column(code); column && m_menus.shows(*column))
                columns.push_back(column);
        return columns;
    }

    void add_hotline(html::Values& values) const
    {
        values.emplace_back("HAS_HOTLINE", !m_layout.hotline.empty());
        values.emplace_back("HOTLINE", m_layout.hotline);
    }

    void add_tiles(
        html::Values& values, std::string const& name, std::vector<LayoutTile> const& tiles,
        int at_most) const
    {
        std::vector<html::Values> list;
        for (auto const& tile : tiles)
            for (auto const* column : shown({tile.column}))
                if (static_cast<int>(list.size()) < at_most)
                    list.push_back(
                        {{"TILE_NAME", m_page.language == Language::en ? tile.name_en : tile.name_zh},
                         {"TILE_URL", m_menus.address_of(*column)},
                         {icon_section(name_of(tile.icon)), true}});
        if (name == "TILES")
            values.emplace_back("HAS_TILES", !list.empty());
        values.emplace_back(name, std::move(list));
    }
    static std::string icon_section(std::string_view icon)
    {
        return in_capitals("icon_" + std::string{icon});
    }

    Rows note(Rows rows)
    {
        m_good_until = earlier(m_good_until, rows.good_until);
        return rows;
    }

    PublishedChannel const* channel_of(LayoutBlock const& block) const
    {
        for (auto const& channel : m_menus.tree().channels)
            if (!block.channel.empty() && channel.slug == block.channel)
                return &channel;
        return nullptr;
    }
    std::pair<std::string, std::string>
    name_and_address(LayoutBlock const& block, PublishedColumn const& first) const
    {
        if (auto const* channel = channel_of(block))
            return {name_in(m_page.language, *channel), m_menus.address_of(*channel)};
        return {name_in(m_page.language, first), m_menus.address_of(first)};
    }

    // Notices are told apart by who gave them; in the other blocks the title says it, or the column.
    static RowUnit unit_in(Slot slot)
    {
        return slot == Slot::notices ? RowUnit::short_only : RowUnit::hidden;
    }

    void add_blocks(html::Values& values)
    {
        static constexpr std::array names{"HEADLINES",      "NOTICES", "OPENNESS",   "POLICY",
                                          "INTERPRETATION", "PLANS",   "STATISTICS", "MORE_BLOCKS"};
        std::vector<html::Values> more;
        std::set<std::string> filled{"MORE_BLOCKS"};
        for (auto const& block : m_layout.blocks) {
            auto const columns = shown(block.columns);
            if (columns.empty())
                continue;
            auto const [name, address] = name_and_address(block, *columns.front());
            auto const cards =
                block.slot == Slot::openness ? std::vector<front::Card>{} : newest(columns, block);
            std::string const place{names[static_cast<std::size_t>(block.slot)]};
            filled.insert(place);
            if (block.slot == Slot::openness)
                values.emplace_back(place, links_block(name, address, columns, block.rows));
            else if (block.slot == Slot::headlines)
                add_headlines(values, name, address, cards, block.rows);
            else if (block.slot == Slot::more)
                more.push_back(rows_block(name, address, note(rows_of(m_page, cards, unit_in(block.slot)))));
            else
                values.emplace_back(
                    place, rows_block(name, address, note(rows_of(m_page, cards, unit_in(block.slot)))));
        }
        values.emplace_back("MORE_BLOCKS", std::move(more));
        for (auto const* place : names)
            if (!filled.contains(place))
                values.emplace_back(std::string{place}, false);
        if (!filled.contains("HEADLINES"))
            values.emplace_back("ELDER_NEWS", false);
    }
    std::vector<front::Card>
    newest(std::vector<PublishedColumn const*> const& columns, LayoutBlock const& block) const
    {
        std::vector<std::string> lists;
        for (auto const* column : columns)
            lists.push_back(list_of(column->id));
        return newest_of(
            m_page.reader, lists,
            block.slot == Slot::headlines ? std::max(block.rows + 1, looked_at_for_picture) : block.rows);
    }
    html::Values links_block(
        std::string const& name, std::string const& address, std::vector<PublishedColumn const*> columns,
        int at_most) const
    {
        if (static_cast<int>(columns.size()) > at_most)
            columns.resize(static_cast<std::size_t>(at_most));
        return {
            {"NAME", name},
            {"HAS_MORE", true},
            {"MORE_URL", address},
            {"LINKS", links_to(m_page, m_menus, columns)}};
    }

    // The newest with a picture leads; it does not move by itself, and stands in the list no second time.
    void add_headlines(
        html::Values& values, std::string const& name, std::string const& address,
        std::vector<front::Card> cards, int rows)
    {
        auto first = cards;
        first.resize(std::min<std::size_t>(first.size(), elder_rows));
        values.emplace_back(
            "ELDER_NEWS", rows_block(name, address, note(rows_of(m_page, first, RowUnit::hidden))));

        auto const has_picture = [](front::Card const& card) {
            return !decode<RowCard>(card.data).picture.empty();
        };
        auto lead = std::find_if(cards.begin(), cards.end(), has_picture);
        if (lead == cards.end())
            lead = cards.begin();
        auto const card = decode<RowCard>(lead->data);
        cards.erase(lead);
        cards.resize(std::min<std::size_t>(cards.size(), static_cast<std::size_t>(rows)));
        auto block = rows_block(name, address, note(rows_of(m_page, cards, RowUnit::hidden)));
        auto const day = to_text(day_of(card.at));
        html::Values first_of_all{{"URL", m_page.to(card.path)},
                                  {"TITLE", card.title},
                                  {"DATE", day},
                                  {"DATE_TEXT", day},
                                  {"HAS_SUMMARY", !card.summary.empty()},
                                  {"SUMMARY", card.summary}};
        add(first_of_all, picture_values(card, "(min-width: 768px) 560px, 94vw", html::Loading::first));
        block.emplace_back("HAS_LEAD_PICTURE", !card.picture.empty());
        block.emplace_back("LEAD", std::move(first_of_all));
        values.emplace_back("HEADLINES", std::move(block));
    }

    void add_topics(html::Values& values)
    {
        std::vector<html::Values> cards;
        PublishedChannel const* channel = nullptr;
        for (auto const* column : shown(m_layout.topics)) {
            if (static_cast<int>(cards.size()) == m_layout.topics_shown)
                break;
            channel = m_menus.tree().channel(column->channel);
            auto const& about = m_page.language == Language::en ? column->about_en : column->about_zh;
            html::Values card{
                {"CARD_NAME", name_in(m_page.language, *column)},
                {"CARD_URL", m_menus.address_of(*column)},
                {"HAS_CARD_SUMMARY", !about.empty()},
                {"CARD_SUMMARY", about}};
            add(card,
                picture_values(
                    newest_with_picture(*column), "(min-width: 640px) 280px, 90vw", html::Loading::lazy));
            cards.push_back(std::move(card));
        }
        if (!channel)
            values.emplace_back("TOPICS", false);
        else
            values.emplace_back(
                "TOPICS", html::Values{
                              {"NAME", name_in(m_page.language, *channel)},
                              {"HAS_MORE", true},
                              {"MORE_URL", m_menus.address_of(*channel)},
                              {"CARDS", std::move(cards)}});
    }
    RowCard newest_with_picture(PublishedColumn const& column) const
    {
        for (auto const& card :
             m_page.reader.list({.list = list_of(column.id), .limit = looked_at_for_picture}))
            if (auto row = decode<RowCard>(card.data); !row.picture.empty())
                return row;
        return {};
    }

    void add_other_channels(html::Values& values) const
    {
        std::vector<html::Values> links;
        auto const& menu = m_menus.tree().menu;
        for (auto const& channel : m_menus.tree().channels)
            if (std::find(menu.begin(), menu.end(), channel.id) == menu.end() && m_menus.shows(channel))
                links.push_back(
                    {{"LINK_NAME", name_in(m_page.language, channel)},
                     {"LINK_URL", m_menus.address_of(channel)}});
        values.emplace_back("HAS_OTHER_CHANNELS", !links.empty());
        values.emplace_back("OTHER_CHANNELS", std::move(links));
    }

    void add_unit_groups(html::Values& values) const
    {
        auto groups = unit_groups(m_page);
        values.emplace_back("HAS_UNIT_GROUPS", !groups.empty());
        values.emplace_back("UNIT_GROUPS", std::move(groups));
    }

    Public& m_page;
    Menus m_menus;
    Layout m_layout;
    std::optional<Moment> m_good_until;
};

} // namespace

Result<FrontAnswer> show_home(http::Request const&, Public& page)
{
    return Home{page}.view();
}

} // namespace fengye::sites
