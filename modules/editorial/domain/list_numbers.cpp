#include "modules/editorial/domain/list_numbers.hpp"

#include <algorithm>
#include <charconv>
#include <string_view>

#include "platform/utf8/utf8.hpp"

namespace fengye::editorial {

namespace {

using namespace std::string_view_literals;

int number_of(std::string_view text, int otherwise)
{
    std::from_chars(text.data(), text.data() + text.size(), otherwise);
    return otherwise;
}

std::string roman(int number)
{
    constexpr std::array<std::pair<int, std::string_view>, 13> values{
        {{1000, "M"sv},
         {900, "CM"sv},
         {500, "D"sv},
         {400, "CD"sv},
         {100, "C"sv},
         {90, "XC"sv},
         {50, "L"sv},
         {40, "XL"sv},
         {10, "X"sv},
         {9, "IX"sv},
         {5, "V"sv},
         {4, "IV"sv},
         {1, "I"sv}}};
    std::string text;
    for (auto const& [value, letters] : values)
        for (; number >= value && text.size() < 40; number -= value)
            text += letters;
    return text;
}

std::string lower(std::string text)
{
    for (auto& c : text)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return text;
}

std::string written(int number, std::string_view format)
{
    if (format.find("hinese") != format.npos || format.starts_with("ideograph") ||
        format.starts_with("japanese") || format.starts_with("taiwanese"))
        return chinese_number(number);
    if (format == "upperRoman")
        return roman(number);
    if (format == "lowerRoman")
        return lower(roman(number));
    if (format == "upperLetter" || format == "lowerLetter") {
        std::string const letters(
            static_cast<std::size_t>((number - 1) / 26 + 1), static_cast<char>('A' + (number - 1) % 26));
        return format == "lowerLetter" ? lower(letters) : letters;
    }
    bool const is_circled = format.starts_with("decimalEnclosedCircle") && number >= 1 && number <= 20;
    return is_circled ? utf8::encoded(std::u32string(1, U'①' + static_cast<char32_t>(number - 1)))
                      : std::to_string(number);
}

} // namespace

std::string chinese_number(int number)
{
    static constexpr std::array digits{"〇"sv, "一"sv, "二"sv, "三"sv, "四"sv,
                                       "五"sv, "六"sv, "七"sv, "八"sv, "九"sv};
    if (number <= 0 || number >= 10'000)
        return std::to_string(number);
    std::string text;
    bool is_gap = false;
    for (auto const& [unit, name] : {std::pair{1000, "千"sv}, {100, "百"sv}, {10, "十"sv}, {1, ""sv}}) {
        auto const digit = static_cast<std::size_t>(number / unit % 10);
        if (digit == 0) {
            is_gap = !text.empty();
            continue;
        }
        if (is_gap)
            text += "零";
        is_gap = false;
        bool const is_ten = unit == 10 && digit == 1 && text.empty();
        text += is_ten ? std::string{name} : std::string{digits[digit]} + std::string{name};
    }
    return text;
}

ListNumbers ListNumbers::of(xml::Part const& numbering)
{
    ListNumbers numbers;
    for (auto const node : numbering.root().children()) {
        if (xml::local_name(node) == "abstractNum") {
            Levels levels;
            for (auto const one : node.children()) {
                auto const level = number_of(xml::attribute(one, "ilvl"), -1);
                if (xml::local_name(one) != "lvl" || level < 0 || level >= levels_max)
                    continue;
                levels[static_cast<std::size_t>(level)] = {
                    std::string{xml::attribute(xml::child(one, "numFmt"), "val")},
                    std::string{xml::attribute(xml::child(one, "lvlText"), "val")},
                    number_of(xml::attribute(xml::child(one, "start"), "val"), 1)};
            }
            numbers.m_shapes.emplace(xml::attribute(node, "abstractNumId"), std::move(levels));
        }
        if (xml::local_name(node) == "num")
            numbers.m_lists.emplace(
                xml::attribute(node, "numId"), xml::attribute(xml::child(node, "abstractNumId"), "val"));
    }
    return numbers;
}

std::optional<ListMark> ListNumbers::next(std::string const& list, int level)
{
    auto const found = m_lists.find(list);
    auto const shape = found == m_lists.end() ? m_shapes.end() : m_shapes.find(found->second);
    if (shape == m_shapes.end() || level < 0 || level >= levels_max)
        return std::nullopt;
    auto const& levels = shape->second;
    auto const at = static_cast<std::size_t>(level);
    auto const& [format, pattern, start] = levels[at];
    if (format == "none" || pattern.empty())
        return std::nullopt;
    if (format == "bullet")
        return ListMark{ListMark::Kind::bullet};
    // Lists of one shape that stand apart count anew.
    auto& counts = m_counts[list];
    counts[at] = counts[at] == 0 ? start : counts[at] + 1;
    std::fill(counts.begin() + level + 1, counts.end(), 0);
    ListMark mark{ListMark::Kind::words};
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        bool const is_place =
            pattern[i] == '%' && i + 1 < pattern.size() && pattern[i + 1] >= '1' && pattern[i + 1] <= '9';
        if (!is_place) {
            mark.words += pattern[i];
            continue;
        }
        auto const other = static_cast<std::size_t>(pattern[++i] - '1');
        auto const count = counts[other] == 0 ? levels[other].start : counts[other];
        mark.words += written(count, levels[other].format);
    }
    auto const plain = "%" + std::to_string(level + 1) + ".";
    if (format == "decimal" && (pattern == plain || pattern == plain.substr(0, 2)))
        mark.kind = ListMark::Kind::number;
    return mark;
}

} // namespace fengye::editorial
