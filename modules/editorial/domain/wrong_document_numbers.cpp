#include "modules/editorial/domain/noticed.hpp"

namespace fengye::editorial {

namespace {

using Text = std::u32string_view;

constexpr Text opening = U"〔[({【〈《", closing = U"〕])}】〉》";
// What the name of a series ends with: 政办发, 建函, 财字, 规, 令 …
constexpr Text series_ends = U"发函字规令办文告呈复议电纪";

bool is_digit(char32_t c)
{
    return c >= U'0' && c <= U'9';
}

std::size_t after_digits(Text text, std::size_t at)
{
    while (at < text.size() && is_digit(text[at]))
        ++at;
    return at;
}

bool stands(Text text, std::size_t at, Text one_of)
{
    return at < text.size() && one_of.find(text[at]) != Text::npos;
}

bool is_chinese(char32_t c)
{
    return c >= 0x4e00 && c <= 0x9fff;
}

// In round brackets, a year after any other word may be just that.
bool ends_a_series(char32_t last, char32_t bracket)
{
    return series_ends.find(last) != Text::npos ||
           (is_chinese(last) && Text{U"〔[{【"}.find(bracket) != Text::npos);
}

// (85)49号 is of the last century.
std::u32string whole_year(Text digits)
{
    auto const century = digits.size() == 4 ? Text{} : digits[0] >= U'5' ? Text{U"19"} : Text{U"20"};
    return std::u32string{century} + std::u32string{digits};
}

// At most six characters of its name, for people to see.
std::size_t beginning_of_series(Text text, std::size_t end)
{
    auto begin = end;
    while (begin > 0 && end - begin < 6 && is_chinese(text[begin - 1]))
        --begin;
    return begin;
}

} // namespace

// GB/T 9704-2012, 7.2.5: the year in full, in 〔〕; the number without 第 and without zeros before it.
std::vector<Noticed> wrong_document_numbers(Text text)
{
    std::vector<Noticed> noticed;
    for (std::size_t open = 1; open < text.size(); ++open) {
        if (!stands(text, open, opening) || !ends_a_series(text[open - 1], text[open]))
            continue;
        auto const year_end = after_digits(text, open + 1);
        auto const year_digits = year_end - open - 1;
        if ((year_digits != 4 && year_digits != 2) || !stands(text, year_end, closing))
            continue;
        auto number = year_end + 1;
        bool const has_ordinal = stands(text, number, U"第");
        number += has_ordinal;
        auto const number_end = after_digits(text, number);
        if (number_end == number || number_end - number > 5 || !stands(text, number_end, U"号"))
            continue;
        auto significant = number;
        while (significant + 1 < number_end && text[significant] == U'0')
            ++significant;
        auto const year = whole_year(text.substr(open + 1, year_digits));
        auto const right =
            U"〔" + year + U"〕" + std::u32string{text.substr(significant, number_end - significant)} + U"号";
        if (right == text.substr(open, number_end + 1 - open))
            continue;
        auto const begin = beginning_of_series(text, open);
        noticed.push_back(
            {begin, number_end + 1, Level::please_confirm, FindingRule::document_number,
             std::u32string{text.substr(begin, open - begin)} + right});
    }
    return noticed;
}

} // namespace fengye::editorial
