#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace fengye::editorial {

// What a character is to a search for terms. Those that are no letter may stand between the letters of a term
// and are left out.
enum class CharacterClass : std::uint8_t { letter, unseen, space, line, sign, stop };

CharacterClass class_of(char32_t);

// A text as terms are compared: one form for every width, case and script of a character (simplified
// ideographs, Latin letters for their Greek and Cyrillic look-alikes, 1 for 一, 壹 and ①), nothing between
// the letters.
struct FoldedText {
    std::string text;
    std::vector<std::uint32_t> places; // for each byte of text, where its character begins in the original

    // At most 4 GB. Bytes that are no UTF-8 count as signs.
    static FoldedText of(std::string_view original);
};

} // namespace fengye::editorial
