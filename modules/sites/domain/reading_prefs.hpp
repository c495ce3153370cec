#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace fengye::sites {

// One choice of how pages look, and the values it may have; the first is the standard.
struct PrefsChoice {
    std::string_view name;
    std::vector<std::string_view> values;
};
std::vector<PrefsChoice> const& prefs_choices();

// What a reader has chosen. Kept in the reader's browser alone, as the names of the sheets that differ from
// the standard: "size-3.dark.elder". Whatever else a cookie holds is passed over.
class ReadingPrefs {
public:
    static ReadingPrefs from_cookie(std::string_view);
    std::string cookie() const;

    std::string_view value_of(std::string_view choice) const;
    // Does nothing when there is no such choice or it has no such value.
    void choose(std::string_view choice, std::string_view value);
    bool is_standard() const;

    // Names of style sheets in platform/browser/prefs, in the order they are laid over each other.
    std::vector<std::string> sheets() const;

private:
    std::vector<std::size_t> m_chosen = std::vector<std::size_t>(prefs_choices().size(), 0);
};

} // namespace fengye::sites
