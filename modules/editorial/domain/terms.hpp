#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "modules/editorial/domain/findings.hpp"

namespace fengye::editorial {

enum class TermCategory { state_secret, work_secret, sensitive, wrong_word, official_name };
constexpr Names<5> names_of(TermCategory)
{
    return {"state_secret", "work_secret", "sensitive", "wrong_word", "official_name"};
}

// A word that a text should not contain, or not without a look (SEC 14; R35).
struct Term {
    std::string text;
    TermCategory category = TermCategory::sensitive;
    Level level = Level::please_confirm;
    std::string replacement{};
    std::string note{};
    bool is_on = true;
    std::vector<std::string> exceptions{}; // longer phrases in which the term is harmless
};

inline constexpr std::size_t terms_max = 20'000;
inline constexpr std::size_t term_bytes_max = 120;

// The list that comes with the program: fixtures/terms.toml. Throws when it is wrong.
std::vector<Term> starting_terms();

struct TermList {
    struct Rejected {
        std::size_t line; // the first is 1
        std::string why;  // too_many, too_long, empty, no_category, no_level, known, columns
    };
    std::vector<Term> terms;
    std::vector<Rejected> rejected;
};

// RFC 4180 in UTF-8, with or without its mark; the first line names the columns term, category, level,
// replacement, note, on, exceptions in any order, of which term alone must be there. Exceptions are parted by
// |.
TermList read_terms(std::string_view csv);

} // namespace fengye::editorial
