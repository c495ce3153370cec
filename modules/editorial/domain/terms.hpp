#pragma once

#include <functional>
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

    bool operator==(Term const&) const = default;
};

inline constexpr std::size_t terms_max = 20'000;
inline constexpr std::size_t term_bytes_max = 120;
inline constexpr std::size_t details_bytes_max = 3000; // replacement, note and exceptions, each

// Why it is no term that could be looked for: empty, too_long, no_letters, long_details; empty when it is
// one.
std::string why_no_term(Term const&);

// Phrases written in one line, parted by |.
std::vector<std::string> parted(std::string_view);
std::string joined(std::vector<std::string> const&);

// The list that comes with the program: fixtures/terms.toml. Throws when it is wrong.
std::vector<Term> starting_terms();

// A term of the list in force, and where it is from.
struct ListedTerm {
    Term term;
    bool is_starting = false; // comes with the program, perhaps otherwise
    bool is_kept = false;     // the city's own word
};

// Of two of one text the kept one counts. By category, then text.
std::vector<ListedTerm> overlaid(std::vector<Term> starting, std::vector<Term> kept);

struct TermList {
    struct Rejected {
        std::size_t line; // the first is 1
        std::string why;  // why_no_term, too_many, no_category, no_level, known, columns
    };
    std::vector<Term> terms;
    std::vector<Rejected> rejected;
};

// RFC 4180 in UTF-8, with or without its mark; the first line names the columns term, category, level,
// replacement, note, on, exceptions in any order, of which term alone must be there. Exceptions are parted by
// |. Names of columns, categories and levels may be written in words: canonical gives the name for each.
using Canonical = std::function<std::string(std::string const&)>;
TermList read_terms(std::string_view csv, Canonical const& canonical = {});

} // namespace fengye::editorial
