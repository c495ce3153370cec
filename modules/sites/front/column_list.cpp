#include "modules/sites/front/column_list.hpp"

#include <algorithm>

#include "modules/sites/front/units.hpp"
#include "modules/sites/front/values.hpp"

namespace fengye::sites {

namespace {

bool holds(std::vector<front::Share> const& shares, std::string const& name)
{
    return std::any_of(
        shares.begin(), shares.end(), [&](front::Share const& share) { return share.name == name; });
}

std::int64_t sum_of(std::vector<front::Share> const& shares, std::string const& name)
{
    std::int64_t sum = 0;
    for (auto const& share : shares)
        if (name.empty() || share.name == name)
            sum += share.count;
    return sum;
}

std::string address_of(Public const& page, PublishedColumn const& column, Narrowing const& narrowing)
{
    auto const number = narrowing.page == 1 ? std::string{} : std::to_string(narrowing.page);
    return page.to(column.path) + http::query_text(
                                      {{"year", narrowing.year},
                                       {"unit", narrowing.unit},
                                       {"q", narrowing.keyword},
                                       {"page", number}});
}

// The shares hold the counts of all that is asked for but year and unit together.
std::int64_t count(Public& page, front::ListQuery const& query, ColumnList const& list)
{
    if (!list.narrowing.year.empty() && !list.narrowing.unit.empty())
        return page.reader.count(query);
    return list.narrowing.unit.empty() ? sum_of(list.years, list.narrowing.year)
                                       : sum_of(list.units, list.narrowing.unit);
}

void read_rows(Public& page, PublishedColumn const& column, ColumnList& list)
{
    front::ListQuery query{
        .list = list_of(column.id),
        .unit = list.narrowing.unit,
        .offset = (list.narrowing.page - 1) * rows_on_a_page,
        .limit = rows_on_a_page};
    if (!list.narrowing.year.empty())
        query.year = std::stoi(list.narrowing.year);
    list.total = count(page, query, list);
    if (query.offset < list.total)
        list.cards = page.reader.list(query);
}

void search_rows(Public& page, PublishedColumn const& column, ColumnList& list)
{
    front::SearchQuery query{
        .question = search::read_question(list.narrowing.keyword),
        .facets = {front::facet("column", column.id.text())},
        .order = front::SearchOrder::newest,
        .offset = (list.narrowing.page - 1) * rows_on_a_page,
        .limit = rows_on_a_page};
    if (!list.narrowing.year.empty())
        query.facets.push_back(front::facet("year", list.narrowing.year));
    if (!list.narrowing.unit.empty())
        query.facets.push_back(front::facet("unit", list.narrowing.unit));
    auto hits = page.reader.search(query);
    list.is_more = hits.total > front::Hits::counted_max;
    list.total = std::min(hits.total, front::Hits::counted_max);
    for (auto& hit : hits.rows)
        list.cards.push_back(std::move(hit.card));
}

// Chosen filters, each with the address that is without it.
std::vector<html::Values> applied(Public& page, PublishedColumn const& column, Narrowing const& narrowing)
{
    std::vector<html::Values> chips;
    auto const add_chip = [&](std::string const& name, std::string Narrowing::* field) {
        auto without = narrowing;
        (without.*field).clear();
        without.page = 1;
        chips.push_back({{"APPLIED_NAME", name}, {"REMOVE_URL", address_of(page, column, without)}});
    };
    if (!narrowing.year.empty())
        add_chip(page.say("sites.year_n", {{"n", narrowing.year}}), &Narrowing::year);
    if (!narrowing.unit.empty()) {
        auto const tree = structure(page.reader);
        auto const unit = tree->units.find(narrowing.unit);
        add_chip(
            unit == tree->units.end() ? narrowing.unit : name_in(page.language, unit->second),
            &Narrowing::unit);
    }
    if (!narrowing.keyword.empty())
        add_chip(page.say("sites.with_words_n", {{"n", narrowing.keyword}}), &Narrowing::keyword);
    return chips;
}

std::vector<html::Values> year_options(Public& page, ColumnList const& list)
{
    std::vector<html::Values> options;
    for (auto const& share : list.years) {
        auto const name = page.say("sites.year_n", {{"n", share.name}});
        options.push_back(option_values(share.name, name, share.name == list.narrowing.year));
    }
    return options;
}

} // namespace

Result<Narrowing> read_narrowing(http::Request const& request)
{
    Narrowing narrowing{request.argument("year"), request.argument("unit"), request.argument("q")};
    narrowing.page = TRY(read_page(request.argument("page")));
    return narrowing;
}

Result<ColumnList> read_column_list(Public& page, PublishedColumn const& column, Narrowing narrowing)
{
    ColumnList list{
        .narrowing = std::move(narrowing),
        .years = page.reader.years(list_of(column.id)),
        .units = page.reader.units(list_of(column.id)),
        .total = 0};
    auto const& asked = list.narrowing;
    list.is_offered = (asked.year.empty() || holds(list.years, asked.year)) &&
                      (asked.unit.empty() || holds(list.units, asked.unit));
    bool const is_search = !search::read_question(asked.keyword).empty();
    if (list.is_offered && is_search)
        search_rows(page, column, list);
    else if (list.is_offered)
        read_rows(page, column, list);
    if (asked.page > Pages{list.total, rows_on_a_page, 1}.last())
        return refuse(Because::not_found, "platform.not_found");
    return list;
}

html::Values list_values(
    Public& page, PublishedColumn const& column, ColumnList const& list, std::vector<html::Values> rows)
{
    auto const& narrowing = list.narrowing;
    bool const is_filled = !list.years.empty();
    auto chips = applied(page, column, narrowing);
    html::Values values{
        {"HAS_FILTER", is_filled},
        {"FILTER_URL", page.to(column.path)},
        {"HAS_YEARS", is_filled},
        {"YEARS", year_options(page, list)},
        {"HAS_UNITS", !list.units.empty()},
        {"UNITS", unit_options(page, list.units, narrowing.unit)},
        {"HAS_VALIDITIES", false},
        {"KEYWORD", narrowing.keyword},
        {"HAS_APPLIED", !chips.empty()},
        {"NO_APPLIED", chips.empty()},
        {"APPLIED", std::move(chips)},
        {"CLEAR_URL", page.to(column.path)},
        {"SEARCH_URL", page.to("/search" + http::query_text({{"q", narrowing.keyword}}))},
        {"CONTENT_LANG", content_language},
        {"HAS_ROWS", !rows.empty()},
        {"NO_ROWS", rows.empty()}};
    values.emplace_back("ROWS", std::move(rows));
    add(values, page_values({list.total, rows_on_a_page, narrowing.page}, [&](int number) {
            auto there = narrowing;
            there.page = number;
            return address_of(page, column, there);
        }));
    return values;
}

} // namespace fengye::sites
