#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace fengye::search {

inline constexpr std::size_t question_characters_max = 100;

// What a person typed, as terms that must all be found.
struct Question {
    std::string text;               // as typed, at most question_characters_max
    std::vector<std::string> terms; // folded
    bool empty() const { return terms.empty(); }
};

// As it was typed, cut at spaces and marks only.
Question read_question(std::string_view typed);
// Long runs cut into words by ICU: for a question in a sentence that is found nowhere as it stands.
Question cut_into_words(Question const&);

// For MATCH: the terms as phrases of pairs, and facets ("unit_housing", "year_2026") that must hold too.
std::string match_of(Question const&, std::vector<std::string> const& facets);

// Where terms stand in a text: begin and end in bytes, in order, not overlapping. Our own scan: highlight()
// garbles overlapping pairs.
using Marks = std::vector<std::pair<std::size_t, std::size_t>>;
Marks marks_in(std::string_view text, Question const&);

// About `characters` characters of the text around its first mark, cut at whole characters.
std::string_view excerpt_of(std::string_view text, Marks const&, std::size_t characters);

} // namespace fengye::search
