#pragma once

#include "modules/letters/letters.hpp"
#include "platform/http/request.hpp"

namespace fengye::letters {

// What a reader has narrowed published letters down to.
struct Narrowing {
    std::string system, category, unit, year, keyword;
    int page{1};

    bool is_any() const
    {
        return !system.empty() || !category.empty() || !unit.empty() || !year.empty() || !keyword.empty();
    }
};

// One page of published letters: all, or those to one mailbox.
struct LetterList {
    std::string path;    // /letters/
    std::string mailbox; // empty: all
    Narrowing narrowing;
    std::vector<front::Share> years, units; // that could be asked for
    std::vector<front::Card> cards;
    std::int64_t total{0};
    bool is_more{false};    // than could be counted
    bool is_offered{false}; // what was asked for is among the choices
};
// Query values of its pages: from closed sets, and free text.
inline std::vector<std::string> const list_choices{"system", "category", "unit", "year", "page"};
inline std::vector<std::string> const list_words{"q"};

// Refuses with not_found when there is no such page.
Result<LetterList>
read_letter_list(http::Request const&, Public&, std::string path, std::string const& mailbox);

// As letters/public_list.html shows it: filter, chips, rows, pages.
html::Values list_values(Public&, LetterList const&);

} // namespace fengye::letters
