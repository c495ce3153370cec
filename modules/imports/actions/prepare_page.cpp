#include "modules/imports/actions/prepare_page.hpp"

#include <algorithm>

#include "modules/imports/domain/markup.hpp"
#include "platform/html/markup.hpp"
#include "platform/html/sanitiser.hpp"
#include "platform/utf8/utf8.hpp"

namespace fengye::imports {

namespace {

constexpr std::size_t summary_characters_max = 120;
constexpr std::size_t keywords_max = 20;
constexpr std::size_t line_bytes_max = 300; // of a source or a number

// The columns a page goes to, its own first.
struct Destination {
    std::vector<sites::PublishedColumn const*> columns;
    people::UnitRecord const* unit{nullptr};
    std::optional<SkipReason> skipped{};
};

Destination destination_of(OldPage const& page, Mapping const& mapping, NewSite const& site)
{
    Destination to;
    bool is_left_out = false;
    auto categories = page.categories;
    if (categories.empty())
        categories.emplace_back();
    for (auto const& category : categories) {
        auto const* place = mapping.place_of(category);
        if (!place)
            continue;
        is_left_out = is_left_out || place->is_left_out;
        auto const* column = site.column(place->column);
        if (!column || std::find(to.columns.begin(), to.columns.end(), column) != to.columns.end())
            continue;
        if (!to.unit)
            to.unit = site.unit(page.unit.empty() ? place->unit : page.unit);
        if (to.columns.empty() || (to.unit && sites::answers_for(*to.unit, *column)))
            to.columns.push_back(column);
    }
    if (to.columns.empty())
        to.skipped = is_left_out ? SkipReason::left_out : SkipReason::no_column;
    else if (!to.unit || !sites::answers_for(*to.unit, *to.columns.front()))
        to.skipped = SkipReason::unit_unknown;
    return to;
}

std::optional<SkipReason> skipped_as_it_is(OldPage const& page, std::optional<Moment> at, Moment now)
{
    if (page.title.empty())
        return SkipReason::no_title;
    if (page.title.size() > editorial::title_bytes_max)
        return SkipReason::title_too_long;
    if (page.body.size() > html::Sanitiser::bytes_max || is_too_rich(page.body))
        return SkipReason::body_too_large;
    if (!at)
        return SkipReason::no_date;
    if (*at > now)
        return SkipReason::in_future;
    return std::nullopt;
}

std::vector<std::string> addresses_of(OldPage const& page)
{
    std::vector<std::string> addresses;
    for (auto const& written : page.addresses) {
        auto const address = read_address(written);
        auto const text = address ? address->text() : "/";
        if (text != "/" && std::find(addresses.begin(), addresses.end(), text) == addresses.end())
            addresses.push_back(text);
    }
    return addresses;
}

} // namespace

NewSite NewSite::of(db::Reader const& reader)
{
    return {sites::columns(reader), people::units(reader)};
}

sites::PublishedColumn const* NewSite::column(std::string_view code) const
{
    for (auto const& column : columns)
        if (column.code == code && sites::holds_items(column.column_kind))
            return &column;
    return nullptr;
}

people::UnitRecord const* NewSite::unit(std::string_view named) const
{
    for (auto const& unit : units)
        if (!named.empty() && (unit.code == named || unit.name_zh == named || unit.short_zh == named))
            return &unit;
    return nullptr;
}

Result<void> check_mapping(Mapping const& mapping, NewSite const& site)
{
    std::vector<Place const*> places;
    for (auto const& [category, place] : mapping.places)
        places.push_back(&place);
    if (mapping.otherwise)
        places.push_back(&*mapping.otherwise);
    for (auto const* place : places) {
        if (place->column.empty())
            continue;
        auto const refused = [&](std::string_view words) {
            Refusal refusal{Because::not_valid, std::string{words}};
            refusal.values = {{"column", place->column}, {"unit", place->unit}};
            return tl::unexpected{std::move(refusal)};
        };
        auto const* column = site.column(place->column);
        if (!column)
            return refused("imports.error_mapping_column");
        auto const* unit = site.unit(place->unit);
        if (!place->unit.empty() && !unit)
            return refused("imports.error_mapping_unit");
        if (unit && !sites::answers_for(*unit, *column))
            return refused("imports.error_mapping_answers");
    }
    return {};
}

std::optional<PreparedPage> prepare_page(
    Means const& means, Way way, OldSite const& site, OldPage const& page, Mapping const& mapping,
    NewSite const& new_site, MediaFolder const& folder, Report& report)
{
    auto const at = page.published_at ? page.published_at : mapping.undated;
    auto const skip = [&](SkipReason reason) {
        report.skip(reason, page.key, page.title);
        return std::nullopt;
    };
    if (auto const reason = skipped_as_it_is(page, at, means.clock.now()))
        return skip(*reason);
    auto const to = destination_of(page, mapping, new_site);
    if (to.skipped)
        return skip(*to.skipped);

    PageMedia media{means, way, folder, site, page, report};
    auto cleaned = html::Sanitiser::clean(media.with_files(page.body));
    if (!cleaned)
        return skip(SkipReason::body_too_large);
    media.take_cover(page.cover);
    for (auto const& address : page.files)
        media.take_attachment(address);

    PreparedPage prepared;
    prepared.key = page.key;
    prepared.hash = page.hash();
    prepared.unit = *to.unit;
    prepared.files = media.finish();
    prepared.addresses = addresses_of(page);
    bool const says_something = cleaned->text.find_first_not_of(" \t\r\n") != std::string::npos;
    if (!says_something && prepared.files.empty())
        return skip(SkipReason::no_body);
    auto& text = prepared.text;
    text.title = page.title;
    text.home_column = to.columns.front()->id;
    for (auto column = to.columns.begin() + 1; column != to.columns.end(); ++column)
        text.also_columns.push_back((*column)->id);
    text.body = std::move(cleaned->html);
    text.summary = html::shortened(page.summary, summary_characters_max);
    text.doc_no = utf8::beginning(page.doc_no, line_bytes_max);
    text.source = utf8::beginning(page.source.empty() ? to.unit->name_zh : page.source, line_bytes_max);
    text.keywords = page.keywords;
    text.keywords.resize(std::min(text.keywords.size(), keywords_max));
    text.published_at = *at;
    return prepared;
}

} // namespace fengye::imports
