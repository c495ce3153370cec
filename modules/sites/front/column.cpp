#include "modules/sites/front/column.hpp"

#include "modules/sites/domain/responsible.hpp"
#include "modules/sites/front/column_list.hpp"
#include "modules/sites/front/frame.hpp"
#include "modules/sites/front/menus.hpp"
#include "modules/sites/front/values.hpp"
#include "platform/module/module.hpp"

namespace fengye::sites {

namespace {

constexpr int looked_at_for_picture = 10;

std::string about(Public const& page, PublishedColumn const& column)
{
    return page.language == Language::en && !column.about_en.empty() ? column.about_en : column.about_zh;
}

// The other columns of its channel.
html::Values side_values(Public& page, PublishedColumn const& column)
{
    Menus const menus{page};
    auto const* channel = menus.tree().channel(column.channel);
    if (!channel)
        return {{"HAS_SIBLINGS", false}};
    std::vector<html::Values> siblings;
    for (auto const* other : menus.columns_of(channel->id))
        siblings.push_back(
            {{"LINK_NAME", name_in(page.language, *other)},
             {"LINK_URL", menus.address_of(*other)},
             {"IS_CURRENT", other->id == column.id}});
    return {
        {"HAS_SIBLINGS", siblings.size() > 1},
        {"CHANNEL_NAME", name_in(page.language, *channel)},
        {"CHANNEL_URL", menus.address_of(*channel)},
        {"SIBLINGS", std::move(siblings)}};
}

html::Values foot_values(Public& page, PublishedColumn const& column, std::optional<Moment> updated)
{
    auto const responsible =
        responsible_names(column, structure(page.reader)->units, page.words, page.language);
    html::Values values{
        {"HAS_UPDATED", updated.has_value()},
        {"HAS_RESPONSIBLE", !responsible.empty()},
        {"RESPONSIBLE", responsible},
        {"HAS_RESPONSIBLE_PHONE", false}};
    if (updated)
        add(values, {{"UPDATED", day_of(*updated)}, {"UPDATED_TEXT", day_of(*updated)}});
    return values;
}

html::Values description_values(Public& page, PublishedColumn const& column)
{
    auto const text = about(page, column);
    return {{"HAS_DESCRIPTION", !text.empty()}, {"COLUMN_DESCRIPTION", text}};
}

Head head_of(Public& page, PublishedColumn const& column)
{
    auto const tree = structure(page.reader);
    auto const* channel = tree->channel(column.channel);
    auto const name = name_in(page.language, column);
    auto const channel_name = channel ? name_in(page.language, *channel) : std::string{};
    auto description = about(page, column);
    if (description.empty())
        description = page.say(
            "sites.column_about",
            {{"site", name_in(page.language, tree->site)}, {"channel", channel_name}, {"column", name}});
    Head head{.title = name, .description = description, .crumbs = crumbs_to(page, column)};
    head.channel = channel ? channel->slug : std::string{};
    head.meta = {
        {"COLUMN_META", html::Values{
                            {"COLUMN_NAME", name},
                            {"COLUMN_DESCRIPTION", description},
                            {"COLUMN_KEYWORDS", name + "," + channel_name},
                            {"COLUMN_TYPE", channel_name}}}};
    return head;
}

std::string feed_of(PublishedColumn const& column)
{
    return column.path.ends_with('/') ? column.path + "feed.xml" : std::string{};
}

// The text of the newest document there, which its own module gives (design: a block fills a place in
// another's page).
html::Values body_values(Public& page, std::vector<front::Card> const& cards)
{
    html::Values given;
    auto const block = page.portal.blocks.find(single_page_block);
    if (!cards.empty() && block != page.portal.blocks.end())
        given = block->second(page, std::to_string(cards.front().id));
    bool const has_body = !given.empty();
    add(given, {{"HAS_BODY", has_body}, {"NO_BODY", !has_body}});
    return given;
}

View show_single(Public& page, PublishedColumn const& column)
{
    auto const cards = page.reader.list({.list = list_of(column.id), .limit = 1});
    html::Values values{
        {"TITLE", name_in(page.language, column)},
        {"SEARCH_URL", page.to("/search")},
        {"CONTENT_LANG", content_language}};
    add(values, body_values(page, cards));
    add(values, side_values(page, column));
    add(values, foot_values(page, column, cards.empty() ? std::nullopt : std::optional{cards.front().at}));
    auto head = head_of(page, column);
    head.is_indexed = !cards.empty();
    return {.main = {"sites/column_single", std::move(values)}, .head = std::move(head)};
}

View list_view(Public& page, PublishedColumn const& column, ColumnList const& list, html::Page main)
{
    auto head = head_of(page, column);
    head.feed_path = feed_of(column);
    head.is_indexed = !list.cards.empty() && list.narrowing.keyword.empty();
    if (list.narrowing.page > 1)
        head.title += page.say("sites.title_page_n", {{"n", std::to_string(list.narrowing.page)}});
    return {.main = std::move(main), .head = std::move(head), .is_kept = list.is_offered};
}

html::Values head_values(Public& page, PublishedColumn const& column, ColumnList const& list)
{
    auto const feed = feed_of(column);
    return html::Values{
               {"TITLE", name_in(page.language, column)},
               {"HAS_TOTAL", true},
               {"TOTAL", std::to_string(list.total) + (list.is_more ? "+" : "")},
               {"HAS_COLUMN_FEED", !feed.empty()},
               {"COLUMN_FEED_URL", page.to(feed)}} +
           description_values(page, column);
}

View show_rows(Public& page, PublishedColumn const& column, ColumnList const& list)
{
    auto rows = rows_of(page, list.cards);
    auto values = head_values(page, column, list);
    add(values, list_values(page, column, list, std::move(rows.values)));
    add(values, side_values(page, column));
    add(values, foot_values(page, column, newest_in(page.reader, column.id)));
    auto view = list_view(page, column, list, {"sites/column", std::move(values)});
    view.good_until = rows.good_until;
    return view;
}

View show_gallery(Public& page, PublishedColumn const& column, ColumnList const& list)
{
    std::vector<html::Values> cards;
    for (auto const& card : list.cards)
        cards.push_back(gallery_values(page, decode<RowCard>(card.data)));
    auto values = head_values(page, column, list);
    add(values, list_values(page, column, list, std::move(cards)));
    add(values, side_values(page, column));
    add(values, foot_values(page, column, newest_in(page.reader, column.id)));
    return list_view(page, column, list, {"sites/column_gallery", std::move(values)});
}

RowCard newest_with_picture(Public& page, PublishedColumn const& column)
{
    for (auto const& card : page.reader.list({.list = list_of(column.id), .limit = looked_at_for_picture}))
        if (auto row = decode<RowCard>(card.data); !row.picture.empty())
            return row;
    return {};
}

View show_topic(Public& page, PublishedColumn const& column, ColumnList const& list)
{
    auto rows = rows_of(page, list.cards);
    html::Values values{{"TITLE", name_in(page.language, column)}, {"SECTIONS", std::vector<html::Values>{}}};
    add(values, description_values(page, column));
    add(values, picture_values(newest_with_picture(page, column), "94vw", html::Loading::first));
    add(values, list_values(page, column, list, std::move(rows.values)));
    add(values, foot_values(page, column, newest_in(page.reader, column.id)));
    auto view = list_view(page, column, list, {"sites/column_topic", std::move(values)});
    view.good_until = rows.good_until;
    return view;
}

} // namespace

Result<FrontAnswer> show_column(http::Request const& request, Public& page, PublishedColumn const& column)
{
    auto const nothing = refuse(Because::not_found, "platform.not_found");
    if (!column.enabled)
        return nothing;
    if (is_outside(column.target))
        return http::found(column.target);
    if (!column.target.empty() && is_served(page.portal, column.target))
        return http::found(page.to(column.target));
    if (!holds_items(column.column_kind) || !column.target.empty())
        return nothing;
    if (column.column_kind == ColumnKind::single_page)
        return show_single(page, column);

    auto const narrowing = TRY(read_narrowing(request));
    auto const list = TRY(read_column_list(page, column, narrowing));
    switch (column.column_kind) {
    case ColumnKind::gallery:
    case ColumnKind::video:
        return show_gallery(page, column, list);
    case ColumnKind::topic:
        return show_topic(page, column, list);
    default:
        return show_rows(page, column, list);
    }
}

} // namespace fengye::sites
