#include "modules/editorial/domain/checks.hpp"

#include <algorithm>
#include <tuple>

#include "modules/editorial/domain/noticed.hpp"
#include "platform/utf8/utf8.hpp"

namespace fengye::editorial {

namespace {

constexpr std::size_t findings_max = 200;
// The bytes before each character, and those of the whole.
std::vector<std::size_t> bytes_before(std::string_view text)
{
    std::vector<std::size_t> bytes{0};
    while (bytes.back() < text.size())
        bytes.push_back(bytes.back() + utf8::length_at(text, bytes.back()));
    return bytes;
}

} // namespace

std::vector<Finding> checks_in(std::string_view text)
{
    auto plain = utf8::decoded(text);
    std::transform(plain.begin(), plain.end(), plain.begin(), [](char32_t c) { return utf8::half_width(c); });
    auto noticed = wrong_dates(plain);
    for (auto const check : {wrong_document_numbers, repealed_laws})
        for (auto& one : check(plain))
            noticed.push_back(std::move(one));
    std::sort(noticed.begin(), noticed.end(), [](Noticed const& a, Noticed const& b) {
        return std::tie(a.begin, a.end, a.rule) < std::tie(b.begin, b.end, b.rule);
    });
    noticed.resize(std::min(noticed.size(), findings_max));
    auto const bytes = bytes_before(text);
    std::vector<Finding> findings;
    for (auto const& one : noticed) {
        auto finding = finding_at(text, bytes.at(one.begin), bytes.at(one.end), one.level, one.rule);
        finding.suggestion = utf8::encoded(one.suggestion);
        findings.push_back(std::move(finding));
    }
    return findings;
}

} // namespace fengye::editorial
