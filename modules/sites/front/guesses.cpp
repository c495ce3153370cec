#include "modules/sites/front/guesses.hpp"

#include <algorithm>
#include <set>

#include "modules/sites/front/menus.hpp"
#include "platform/http/url.hpp"

namespace fengye::sites {

namespace {

constexpr std::size_t guesses_max = 5, words_max = 12, word_bytes_min = 3, begun_bytes_min = 4;

// The words of an address: what stands between its slashes, hyphens and dots, in small letters.
std::set<std::string> words_of(std::string_view path)
{
    std::set<std::string> words;
    std::string word;
    auto const take = [&] {
        if (word.size() >= word_bytes_min && words.size() < words_max && word != "html")
            words.insert(word);
        word.clear();
    };
    for (unsigned char c : path) {
        bool const is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0x80;
        if (is_letter)
            word += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
        else
            take();
    }
    take();
    return words;
}

struct Guess {
    int shared;
    html::Values link;
};

class Guesses {
public:
    explicit Guesses(std::set<std::string> words) : m_words{std::move(words)} {}

    void
    add(std::string_view address, std::string_view name_zh, std::string const& name, std::string const& url)
    {
        auto const own = words_of(address);
        int shared = 0;
        for (auto const& word : m_words)
            shared += likeness(word, own, name_zh);
        if (shared > 0)
            m_found.push_back({shared, {{"LINK_NAME", name}, {"LINK_URL", url}}});
    }
    std::vector<html::Values> best()
    {
        std::stable_sort(m_found.begin(), m_found.end(), [](Guess const& a, Guess const& b) {
            return a.shared > b.shared;
        });
        std::vector<html::Values> links;
        for (auto& guess : m_found)
            if (links.size() < guesses_max)
                links.push_back(std::move(guess.link));
        return links;
    }

private:
    // The same word, the beginning of it, or a part of the name.
    static int likeness(std::string const& word, std::set<std::string> const& own, std::string_view name_zh)
    {
        if (own.contains(word))
            return 3;
        bool const is_begun = std::any_of(own.begin(), own.end(), [&](std::string const& other) {
            return std::min(word.size(), other.size()) >= begun_bytes_min &&
                   (word.starts_with(other) || other.starts_with(word));
        });
        if (is_begun)
            return 2;
        return name_zh.find(word) != std::string_view::npos ? 1 : 0;
    }

    std::set<std::string> m_words;
    std::vector<Guess> m_found;
};

} // namespace

std::vector<html::Values> guesses_for(Public& page, std::string_view path)
{
    Guesses guesses{words_of(path)};
    Menus const menus{page};
    for (auto const& column : menus.tree().columns)
        if (menus.shows(column))
            guesses.add(
                column.path, column.name_zh, name_in(page.language, column), menus.address_of(column));
    for (auto const& channel : menus.tree().channels)
        if (menus.shows(channel))
            guesses.add(
                channel.slug, channel.name_zh, name_in(page.language, channel), menus.address_of(channel));
    for (auto const& [code, unit] : menus.tree().units)
        guesses.add(
            code, unit.name_zh, name_in(page.language, unit),
            page.to("/search" + http::query_text({{"unit", code}})));
    return guesses.best();
}

} // namespace fengye::sites
