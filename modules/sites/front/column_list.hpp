#pragma once

#include "modules/sites/front/rows.hpp"
#include "platform/http/request.hpp"

namespace fengye::sites {

inline constexpr int rows_on_a_page = 20;

// What a reader has narrowed a column down to.
struct Narrowing {
    std::string year, unit, keyword;
    int page{1};

    bool is_any() const { return !year.empty() || !unit.empty() || !keyword.empty(); }
};
Result<Narrowing> read_narrowing(http::Request const&);

// One page of a column's documents.
struct ColumnList {
    Narrowing narrowing;
    std::vector<front::Share> years, units; // that could be asked for
    std::vector<front::Card> cards;
    std::int64_t total;
    bool is_more{false};    // than could be counted
    bool is_offered{false}; // year and unit are among those
};
// Refuses with not_found when there is no such page.
Result<ColumnList> read_column_list(Public&, PublishedColumn const&, Narrowing);

// Filter, chips, rows and pages, as sites/column.html shows them; `rows` as its template wants them.
html::Values list_values(Public&, PublishedColumn const&, ColumnList const&, std::vector<html::Values> rows);

} // namespace fengye::sites
