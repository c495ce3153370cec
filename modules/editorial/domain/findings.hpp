#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "modules/media/media.hpp"

namespace fengye::editorial {

using media::Level;

enum class FindingRule {
    secrecy_term,
    identity_number,
    phone,
    alt_missing,
    not_4_3,
    impossible_date,
    wrong_weekday,
    zero_sign,
    document_number,
    repealed_law,
    term,
    hidden_in_file // of that rule of media::HiddenRule, which is the category
};
constexpr Names<12> names_of(FindingRule)
{
    return {"secrecy_term",    "identity_number", "phone",         "alt_missing",
            "not_4_3",         "impossible_date", "wrong_weekday", "zero_sign",
            "document_number", "repealed_law",    "term",          "hidden_in_file"};
}

// What a machine noticed in a text, with the words around it. People still have to look.
struct Finding {
    Level level;
    FindingRule rule;
    std::string found;  // 秘密★1年
    std::string before; // some characters on either side
    std::string after;
    std::string suggestion{}; // what should stand there, where that is known
    std::string category{};   // of a term: sensitive; of what hides in a file: its rule; else empty
    std::size_t begin = 0;    // bytes of the text that was looked at; not kept
    std::size_t end = 0;
};

// Secrecy marks (SEC 14: 绝密, 机密, 秘密 with ★, and words such as 内部资料), identity numbers whose check
// digit is right (GB 11643-1999), mobile numbers. Full width and spaces do not hide them.
std::vector<Finding> findings_in(std::string_view text);

class TermScan;

// What hides in a file, and what its text says that should not get out; `before` begins with its name.
// At most 50 findings of the text.
std::vector<Finding> findings_in_file(std::string const& name, media::Inspected const&, TermScan const&);
// A file that could not be looked into for now.
Finding not_inspected(std::string const& name);

// The same with the terms of a list and what cannot be true (checks.hpp), by place. A term within a secrecy
// mark is that mark.
std::vector<Finding> findings_in(std::string_view text, TermScan const&);

// What a reader of the text calls out between two bytes of it, both at the edge of a character.
Finding finding_at(std::string_view text, std::size_t begin, std::size_t end, Level, FindingRule);

// GB 11643-1999: 17 digits and the check character, 0 to 9 or X.
bool is_identity_number(std::string_view eighteen);

} // namespace fengye::editorial
