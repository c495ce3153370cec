#include "modules/editorial/domain/recall.hpp"

#include <algorithm>

#include "platform/utf8/utf8.hpp"

namespace fengye::editorial {

namespace {

// Shorter ones stand in many texts.
constexpr std::size_t characters_min = 12, characters_max = 60;

bool is_mark(char32_t character)
{
    static constexpr std::u32string_view marks = U" \n\r\t\f，。；：、！？,.;:!?（）()《》“”\"'—…　";
    return marks.find(character) != marks.npos;
}

} // namespace

std::vector<std::string> telling_sentences(std::string_view text, std::size_t count)
{
    auto const characters = utf8::decoded(text);
    std::vector<std::u32string> runs;
    std::u32string run;
    auto const end_run = [&] {
        if (run.size() >= characters_min)
            runs.push_back(run.substr(0, characters_max));
        run.clear();
    };
    for (auto const character : characters)
        if (is_mark(character))
            end_run();
        else
            run += character;
    end_run();
    std::sort(runs.begin(), runs.end());
    runs.erase(std::unique(runs.begin(), runs.end()), runs.end());
    std::stable_sort(
        runs.begin(), runs.end(), [](auto const& a, auto const& b) { return a.size() > b.size(); });
    std::vector<std::string> sentences;
    for (auto const& one : runs)
        if (sentences.size() < count)
            sentences.push_back(utf8::encoded(one));
    return sentences;
}

} // namespace fengye::editorial
