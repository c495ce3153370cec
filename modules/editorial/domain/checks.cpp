#include "modules/editorial/domain/checks.hpp"

#include <algorithm>
#include <tuple>

#include "modules/editorial/domain/noticed.hpp"
#include "platform/utf8/utf8.hpp"

namespace fengye::editorial {

namespace {

constexpr std::size_t findings_max = 200;
constexpr std::size_t context_characters = 12;

Finding finding_of(std::u32string_view text, Noticed const& noticed)
{
    auto const before = std::min(noticed.begin, context_characters);
    return {
        noticed.level,
        noticed.rule,
        utf8::encoded(text.substr(noticed.begin, noticed.end - noticed.begin)),
        utf8::encoded(text.substr(noticed.begin - before, before)),
        utf8::encoded(text.substr(noticed.end, context_characters)),
        utf8::encoded(noticed.suggestion)};
}

} // namespace

std::vector<Finding> checks_in(std::string_view text)
{
    auto const characters = utf8::decoded(text);
    auto plain = characters;
    std::transform(plain.begin(), plain.end(), plain.begin(), [](char32_t c) { return utf8::half_width(c); });
    auto noticed = wrong_dates(plain);
    for (auto const check : {wrong_document_numbers, repealed_laws})
        for (auto& one : check(plain))
            noticed.push_back(std::move(one));
    std::sort(noticed.begin(), noticed.end(), [](Noticed const& a, Noticed const& b) {
        return std::tie(a.begin, a.end, a.rule) < std::tie(b.begin, b.end, b.rule);
    });
    std::vector<Finding> findings;
    for (std::size_t i = 0; i < std::min(noticed.size(), findings_max); ++i)
        findings.push_back(finding_of(characters, noticed[i]));
    return findings;
}

} // namespace fengye::editorial
