#include "modules/editorial/desk/comparisons.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "modules/editorial/desk/compared_rows.hpp"
#include "modules/editorial/desk/forms.hpp"

namespace fengye::editorial {

namespace {

// The editions of the address, or the newest and the one before it.
struct Chosen {
    int from{0}, to{0};
    bool is_side{false};
};

Chosen chosen_by(http::Request const& request, std::vector<Edition> const& newest_first)
{
    Chosen chosen{
        number_in(request.argument("from")), number_in(request.argument("to")),
        request.argument("view") == "side"};
    if (chosen.to == 0 && !newest_first.empty())
        chosen.to = newest_first.front().number;
    if (chosen.from == 0)
        for (auto const& edition : newest_first)
            if (edition.number < chosen.to && chosen.from == 0)
                chosen.from = edition.number;
    return chosen;
}

std::string address(Item const& item, Chosen const& chosen, bool is_side)
{
    return item_url(
        item.id,
        fmt::format("/comparison?from={}&to={}{}", chosen.from, chosen.to, is_side ? "&view=side" : ""));
}

std::vector<html::Values> edition_options(Desk const& desk, std::vector<Edition> const& editions, int chosen)
{
    std::vector<html::Values> options;
    for (auto const& edition : editions)
        options.push_back(
            {{"OPTION", edition.number},
             {"OPTION_TEXT",
              fmt::format(
                  "{} · {} · {}", desk.say("editorial.edition_n", {{"n", std::to_string(edition.number)}}),
                  people::shown_name(desk.reader, edition.made_by), to_short_text(edition.made_at))},
             {"IS_OPTION_CHOSEN", edition.number == chosen}});
    return options;
}

std::int64_t count_of(Comparison const& comparison, LineKind kind)
{
    return std::count_if(comparison.lines.begin(), comparison.lines.end(), [&](Line const& line) {
        return line.kind == kind;
    });
}

html::Values compared_values(Desk const& desk, Item const& item, Edition const& before, Edition const& after)
{
    auto const comparison =
        compare(html::blocks_of(before.content.body), html::blocks_of(after.content.body));
    auto facts = changed_facts(desk, item, before.content, after.content);
    auto files = changed_files(desk, before.content, after.content);
    bool const is_alike = comparison.is_alike() && facts.empty() && files.empty();
    return {
        {"IS_ALIKE", is_alike},
        {"IS_DIFFERENT", !is_alike},
        {"SUMMARY_TEXT",
         desk.say(
             "editorial.comparison_sum", {{"places", std::to_string(count_changes(comparison))},
                                          {"characters", std::to_string(comparison.changed_characters)},
                                          {"moved", std::to_string(count_of(comparison, LineKind::moved))}})},
        {"HAS_CHANGES", count_changes(comparison) > 0},
        {"IS_COARSE", comparison.is_coarse},
        {"HAS_FACTS", !facts.empty()},
        {"CHANGED_FACTS", std::move(facts)},
        {"HAS_FILES", !files.empty()},
        {"CHANGED_FILES", std::move(files)},
        {"STRETCHES", compared_rows(desk, comparison)}};
}

} // namespace

Result<http::Response> show_comparison(http::Request const& request, Platform& platform)
{
    auto const reader = platform.desk.reader();
    Desk const desk{request, platform, reader};
    auto const item = TRY(find_visible(request, reader));
    auto const editions = visible_editions(desk, item);
    auto const chosen = chosen_by(request, editions);
    bool const are_visible =
        is_visible(request.actor(), item, chosen.from) && is_visible(request.actor(), item, chosen.to);
    auto const before = are_visible ? store::find_edition(reader, item.id, chosen.from) : std::nullopt;
    auto const after = are_visible ? store::find_edition(reader, item.id, chosen.to) : std::nullopt;
    bool const is_possible = before && after;
    if (!is_possible && !request.argument("from").empty())
        return refuse(Because::not_found, "platform.not_found");
    html::Values values{
        {"ITEM_URL", item_url(item.id)},
        {"ITEM_TITLE", item.title.empty() ? desk.say("editorial.untitled") : item.title},
        {"COMPARISON_URL", item_url(item.id, "/comparison")},
        {"IS_SIDE", chosen.is_side},
        {"IS_INLINE", !chosen.is_side},
        {"INLINE_URL", address(item, chosen, false)},
        {"SIDE_URL", address(item, chosen, true)},
        {"IS_POSSIBLE", is_possible},
        {"IS_IMPOSSIBLE", !is_possible},
        {"FROM", chosen.from},
        {"TO", chosen.to},
        {"FROM_OPTIONS", edition_options(desk, editions, chosen.from)},
        {"TO_OPTIONS", edition_options(desk, editions, chosen.to)}};
    if (is_possible)
        values = std::move(values) + compared_values(desk, item, *before, *after);
    return screen(
        request, platform, desk.say("editorial.comparison_title"),
        {"editorial/comparison", std::move(values)});
}

} // namespace fengye::editorial
