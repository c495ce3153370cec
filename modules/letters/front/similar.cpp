#include "modules/letters/front/similar.hpp"

#include <algorithm>

#include "modules/letters/front/form_values.hpp"
#include "modules/letters/front/placements.hpp"
#include "platform/search/question.hpp"
#include "platform/utf8/utf8.hpp"

namespace fengye::letters {

namespace {

constexpr std::size_t similar_shown = 5;
constexpr int matters_looked_at = 200;
constexpr std::size_t matters_shown = 3, shared_needed = 2;
constexpr std::size_t words_tried = 3, word_bytes_min = 6; // two Chinese characters

// Two-character pieces of a text: what two titles about the same share.
std::vector<std::string> pieces_of(std::string_view text)
{
    std::vector<std::string> pieces;
    auto const characters = utf8::decoded(text);
    for (std::size_t i = 1; i < characters.size(); ++i)
        if (characters[i - 1] > U'\u07ff' && characters[i] > U'\u07ff')
            pieces.push_back(utf8::encoded({&characters[i - 1], 2}));
    return pieces;
}

std::size_t shared(std::vector<std::string> const& pieces, std::string_view text)
{
    return static_cast<std::size_t>(
        std::count_if(pieces.begin(), pieces.end(), [&](std::string const& piece) {
            return text.find(piece) != std::string_view::npos;
        }));
}

std::vector<OpenMatter> matters_like(Public& page, std::string_view title, std::string_view joined)
{
    auto const pieces = pieces_of(title);
    std::vector<std::pair<std::size_t, OpenMatter>> ranked;
    for (auto const& card :
         page.reader.list({.list = std::string{matters_list}, .limit = matters_looked_at})) {
        auto matter = decode<OpenMatter>(card.data);
        auto const count = shared(pieces, matter.title + matter.about);
        if (count >= shared_needed || matter.number == joined)
            ranked.emplace_back(count, std::move(matter));
    }
    std::stable_sort(
        ranked.begin(), ranked.end(), [](auto const& a, auto const& b) { return a.first > b.first; });
    std::vector<OpenMatter> found;
    for (auto& [count, matter] : ranked)
        if (found.size() < matters_shown)
            found.push_back(std::move(matter));
    return found;
}

// What holds the whole title, then what holds one of its words, the longest word first: a title says the same
// thing in other words than an answer.
std::vector<front::Card> cards_like(Public& page, std::string_view title)
{
    auto const whole = search::read_question(title);
    auto words = search::cut_into_words(whole).terms;
    std::erase_if(words, [](std::string const& word) { return word.size() < word_bytes_min; });
    std::stable_sort(
        words.begin(), words.end(), [](auto const& a, auto const& b) { return a.size() > b.size(); });
    words.resize(std::min(words.size(), words_tried));
    std::vector<front::Card> found;
    auto const add = [&](search::Question const& question) {
        for (auto& hit :
             page.reader.search({.question = question, .limit = static_cast<int>(similar_shown)}).rows) {
            bool const is_known = std::any_of(found.begin(), found.end(), [&](front::Card const& card) {
                return card.path == hit.card.path;
            });
            if (!is_known && found.size() < similar_shown)
                found.push_back(std::move(hit.card));
        }
    };
    add(whole);
    for (auto const& word : words)
        if (found.size() < similar_shown)
            add(search::read_question(word));
    return found;
}

} // namespace

std::vector<Similar> similar_to(Public& page, std::string_view title)
{
    std::vector<Similar> found;
    if (title.size() < 4 || title.size() > 400)
        return found;
    for (auto const& card : cards_like(page, title)) {
        auto const row = decode<sites::RowCard>(card.data);
        auto const unit = unit_name(page, row.unit);
        found.push_back(
            {row.title, page.to(row.path), unit + (unit.empty() ? "" : " ") + to_text(day_of(row.at))});
    }
    return found;
}

std::optional<OpenMatter> find_matter(Public& page, std::string_view number)
{
    for (auto const& card : page.reader.list({.list = std::string{matters_list}, .limit = matters_looked_at}))
        if (auto matter = decode<OpenMatter>(card.data); matter.number == number)
            return matter;
    return std::nullopt;
}

html::Values similar_none()
{
    return {
        {"HAS_SIMILAR", false},
        {"HAS_NOTHING_SIMILAR", false},
        {"SIMILAR", std::vector<html::Values>{}},
        {"MATTERS", std::vector<html::Values>{}}};
}

html::Values similar_values(Public& page, LetterForm const& form)
{
    std::vector<html::Values> rows, matters;
    for (auto const& one : similar_to(page, form.title))
        rows.push_back({{"SIMILAR_TITLE", one.title}, {"SIMILAR_URL", one.url}, {"SIMILAR_NOTE", one.note}});
    if (form.system != System::correction)
        for (auto const& matter : matters_like(page, form.title, form.join))
            matters.push_back(
                {{"MATTER_TITLE", matter.title},
                 {"MATTER_ABOUT", matter.about},
                 {"MATTER_NUMBER", matter.number},
                 {"MATTER_WRITERS",
                  page.say("letters.others_wrote", {{"n", std::to_string(matter.writers)}})},
                 {"IS_JOINED", matter.number == form.join},
                 {"MAY_JOIN", matter.number != form.join}});
    bool const has_any = !rows.empty() || !matters.empty();
    return {
        {"HAS_SIMILAR", !rows.empty()},
        {"HAS_NOTHING_SIMILAR", !has_any},
        {"SIMILAR", std::move(rows)},
        {"MATTERS", std::move(matters)}};
}

} // namespace fengye::letters
