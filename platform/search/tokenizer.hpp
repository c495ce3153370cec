#pragma once

#include <string>
#include <string_view>
#include <vector>

struct fts5_api;

// Chinese has no spaces between words, and most questions are words of two characters. So the index holds
// pairs of neighbouring characters: 本溪市 becomes 本溪, 溪市, 市. A run's last character stands alone at its
// end, so that a single character is found as the beginning of a term. Other scripts are cut into words.
namespace fengye::search {

// One run of text without spaces and marks, folded: full width to half, capitals to small.
struct Run {
    std::string text;
    bool chinese{false};
    std::size_t begin{0}; // in the text it was cut from, in bytes
    std::size_t end{0};
};

std::vector<Run> runs_of(std::string_view text);

// For CREATE VIRTUAL TABLE … USING fts5(…, tokenize = 'pairs').
void add_tokenizer(fts5_api&);

} // namespace fengye::search
