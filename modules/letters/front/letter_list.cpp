#include "modules/letters/front/letter_list.hpp"

#include <algorithm>

#include "modules/letters/domain/categories.hpp"
#include "modules/letters/front/letter_rows.hpp"
#include "platform/http/url.hpp"

namespace fengye::letters {

namespace {

constexpr int rows_on_a_page = 20;
constexpr std::array public_systems{System::appeal, System::suggestion};

std::string address_of(Public const& page, LetterList const& list, Narrowing const& narrowing)
{
    auto const number = narrowing.page == 1 ? std::string{} : std::to_string(narrowing.page);
    return page.to(list.path) + http::query_text(
                                    {{"system", narrowing.system},
                                     {"category", narrowing.category},
                                     {"unit", narrowing.unit},
                                     {"year", narrowing.year},
                                     {"q", narrowing.keyword},
                                     {"page", number}});
}

bool holds(std::vector<front::Share> const& shares, std::string const& name)
{
    return std::any_of(
        shares.begin(), shares.end(), [&](front::Share const& share) { return share.name == name; });
}

// A category belongs to one system, so its list is the narrower of the two.
std::string list_name(LetterList const& list)
{
    auto const& asked = list.narrowing;
    if (!asked.category.empty())
        return list_of_category(asked.category, list.mailbox);
    if (auto const system = parse<System>(asked.system))
        return list_of(*system, list.mailbox);
    return list.mailbox.empty() ? std::string{published_list} : list_of_mailbox(list.mailbox);
}

bool is_offered(LetterList const& list)
{
    auto const& asked = list.narrowing;
    auto const system = parse<System>(asked.system);
    auto const* category = find_category(asked.category);
    bool const fits_system = asked.system.empty() || (system && *system != System::correction);
    bool const fits_category =
        asked.category.empty() || (category && (asked.system.empty() || category->system == system));
    return fits_system && fits_category && (asked.year.empty() || holds(list.years, asked.year)) &&
           (asked.unit.empty() || holds(list.units, asked.unit));
}

void read_rows(Public& page, LetterList& list)
{
    front::ListQuery query{
        .list = list_name(list),
        .unit = list.narrowing.unit,
        .offset = (list.narrowing.page - 1) * rows_on_a_page,
        .limit = rows_on_a_page};
    if (!list.narrowing.year.empty())
        query.year = std::stoi(list.narrowing.year);
    list.total = page.reader.count(query);
    if (query.offset < list.total)
        list.cards = page.reader.list(query);
}

void search_rows(Public& page, LetterList& list)
{
    auto const& asked = list.narrowing;
    front::SearchQuery query{
        .question = search::read_question(asked.keyword),
        .facets = {front::facet("kind", PublishedLetter::kind)},
        .order = front::SearchOrder::newest,
        .offset = (asked.page - 1) * rows_on_a_page,
        .limit = rows_on_a_page};
    for (auto const& [name, value] :
         {std::pair{"system", asked.system},
          {"category", asked.category},
          {"mailbox", list.mailbox},
          {"unit", asked.unit},
          {"year", asked.year}})
        if (!value.empty())
            query.facets.push_back(front::facet(name, value));
    auto hits = page.reader.search(query);
    list.is_more = hits.total > front::Hits::counted_max;
    list.total = std::min(hits.total, front::Hits::counted_max);
    for (auto& hit : hits.rows)
        list.cards.push_back(std::move(hit.card));
}

// Chosen filters, each with the address that is without it.
std::vector<html::Values> applied(Public& page, LetterList const& list)
{
    std::vector<html::Values> chips;
    auto const& asked = list.narrowing;
    auto const add_chip = [&](std::string const& name, std::string Narrowing::* field) {
        auto without = asked;
        (without.*field).clear();
        without.page = 1;
        chips.push_back({{"APPLIED_NAME", name}, {"REMOVE_URL", address_of(page, list, without)}});
    };
    if (parse<System>(asked.system))
        add_chip(page.say("letters.public_system_" + asked.system), &Narrowing::system);
    if (find_category(asked.category))
        add_chip(category_label(page, asked.category), &Narrowing::category);
    if (!asked.unit.empty())
        add_chip(unit_name(page, asked.unit), &Narrowing::unit);
    if (!asked.year.empty())
        add_chip(page.say("letters.public_year", {{"n", asked.year}}), &Narrowing::year);
    if (!asked.keyword.empty())
        add_chip(page.say("letters.public_with_words", {{"n", asked.keyword}}), &Narrowing::keyword);
    return chips;
}

std::vector<html::Values> system_options(Public const& page, LetterList const& list)
{
    std::vector<html::Values> options;
    for (auto const system : public_systems) {
        std::string const name{name_of(system)};
        options.push_back(sites::option_values(
            name, page.say("letters.public_system_" + name), name == list.narrowing.system));
    }
    return options;
}

// Those of which a letter is published.
std::vector<html::Values> category_options(Public& page, LetterList const& list)
{
    std::vector<html::Values> options;
    auto const system = parse<System>(list.narrowing.system);
    for (auto const& category : categories()) {
        bool const is_chosen = category.code == list.narrowing.category;
        bool const fits = category.publishing != Publishing::never && (!system || category.system == *system);
        if (is_chosen || (fits && page.reader.is_filled(list_of_category(category.code, list.mailbox))))
            options.push_back(
                sites::option_values(category.code, category_label(page, category.code), is_chosen));
    }
    return options;
}

std::vector<html::Values> year_options(Public const& page, LetterList const& list)
{
    std::vector<html::Values> options;
    for (auto const& share : list.years)
        options.push_back(sites::option_values(
            share.name, page.say("letters.public_year", {{"n", share.name}}),
            share.name == list.narrowing.year));
    return options;
}

html::Values filter_values(Public& page, LetterList const& list)
{
    auto chips = applied(page, list);
    html::Values values{
        {"HAS_FILTER", !list.years.empty()},
        {"FILTER_URL", page.to(list.path)},
        {"SYSTEMS", system_options(page, list)},
        {"CATEGORIES", category_options(page, list)},
        {"HAS_UNITS", list.units.size() > 1 || !list.narrowing.unit.empty()},
        {"UNITS", sites::unit_options(page, list.units, list.narrowing.unit)},
        {"YEARS", year_options(page, list)},
        {"KEYWORD", list.narrowing.keyword},
        {"HAS_APPLIED", !chips.empty()},
        {"NO_APPLIED", chips.empty()},
        {"CLEAR_URL", page.to(list.path)},
        {"SEARCH_URL", page.to("/search" + http::query_text({{"q", list.narrowing.keyword}}))}};
    values.emplace_back("APPLIED", std::move(chips));
    return values;
}

} // namespace

Result<LetterList>
read_letter_list(http::Request const& request, Public& page, std::string path, std::string const& mailbox)
{
    LetterList list{
        .path = std::move(path),
        .mailbox = mailbox,
        .narrowing = {
            request.argument("system"), request.argument("category"), request.argument("unit"),
            request.argument("year"), request.argument("q")}};
    list.narrowing.page = TRY(sites::read_page(request.argument("page")));
    auto const base = mailbox.empty() ? std::string{published_list} : list_of_mailbox(mailbox);
    list.years = page.reader.years(base);
    list.units = page.reader.units(base);
    list.is_offered = is_offered(list);
    if (list.is_offered && !search::read_question(list.narrowing.keyword).empty())
        search_rows(page, list);
    else if (list.is_offered)
        read_rows(page, list);
    if (list.narrowing.page > sites::Pages{list.total, rows_on_a_page, 1}.last())
        return refuse(Because::not_found, "platform.not_found");
    return list;
}

html::Values list_values(Public& page, LetterList const& list)
{
    std::vector<html::Values> rows;
    for (auto const& card : list.cards)
        rows.push_back(letter_row(page, card));
    html::Values values{
        {"TOTAL", letters_count(page, list.total, list.is_more ? "+" : "")},
        {"CONTENT_LANG", sites::content_language},
        {"HAS_ROWS", !rows.empty()},
        {"NO_ROWS", rows.empty()},
        {"ROWS", std::move(rows)}};
    return std::move(values) + filter_values(page, list) +
           sites::page_values({list.total, rows_on_a_page, list.narrowing.page}, [&](int number) {
               auto there = list.narrowing;
               there.page = number;
               return address_of(page, list, there);
           });
}

} // namespace fengye::letters
