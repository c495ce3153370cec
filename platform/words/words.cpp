#include "platform/words/words.hpp"

#include <algorithm>
#include <stdexcept>

#include <fmt/format.h>
#include <toml++/toml.h>

#include "platform/embed/embed.hpp"

namespace fengye {

namespace {

// modules/letters/words/en.toml holds the words of letters; platform/words/en.toml those of platform.
std::string module_of(std::string_view path)
{
    auto const end = path.find("/words/");
    auto const begin = path.rfind('/', end - 1);
    return std::string{path.substr(
        begin == std::string_view::npos ? 0 : begin + 1,
        end - (begin == std::string_view::npos ? 0 : begin + 1))};
}

} // namespace

Words::Words()
{
    for (auto const language : languages) {
        auto& texts = m_texts[static_cast<int>(language)];
        for (auto const* root : {"modules/", "platform/words/"})
            for (auto const path : embed::list(root, fmt::format("words/{}.toml", name_of(language)))) {
                auto const table = toml::parse(embed::read(path), path);
                for (auto const& [key, value] : table)
                    texts[fmt::format("{}.{}", module_of(path), key.str())] = value.value_or(std::string{});
            }
    }
    for (auto const& [mine, other] : {std::pair{0, 1}, {1, 0}})
        for (auto const& [key, text] : m_texts[mine])
            if (!m_texts[other].contains(key))
                throw std::runtime_error{
                    fmt::format("the words {} are missing in {}", key, name_of(languages[other]))};
}

std::string const& Words::get(Language language, std::string_view key) const
{
    auto const& texts = m_texts[static_cast<int>(language)];
    auto const found = texts.find(key);
    if (found == texts.end())
        throw std::runtime_error{fmt::format("there are no words {}", key)};
    return found->second;
}

std::string Words::get(Language language, std::string_view key, Fillings const& fillings) const
{
    return filled(get(language, key), fillings);
}

bool Words::has(std::string_view key) const
{
    return m_texts[0].contains(key);
}

// In one pass, so that a value holding braces is never taken for a place.
std::string filled(std::string text, Fillings const& fillings)
{
    std::string out;
    std::string_view rest = text;
    while (!rest.empty()) {
        auto const begin = std::min(rest.find('{'), rest.size());
        auto const end = rest.find('}', begin);
        out += rest.substr(0, begin);
        rest.remove_prefix(begin);
        auto const filling = end == std::string_view::npos
                                 ? fillings.end()
                                 : fillings.find(std::string{rest.substr(1, end - begin - 1)});
        if (filling != fillings.end()) {
            out += filling->second;
            rest.remove_prefix(end - begin + 1);
        } else if (!rest.empty()) {
            out += '{';
            rest.remove_prefix(1);
        }
    }
    return out;
}

} // namespace fengye
