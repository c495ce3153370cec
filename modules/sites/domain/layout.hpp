#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "platform/gazette/document.hpp"

namespace fengye::sites {

// A place on the home page. `more` may be given several times; each of the others once.
enum class Slot { headlines, notices, openness, policy, interpretation, plans, statistics, more };
constexpr Names<8> names_of(Slot)
{
    return {"headlines", "notices", "openness", "policy", "interpretation", "plans", "statistics", "more"};
}

// The pictures of tile_icon.html.
enum class Icon {
    query,
    person,
    business,
    form,
    letter,
    idea,
    open,
    policy,
    notice,
    news,
    map,
    phone,
    health,
    traffic,
    social,
    education,
    chart,
    city
};
constexpr Names<18> names_of(Icon)
{
    return {"query", "person", "business", "form",   "letter",  "idea",   "open",      "policy", "notice",
            "news",  "map",    "phone",    "health", "traffic", "social", "education", "chart",  "city"};
}

// What stands in a slot: the newest rows of some columns, or, for openness, links to them. Named after its
// channel when it has one, else after its first column.
struct LayoutBlock {
    Slot slot{Slot::more};
    std::string channel;              // slug, or empty
    std::vector<std::string> columns; // codes
    int rows{5};

    static constexpr auto fields()
    {
        using B = LayoutBlock;
        return std::tuple{
            field("slot", &B::slot), field("channel", &B::channel), field("columns", &B::columns),
            field("rows", &B::rows)};
    }
};

// One of the large links at the top; it leads to a column and is absent while that shows nothing.
struct LayoutTile {
    std::string name_zh, name_en;
    std::string column; // code
    Icon icon{Icon::notice};

    static constexpr auto fields()
    {
        using T = LayoutTile;
        return std::tuple{
            field("name_zh", &T::name_zh), field("name_en", &T::name_en), field("column", &T::column),
            field("icon", &T::icon)};
    }
};

// How the home page is put together; blocks only, no markup (design: nobody edits templates in a browser).
struct Layout {
    static constexpr std::string_view kind = "layout";

    Id<Layout> id{1};
    std::vector<std::string> menu; // slugs of channels
    std::vector<LayoutBlock> blocks;
    std::vector<LayoutTile> tiles, elder_tiles;
    int tiles_shown{8};
    std::vector<std::string> topics; // codes of columns
    int topics_shown{3};
    std::string hotline; // a number to call, or empty

    static constexpr auto fields()
    {
        using L = Layout;
        return std::tuple{
            field("id", &L::id),
            field("menu", &L::menu),
            field("blocks", &L::blocks),
            field("tiles", &L::tiles),
            field("elder_tiles", &L::elder_tiles),
            field("tiles_shown", &L::tiles_shown),
            field("topics", &L::topics),
            field("topics_shown", &L::topics_shown),
            field("hotline", &L::hotline)};
    }
};

} // namespace fengye::sites
