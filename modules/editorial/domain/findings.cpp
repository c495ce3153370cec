#include "modules/editorial/domain/findings.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "modules/editorial/domain/checks.hpp"
#include "modules/editorial/domain/term_scan.hpp"
#include "platform/utf8/utf8.hpp"

namespace fengye::editorial {

namespace {

constexpr std::size_t context_characters = 12;

// What was left out before a character.
enum class Gap { none, space, line };

// The text folded to what the rules look at: full-width letters and digits to half, spaces and zero-width
// characters left out; each byte knows the place it came from.
struct Folded {
    struct Place {
        std::size_t begin, end; // of its character, in the original
        Gap before;
    };
    std::string text;
    std::vector<Place> places; // one for each byte
};

// Spaces of every width, line ends, and what nobody sees: joiners, directions, soft hyphens, variation
// selectors.
Gap gap_of(std::string_view character)
{
    bool is_space = false;
    if (character.size() == 1) {
        if (character >= "\n" && character <= "\r")
            return Gap::line;
        is_space = character == " " || character == "\t";
    } else if (character.size() == 2) {
        is_space = character == "\u00a0" || character == "\u00ad" || character == "\u061c";
    } else {
        is_space = (character >= "\u2000" && character <= "\u200f") ||
                   (character >= "\u2028" && character <= "\u202f") ||
                   (character >= "\u205f" && character <= "\u206f") ||
                   (character >= "\ufe00" && character <= "\ufe0f") || character == "\u180e" ||
                   character == "\u3000" || character == "\ufeff";
    }
    return is_space ? Gap::space : Gap::none;
}

// U+FF01 to U+FF5E are ASCII at full width: EF BC 81 to EF BD 9E.
std::string at_half_width(std::string_view character)
{
    bool const may_be_wide =
        character.size() == 3 && character[0] == '\xef' && (character[1] == '\xbc' || character[1] == '\xbd');
    if (may_be_wide) {
        auto const code =
            (static_cast<unsigned>(character[1] & 0x3f) << 6) | static_cast<unsigned>(character[2] & 0x3f);
        if (code >= 0xf01 && code <= 0xf5e)
            return {static_cast<char>(code - 0xf00 + 0x20)};
    }
    return std::string{character};
}

Folded fold(std::string_view text)
{
    Folded folded;
    Gap before = Gap::none;
    for (std::size_t at = 0; at < text.size();) {
        auto const length = utf8::length_at(text, at);
        auto const character = text.substr(at, length);
        auto const gap = gap_of(character);
        if (gap == Gap::none)
            for (char c : at_half_width(character)) {
                folded.text += c;
                folded.places.push_back({at, at + length, std::exchange(before, Gap::none)});
            }
        else
            before = std::max(before, gap);
        at += length;
    }
    return folded;
}

std::string characters_before(std::string_view text, std::size_t at)
{
    auto begin = at;
    for (std::size_t i = 0; i < context_characters && begin > 0; ++i)
        do
            --begin;
        while (begin > 0 && (text[begin] & 0xc0) == 0x80);
    return std::string{text.substr(begin, at - begin)};
}

std::string characters_after(std::string_view text, std::size_t at)
{
    auto end = at;
    for (std::size_t i = 0; i < context_characters && end < text.size(); ++i)
        end += utf8::length_at(text, end);
    return std::string{text.substr(at, end - at)};
}

// 13 to 19 at the beginning; eleven digits in all.
bool is_mobile_number(std::string_view number)
{
    return number[0] == '1' && number[1] >= '3' &&
           std::all_of(number.begin(), number.end(), [](char c) { return c >= '0' && c <= '9'; });
}

void sort_by_place(std::vector<Finding>& findings)
{
    std::stable_sort(findings.begin(), findings.end(), [](Finding const& a, Finding const& b) {
        return a.begin < b.begin;
    });
}

class Scan {
public:
    explicit Scan(std::string_view text) : m_text{text}, m_folded{fold(text)} {}

    std::vector<Finding> run()
    {
        terms(
            Level::must_fix, {"绝密★", "机密★", "秘密★", "绝密☆", "机密☆", "秘密☆", "绝密级", "机密级",
                              "秘密级", "内部资料", "内部文件", "不得外传", "注意保密", "工作秘密"});
        numbers();
        sort_by_place(m_found);
        return std::move(m_found);
    }

private:
    void add(Level level, FindingRule rule, std::size_t begin, std::size_t end)
    {
        auto const from = m_folded.places[begin].begin, to = m_folded.places[end - 1].end;
        m_found.push_back(finding_at(m_text, from, to, level, rule));
    }

    void terms(Level level, std::initializer_list<std::string_view> terms)
    {
        for (auto const term : terms)
            for (auto at = m_folded.text.find(term); at != std::string::npos;
                 at = m_folded.text.find(term, at + term.size()))
                add(level, FindingRule::secrecy_term, at, at + term.size());
    }

    // Eighteen characters of an identity number, eleven of a mobile phone, standing alone. Spaces within do
    // not hide one, nor do numbers on either side; on another line, or in another cell, begins another
    // number.
    void numbers()
    {
        std::string_view const text = m_folded.text;
        for (std::size_t at = 0; at < text.size(); ++at) {
            bool const begins =
                is_digit(at) && (at == 0 || !is_digit(at - 1) || m_folded.places[at].before != Gap::none);
            if (begins && stands_alone(at, 18) && is_identity_number(text.substr(at, 18))) {
                add(Level::must_fix, FindingRule::identity_number, at, at + 18);
                at += 17;
            } else if (begins && stands_alone(at, 11) && is_mobile_number(text.substr(at, 11))) {
                add(Level::please_confirm, FindingRule::phone, at, at + 11);
                at += 10;
            }
        }
    }

    bool is_digit(std::size_t at) const
    {
        return at < m_folded.text.size() && m_folded.text[at] >= '0' && m_folded.text[at] <= '9';
    }

    bool stands_alone(std::size_t begin, std::size_t length) const
    {
        auto const end = begin + length;
        if (end > m_folded.text.size())
            return false;
        for (auto at = begin + 1; at < end; ++at)
            if (m_folded.places[at].before == Gap::line)
                return false;
        return !is_digit(end) || m_folded.places[end].before != Gap::none;
    }

    std::string_view m_text;
    Folded m_folded;
    std::vector<Finding> m_found;
};

} // namespace

bool is_identity_number(std::string_view number)
{
    static constexpr std::array weights{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    static constexpr std::string_view checks = "10X98765432";
    if (number.size() != 18)
        return false;
    int sum = 0;
    for (std::size_t i = 0; i < 17; ++i) {
        if (number[i] < '0' || number[i] > '9')
            return false;
        sum += (number[i] - '0') * weights[i];
    }
    char const check = number[17] == 'x' ? 'X' : number[17];
    auto const month = (number[10] - '0') * 10 + number[11] - '0',
               day = (number[12] - '0') * 10 + number[13] - '0';
    return check == checks[static_cast<std::size_t>(sum % 11)] && month >= 1 && month <= 12 && day >= 1 &&
           day <= 31;
}

Finding finding_at(std::string_view text, std::size_t begin, std::size_t end, Level level, FindingRule rule)
{
    Finding finding{
        level, rule, std::string{text.substr(begin, end - begin)}, characters_before(text, begin),
        characters_after(text, end)};
    finding.begin = begin;
    finding.end = end;
    return finding;
}

std::vector<Finding> findings_in(std::string_view text)
{
    return Scan{text}.run();
}

std::vector<Finding> findings_in(std::string_view text, TermScan const& terms)
{
    auto findings = findings_in(text);
    auto const is_mark = [marks = findings](Finding const& term) {
        return std::any_of(marks.begin(), marks.end(), [&](Finding const& mark) {
            return mark.rule == FindingRule::secrecy_term && mark.begin <= term.begin && mark.end >= term.end;
        });
    };
    for (auto& term : terms.find(text))
        if (!is_mark(term))
            findings.push_back(std::move(term));
    for (auto& check : checks_in(text))
        findings.push_back(std::move(check));
    sort_by_place(findings);
    return findings;
}

Finding not_inspected(std::string const& name)
{
    return {
        .level = Level::please_confirm,
        .rule = FindingRule::hidden_in_file,
        .found = {},
        .before = name,
        .after = {},
        .category = std::string{name_of(media::HiddenRule::not_inspected)}};
}

std::vector<Finding>
findings_in_file(std::string const& name, media::Inspected const& inspected, TermScan const& terms)
{
    constexpr std::size_t findings_of_text_max = 50;
    std::vector<Finding> findings;
    for (auto const& [level, rule, where, excerpt] : inspected.findings)
        findings.push_back(
            {.level = level,
             .rule = FindingRule::hidden_in_file,
             .found = excerpt,
             .before = name,
             .after = where,
             .category = std::string{name_of(rule)}});
    // A mark that was found as a mark is not told again as a word.
    auto const is_told = [&](Finding const& finding) {
        return finding.rule == FindingRule::secrecy_term &&
               std::any_of(
                   inspected.findings.begin(), inspected.findings.end(), [&](media::Hidden const& one) {
                       return one.rule == media::HiddenRule::secrecy_mark &&
                              one.excerpt.find(finding.found) != std::string::npos;
                   });
    };
    std::size_t count = 0;
    for (auto& finding : findings_in(inspected.text, terms)) {
        if (is_told(finding))
            continue;
        if (++count > findings_of_text_max)
            break;
        finding.before = name + "：" + finding.before;
        findings.push_back(std::move(finding));
    }
    return findings;
}

} // namespace fengye::editorial
