#include "modules/sites/front/rows.hpp"

#include <algorithm>

#include "modules/sites/front/values.hpp"

namespace fengye::sites {

namespace {

// ux: what is new within three days says so in text.
constexpr std::chrono::hours new_for{72};

} // namespace

std::optional<Moment> earlier(std::optional<Moment> a, std::optional<Moment> b)
{
    if (!a || !b)
        return a ? a : b;
    return std::min(*a, *b);
}

std::optional<Moment> new_until(Public const& page, RowCard const& card)
{
    auto const until = card.at + new_for;
    return until > page.now ? std::optional{until} : std::nullopt;
}

namespace {

// Lists are what most pages are made of, so a row is put together without copies.
html::Values one_row(Public& page, Structure const& tree, RowCard const& card, bool shows_unit)
{
    auto const day = to_text(day_of(card.at));
    auto const unit = tree.units.find(card.unit);
    bool const has_unit = shows_unit && unit != tree.units.end();
    html::Values values;
    values.reserve(9);
    values.emplace_back("URL", page.to(card.path));
    values.emplace_back("TITLE", card.title);
    values.emplace_back("DATE", day);
    values.emplace_back("DATE_TEXT", day);
    values.emplace_back("IS_NEW", new_until(page, card).has_value());
    values.emplace_back("HAS_UNIT", has_unit);
    if (has_unit)
        values.emplace_back("UNIT", name_in(page.language, unit->second));
    if (card.validity.empty())
        values.emplace_back("HAS_VALIDITY", false);
    else
        add(values, validity_values(page, card));
    return values;
}

} // namespace

html::Values row_values(Public& page, RowCard const& card)
{
    return one_row(page, *structure(page.reader), card, true);
}

html::Values validity_values(Public& page, RowCard const& card)
{
    auto const words = "sites.validity_" + card.validity;
    if (!page.words.has(words))
        return {{"HAS_VALIDITY", false}};
    return {{"HAS_VALIDITY", true}, {"VALIDITY", card.validity}, {"VALIDITY_TEXT", page.say(words)}};
}

Rows rows_of(Public& page, std::vector<front::Card> const& cards, RowUnit unit)
{
    bool const shows_unit =
        unit == RowUnit::shown || (unit == RowUnit::short_only && page.language != Language::en);
    Rows rows;
    rows.values.reserve(cards.size());
    auto const tree = structure(page.reader);
    for (auto const& card : cards) {
        auto const row = decode<RowCard>(card.data);
        rows.values.push_back(one_row(page, *tree, row, shows_unit));
        rows.good_until = earlier(rows.good_until, new_until(page, row));
    }
    return rows;
}

html::Values picture_values(RowCard const& card, std::string_view sizes, html::Loading loading)
{
    if (card.picture.empty())
        return {{"HAS_PICTURE", false}};
    html::Picture picture{
        .address = card.picture,
        .width = card.picture_width,
        .height = card.picture_height,
        .focus_x = card.picture_focus_x,
        .focus_y = card.picture_focus_y};
    for (auto const& [type, srcset] : card.picture_forms)
        picture.forms.push_back({type, srcset});
    return {{"HAS_PICTURE", true}, {"PICTURE_HTML", html::picture(std::move(picture), sizes, loading)}};
}

html::Values gallery_values(Public& page, RowCard const& card)
{
    auto const day = to_text(day_of(card.at));
    return html::Values{
               {"URL", page.to(card.path)}, {"TITLE", card.title}, {"DATE", day}, {"DATE_TEXT", day}} +
           picture_values(card, "(min-width: 640px) 280px, 90vw", html::Loading::lazy);
}

std::vector<front::Card>
newest_of(front::Reader const& reader, std::vector<std::string> const& lists, int limit)
{
    std::vector<front::Card> cards;
    for (auto const& list : lists)
        for (auto& card : reader.list({.list = list, .limit = limit})) {
            bool const is_here = std::any_of(cards.begin(), cards.end(), [&](front::Card const& other) {
                return other.kind == card.kind && other.id == card.id;
            });
            if (!is_here)
                cards.push_back(std::move(card));
        }
    std::stable_sort(
        cards.begin(), cards.end(), [](front::Card const& a, front::Card const& b) { return a.at > b.at; });
    if (cards.size() > static_cast<std::size_t>(limit))
        cards.resize(static_cast<std::size_t>(limit));
    return cards;
}

html::Values rows_block(std::string const& name, std::string const& more_url, Rows const& rows)
{
    return {{"NAME", name}, {"HAS_MORE", !more_url.empty()}, {"MORE_URL", more_url}, {"ROWS", rows.values}};
}

} // namespace fengye::sites
