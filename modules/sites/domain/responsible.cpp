#include "modules/sites/domain/responsible.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace fengye::sites {

std::string responsible_text(std::vector<std::string> const& codes)
{
    return fmt::format("{}", fmt::join(codes, ";"));
}

std::vector<std::string> responsible_from(std::string_view text)
{
    std::vector<std::string> codes;
    while (!text.empty()) {
        auto const end = std::min(text.find(';'), text.size());
        codes.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return codes;
}

std::string responsible_names(
    PublishedColumn const& column, std::map<std::string, people::UnitRecord> const& units, Words const& words,
    Language language)
{
    std::string names;
    for (auto const& code : column.responsible) {
        auto const unit = units.find(code);
        auto const of_class = "sites." + code;
        if (unit == units.end() && !words.has(of_class))
            continue;
        if (!names.empty())
            names += words.get(language, "sites.and");
        names += unit != units.end() ? name_in(language, unit->second) : words.get(language, of_class);
    }
    return names;
}

} // namespace fengye::sites
