#include "platform/search/question.hpp"

#include <algorithm>
#include <memory>

#include <unicode/brkiter.h>
#include <unicode/utf8.h>

#include "platform/search/tokenizer.hpp"
#include "platform/utf8/utf8.hpp"

namespace fengye::search {

namespace {

constexpr std::size_t long_run_characters = 6;
constexpr std::size_t terms_max = 16;

std::string_view first_characters(std::string_view text, std::size_t count)
{
    std::int32_t at = 0;
    auto const size = static_cast<std::int32_t>(text.size());
    while (count-- > 0 && at < size)
        U8_FWD_1(text.data(), at, size);
    return text.substr(0, static_cast<std::size_t>(at));
}

std::vector<std::string> words_of(std::string const& text)
{
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::BreakIterator> const breaks{
        icu::BreakIterator::createWordInstance(icu::Locale::getChina(), status)};
    auto const unicode = icu::UnicodeString::fromUTF8(text);
    if (U_FAILURE(status))
        return {text};
    breaks->setText(unicode);
    std::vector<std::string> words;
    for (auto begin = breaks->first(), end = breaks->next(); end != icu::BreakIterator::DONE;
         begin = end, end = breaks->next()) {
        std::string word;
        unicode.tempSubStringBetween(begin, end).toUTF8String(word);
        if (utf8::count(word) > 1) // single characters are mostly particles
            words.push_back(word);
    }
    return words.empty() ? std::vector{text} : words;
}

// A term as one phrase, which the tokenizer cuts into pairs; one character is the beginning of a pair.
std::string phrase_of(std::string const& term)
{
    bool const is_beginning = utf8::count(term) == 1 || static_cast<unsigned char>(term.front()) < 0x80;
    return '"' + term + (is_beginning ? "\" *" : "\"");
}

} // namespace

Question read_question(std::string_view typed)
{
    Question question{.text = std::string{first_characters(typed, question_characters_max)}};
    for (auto& run : runs_of(question.text))
        if (question.terms.size() < terms_max &&
            std::find(question.terms.begin(), question.terms.end(), run.text) == question.terms.end())
            question.terms.push_back(std::move(run.text));
    return question;
}

Question cut_into_words(Question const& question)
{
    Question cut{.text = question.text};
    for (auto const& term : question.terms)
        for (auto& word : utf8::count(term) >= long_run_characters ? words_of(term) : std::vector{term})
            if (cut.terms.size() < terms_max)
                cut.terms.push_back(std::move(word));
    return cut;
}

std::string match_of(Question const& question, std::vector<std::string> const& facets)
{
    std::string match;
    for (auto const& term : question.terms) {
        if (!match.empty())
            match += " AND ";
        match += "{title body names} : " + phrase_of(term);
    }
    for (auto const& facet : facets) {
        if (!match.empty())
            match += " AND ";
        match += "facets : \"" + facet + '"';
    }
    return match;
}

Marks marks_in(std::string_view text, Question const& question)
{
    Marks found;
    for (auto const& run : runs_of(text))
        for (auto const& term : question.terms) {
            // Folding keeps the number of characters, so a place in the folded run leads back to the text.
            for (auto at = run.text.find(term); at != std::string::npos;
                 at = run.text.find(term, at + term.size())) {
                auto const before = utf8::count(std::string_view{run.text}.substr(0, at));
                auto const rest = text.substr(run.begin, run.end - run.begin);
                auto const begin = first_characters(rest, before).size();
                auto const length = first_characters(rest.substr(begin), utf8::count(term)).size();
                found.emplace_back(run.begin + begin, run.begin + begin + length);
            }
        }
    std::sort(found.begin(), found.end());
    Marks marks;
    for (auto const& [begin, end] : found) {
        if (!marks.empty() && begin <= marks.back().second)
            marks.back().second = std::max(marks.back().second, end);
        else
            marks.emplace_back(begin, end);
    }
    return marks;
}

std::string_view excerpt_of(std::string_view text, Marks const& marks, std::size_t characters)
{
    constexpr std::size_t before_first_mark = 20;
    std::int32_t begin = marks.empty() ? 0 : static_cast<std::int32_t>(marks.front().first);
    for (std::size_t i = 0; i < before_first_mark && begin > 0; ++i)
        U8_BACK_1(reinterpret_cast<std::uint8_t const*>(text.data()), 0, begin);
    return first_characters(text.substr(static_cast<std::size_t>(begin)), characters);
}

} // namespace fengye::search
