#include "modules/sites/domain/reading_prefs.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace fengye::sites {

namespace {

// size 3 is size-3, scheme dark is dark, elder on is elder: the name of its style sheet.
std::string sheet_of(PrefsChoice const& choice, std::size_t value)
{
    if (choice.name == "size")
        return fmt::format("size-{}", choice.values[value]);
    return std::string{choice.name == "scheme" ? choice.values[value] : choice.name};
}

} // namespace

std::vector<PrefsChoice> const& prefs_choices()
{
    static std::vector<PrefsChoice> const choices{
        {"scheme", {"std", "light", "dark", "contrast"}},
        {"size", {"1", "2", "3", "4"}},
        {"elder", {"off", "on"}},
        {"spacing", {"normal", "wide"}},
        {"cursor", {"normal", "large"}},
        {"guide", {"off", "on"}},
        {"text", {"off", "on"}},
    };
    return choices;
}

ReadingPrefs ReadingPrefs::from_cookie(std::string_view cookie)
{
    ReadingPrefs prefs;
    auto const& choices = prefs_choices();
    while (!cookie.empty()) {
        auto const end = std::min(cookie.find('.'), cookie.size());
        auto const name = cookie.substr(0, end);
        cookie.remove_prefix(std::min(end + 1, cookie.size()));
        for (std::size_t i = 0; i < choices.size(); ++i)
            for (std::size_t value = 1; value < choices[i].values.size(); ++value)
                if (sheet_of(choices[i], value) == name)
                    prefs.m_chosen[i] = value;
    }
    return prefs;
}

std::string ReadingPrefs::cookie() const
{
    return fmt::format("{}", fmt::join(sheets(), "."));
}

std::string_view ReadingPrefs::value_of(std::string_view choice) const
{
    auto const& choices = prefs_choices();
    for (std::size_t i = 0; i < choices.size(); ++i)
        if (choices[i].name == choice)
            return choices[i].values[m_chosen[i]];
    return {};
}

void ReadingPrefs::choose(std::string_view choice, std::string_view value)
{
    auto const& choices = prefs_choices();
    for (std::size_t i = 0; i < choices.size(); ++i)
        for (std::size_t at = 0; at < choices[i].values.size(); ++at)
            if (choices[i].name == choice && choices[i].values[at] == value)
                m_chosen[i] = at;
}

bool ReadingPrefs::is_standard() const
{
    return std::all_of(m_chosen.begin(), m_chosen.end(), [](std::size_t chosen) { return chosen == 0; });
}

std::vector<std::string> ReadingPrefs::sheets() const
{
    std::vector<std::string> sheets;
    for (std::size_t i = 0; i < m_chosen.size(); ++i)
        if (m_chosen[i] != 0)
            sheets.push_back(sheet_of(prefs_choices()[i], m_chosen[i]));
    return sheets;
}

} // namespace fengye::sites
