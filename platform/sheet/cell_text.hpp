#pragma once

#include <string>
#include <string_view>

namespace fengye::sheet {

// What one cell holds in a spreadsheet, in units of UTF-16.
inline constexpr std::size_t cell_units_max = 32'767;

// Without control characters (lines and tabs stay) and with the bytes that are no UTF-8 replaced.
std::string plain(std::string_view text);

// At most so many units of UTF-16, with an ellipsis where something is missing.
std::string cut(std::string text, std::size_t units_max);

// How many Latin letters wide its widest line is: a Chinese character takes two.
int letters_wide(std::string_view text);

// Whether a spreadsheet that opens a list of values would read a formula: it begins, after blanks, with = + -
// @, also in their wide forms, which Chinese versions read alike, or begins with a tab.
bool looks_like_a_formula(std::string_view text);

} // namespace fengye::sheet
