#include "modules/sites/front/search.hpp"

#include <algorithm>
#include <chrono>

#include <fmt/format.h>

#include "modules/sites/front/frame.hpp"
#include "modules/sites/front/menus.hpp"
#include "modules/sites/front/rows.hpp"
#include "modules/sites/front/units.hpp"
#include "modules/sites/front/values.hpp"
#include "platform/html/markup.hpp"

namespace fengye::sites {

namespace {

constexpr int hits_on_a_page = 10;
constexpr std::size_t excerpt_characters = 120, direct_max = 3;
constexpr std::size_t years_offered_max = 10;

struct Asked {
    std::string q, scope, time, unit, sort;
    int page{1};

    bool is_narrowed() const { return !scope.empty() || !time.empty() || !unit.empty(); }
};

struct Found {
    std::vector<front::Hit> hits;
    search::Question question;
    int total{0};
    bool is_capped{false};
    double seconds{0};
};

Result<Asked> read_asked(http::Request const& request)
{
    Asked asked{
        request.argument("q"), request.argument("scope"), request.argument("time"), request.argument("unit"),
        request.argument("sort")};
    asked.page = TRY(read_page(request.argument("page")));
    return asked;
}

std::string address_of(Public const& page, Asked const& asked)
{
    auto const number = asked.page == 1 ? std::string{} : std::to_string(asked.page);
    return page.to("/search") + http::query_text(
                                    {{"q", asked.q},
                                     {"scope", asked.scope},
                                     {"time", asked.time},
                                     {"unit", asked.unit},
                                     {"sort", asked.sort},
                                     {"page", number}});
}

// 202611
std::string month_of(Moment moment)
{
    auto const day = to_text(day_of(moment));
    return day.substr(0, 4) + day.substr(5, 2);
}

bool are_digits(std::string_view text)
{
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// Filters are words of the index, so they never cut what was found before them (design 5).
std::vector<std::string> facets_of(Asked const& asked)
{
    std::vector<std::string> facets;
    if (!asked.scope.empty())
        facets.push_back(front::facet("channel", asked.scope));
    if (!asked.unit.empty())
        facets.push_back(front::facet("unit", asked.unit));
    if (are_digits(asked.time))
        facets.push_back(front::facet(asked.time.size() == 6 ? "month" : "year", asked.time));
    return facets;
}

Found search(Public& page, Asked const& asked, search::Question const& question)
{
    auto const begun = std::chrono::steady_clock::now();
    auto hits = page.reader.search(
        {.question = question,
         .facets = facets_of(asked),
         .order = asked.sort == "newest" ? front::SearchOrder::newest : front::SearchOrder::relevance,
         .offset = (asked.page - 1) * hits_on_a_page,
         .limit = hits_on_a_page});
    Found found{std::move(hits.rows), std::move(hits.question)};
    found.is_capped = hits.total > front::Hits::counted_max;
    found.total = std::min(hits.total, front::Hits::counted_max);
    found.seconds = std::chrono::duration<double>{std::chrono::steady_clock::now() - begun}.count();
    return found;
}

// Without a question: what a unit has published.
Found browse(Public& page, Asked const& asked)
{
    front::ListQuery const query{
        .list = list_of_unit(asked.unit),
        .offset = (asked.page - 1) * hits_on_a_page,
        .limit = hits_on_a_page};
    Found found;
    found.total = static_cast<int>(page.reader.count(query));
    for (auto& card : page.reader.list(query))
        found.hits.push_back({std::move(card), {}, {}});
    return found;
}

// What can be chosen among is the same for every question until the next publication.
std::vector<front::Share> read_years(front::Reader const& reader)
{
    return reader.years(std::string{everything});
}
std::vector<front::Share> read_units(front::Reader const& reader)
{
    return reader.units(std::string{everything});
}

html::Values option(std::string const& value, std::string const& name, std::string const& chosen)
{
    return option_values(value, name, value == chosen);
}

std::vector<html::Values> scopes(Public& page, Menus const& menus, Asked const& asked)
{
    std::vector<html::Values> scopes;
    auto const add_scope = [&](std::string const& slug, std::string const& name) {
        auto there = asked;
        there.scope = slug;
        there.page = 1;
        scopes.push_back(
            {{"SCOPE_NAME", name},
             {"SCOPE_URL", address_of(page, there)},
             {"IS_CURRENT", asked.scope == slug}});
    };
    add_scope({}, page.say("sites.scope_all"));
    for (auto const& channel : menus.tree().channels)
        if (menus.shows(channel))
            add_scope(channel.slug, name_in(page.language, channel));
    return scopes;
}

std::vector<html::Values> times(Public& page, Asked const& asked)
{
    std::vector<html::Values> times{
        option({}, page.say("sites.time_any"), asked.time),
        option(month_of(page.now), page.say("sites.time_month"), asked.time)};
    for (auto const& year : *page.reader.memo<std::vector<front::Share>>("sites.all_years", read_years))
        if (times.size() < years_offered_max + 2)
            times.push_back(option(year.name, page.say("sites.year_n", {{"n", year.name}}), asked.time));
    return times;
}

std::vector<html::Values> applied(Public& page, Menus const& menus, Asked const& asked)
{
    std::vector<html::Values> chips;
    auto const add_chip = [&](std::string const& name, std::string Asked::* field) {
        auto without = asked;
        (without.*field).clear();
        without.page = 1;
        chips.push_back({{"APPLIED_NAME", name}, {"REMOVE_URL", address_of(page, without)}});
    };
    for (auto const& channel : menus.tree().channels)
        if (channel.slug == asked.scope)
            add_chip(name_in(page.language, channel), &Asked::scope);
    if (asked.time == month_of(page.now))
        add_chip(page.say("sites.time_month"), &Asked::time);
    else if (are_digits(asked.time))
        add_chip(page.say("sites.year_n", {{"n", asked.time}}), &Asked::time);
    if (auto const unit = menus.tree().units.find(asked.unit); unit != menus.tree().units.end())
        add_chip(name_in(page.language, unit->second), &Asked::unit);
    return chips;
}

// Columns whose names share the question's words stand before what was found.
std::vector<html::Values> direct(Public& page, Menus const& menus, search::Question const& question)
{
    std::vector<html::Values> links;
    for (auto const& column : menus.tree().columns) {
        auto const name = name_in(page.language, column);
        bool const fits =
            !question.terms.empty() &&
            std::all_of(question.terms.begin(), question.terms.end(), [&](std::string const& term) {
                return !search::marks_in(name, {.text = term, .terms = {term}}).empty();
            });
        if (!fits || links.size() == direct_max || !menus.shows(column))
            continue;
        auto const* channel = menus.tree().channel(column.channel);
        links.push_back(
            {{"LINK_NAME", name},
             {"LINK_URL", menus.address_of(column)},
             {"HAS_NOTE", channel != nullptr},
             {"NOTE", channel ? name_in(page.language, *channel) : std::string{}}});
    }
    return links;
}

// The text around the first mark; … where it was cut.
std::string excerpt_of(std::string_view text, search::Question const& question)
{
    auto const excerpt = search::excerpt_of(text, search::marks_in(text, question), excerpt_characters);
    bool const begins = excerpt.data() == text.data(),
               ends = excerpt.data() + excerpt.size() == text.data() + text.size();
    return (begins ? "" : "…") + std::string{excerpt} + (ends ? "" : "…");
}

html::Values hit_values(Public& page, Menus const& menus, Found const& found, front::Hit const& hit)
{
    auto const card = decode<RowCard>(hit.card.data);
    auto const& text = hit.text.empty() ? card.summary : hit.text;
    auto const excerpt = excerpt_of(text, found.question);
    auto const in_names = search::marks_in(hit.names, found.question);
    auto const* column = menus.tree().column(std::string_view{card.column});
    auto const unit = menus.tree().units.find(card.unit);
    auto const day = to_text(day_of(card.at));
    // What is no article says what it is.
    auto const kind = "sites.kind_" + hit.card.kind;
    bool const has_kind = page.words.has(kind);
    html::Values values{
        {"HAS_KIND", has_kind},
        {"KIND", has_kind ? page.say(kind) : std::string{}},
        {"URL", page.to(hit.card.path)},
        {"TITLE_HTML", html::marked(hit.card.title, search::marks_in(hit.card.title, found.question))},
        {"HAS_EXCERPT", !excerpt.empty()},
        {"EXCERPT_HTML", html::marked(excerpt, search::marks_in(excerpt, found.question))},
        {"HAS_ATTACHMENT", !in_names.empty()},
        {"ATTACHMENT_HTML", html::marked(hit.names, in_names)},
        {"HAS_COLUMN", column != nullptr},
        {"COLUMN", column ? name_in(page.language, *column) : std::string{}},
        {"HAS_UNIT", unit != menus.tree().units.end()},
        {"DATE", day},
        {"DATE_TEXT", day}};
    if (unit != menus.tree().units.end())
        values.emplace_back("UNIT", name_in(page.language, unit->second));
    return std::move(values) + validity_values(page, card);
}

html::Values
form_values(Public& page, Menus const& menus, Asked const& asked, bool has_query, bool is_browsing)
{
    html::Values values{
        {"QUERY", asked.q},
        {"HAS_QUERY", has_query},
        {"NO_QUERY", !has_query},
        {"IS_BROWSING", is_browsing},
        {"UNIT_CODE", asked.unit},
        {"IS_START", !has_query && !is_browsing},
        {"SEARCH_URL", page.to("/search")},
        {"MAP_URL", page.to("/map")},
        {"CLEAR_URL", page.to("/search" + http::query_text({{"q", asked.q}}))},
        {"CONTENT_LANG", content_language}};
    add(values, phone_values(page));
    auto chips = has_query || is_browsing ? applied(page, menus, asked) : std::vector<html::Values>{};
    values.emplace_back("HAS_APPLIED", !chips.empty());
    values.emplace_back("APPLIED", std::move(chips));
    if (has_query) {
        auto const units = page.reader.memo<std::vector<front::Share>>("sites.all_units", read_units);
        add(values, {{"SCOPES", scopes(page, menus, asked)},
                     {"HAS_SCOPE", !asked.scope.empty()},
                     {"SCOPE", asked.scope},
                     {"TIMES", times(page, asked)},
                     {"UNITS", unit_options(page, *units, asked.unit)},
                     {"SORTS", std::vector<html::Values>{
                                   option({}, page.say("sites.sort_relevance"), asked.sort),
                                   option("newest", page.say("sites.sort_newest"), asked.sort)}}});
    }
    return values;
}

html::Values found_values(Public& page, Menus const& menus, Asked const& asked, Found const& found)
{
    std::vector<html::Values> rows;
    for (auto const& hit : found.hits)
        rows.push_back(hit_values(page, menus, found, hit));
    bool const is_found = !rows.empty();
    html::Values values{
        {"HAS_RESULTS", is_found},
        {"NO_RESULTS", !is_found},
        {"IS_COUNTED", !found.is_capped},
        {"IS_CAPPED", found.is_capped},
        {"TOTAL", found.total},
        {"HAS_SECONDS", found.seconds > 0},
        {"SECONDS", fmt::format("{:.3f}", found.seconds)},
        {"RESULTS", std::move(rows)}};
    add(values, page_values({found.total, hits_on_a_page, asked.page}, [&](int number) {
            auto there = asked;
            there.page = number;
            return address_of(page, there);
        }));
    return values;
}

} // namespace

Result<FrontAnswer> show_search(http::Request const& request, Public& page)
{
    auto const asked = TRY(read_asked(request));
    auto const question = search::read_question(asked.q);
    Menus const menus{page};
    bool const is_browsing = question.empty() && menus.tree().units.contains(asked.unit);
    auto values = form_values(page, menus, asked, !question.empty(), is_browsing);
    if (is_browsing || !question.empty()) {
        auto const found = is_browsing ? browse(page, asked) : search(page, asked, question);
        if (asked.page > Pages{found.total, hits_on_a_page, 1}.last())
            return refuse(Because::not_found, "platform.not_found");
        add(values, found_values(page, menus, asked, found));
        auto links =
            is_browsing || asked.is_narrowed() ? std::vector<html::Values>{} : direct(page, menus, question);
        values.emplace_back("HAS_DIRECT", !links.empty());
        values.emplace_back("DIRECT", std::move(links));
    } else {
        add(values, {{"HAS_DIRECT", false}, {"HAS_RESULTS", false}, {"NO_RESULTS", false}});
    }
    // Values that narrow nothing down would fill the cache with one page. What holds free text is never kept.
    bool const is_plain = asked.scope.empty() && asked.time.empty() && asked.sort.empty() &&
                          (asked.unit.empty() || is_browsing);
    auto const title = page.say("sites.search_title");
    return View{
        .main = {"sites/search", std::move(values)},
        .head =
            {.title = title,
             .description = page.say("sites.search_lead"),
             .crumbs = {{title, {}}},
             .is_indexed = false},
        .is_kept = is_plain || !asked.q.empty()};
}

} // namespace fengye::sites
