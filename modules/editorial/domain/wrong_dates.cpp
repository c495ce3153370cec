#include <chrono>
#include <optional>

#include "modules/editorial/domain/noticed.hpp"

namespace fengye::editorial {

namespace {

using Text = std::u32string_view;
using namespace std::chrono;

constexpr Text zeros = U"〇○◯零OoΟО0", figures = U"一二三四五六七八九", weekdays = U"日一二三四五六";

bool is_digit(char32_t c)
{
    return c >= U'0' && c <= U'9';
}

// A number as it stands in a date, and where it ends.
struct Number {
    int value;
    std::size_t end;
};

std::optional<Number> arabic(Text text, std::size_t at, std::size_t digits_max)
{
    auto end = at;
    int value = 0;
    for (; end < text.size() && is_digit(text[end]); ++end)
        value = end - at < digits_max ? value * 10 + static_cast<int>(text[end] - U'0') : value;
    return end == at || end - at > digits_max ? std::nullopt : std::optional{Number{value, end}};
}

std::optional<int> figure(char32_t c)
{
    if (zeros.find(c) != Text::npos)
        return 0;
    auto const at = figures.find(c);
    return at == Text::npos ? std::nullopt : std::optional{static_cast<int>(at) + 1};
}

// 二十六, 十, 三〇: up to 99.
std::optional<Number> chinese(Text text, std::size_t at)
{
    int tens = 0, ones = 0;
    auto end = at;
    bool has_ten = false;
    for (; end < text.size() && end - at < 3; ++end) {
        if (text[end] == U'十' && !has_ten) {
            tens = end == at ? 1 : ones;
            ones = 0;
            has_ten = true;
        } else if (auto const one = figure(text[end]); one && !is_digit(text[end])) {
            tens = has_ten ? tens : ones;
            ones = *one;
        } else {
            break;
        }
    }
    return end == at ? std::nullopt : std::optional{Number{tens * 10 + ones, end}};
}

std::size_t after_blanks(Text text, std::size_t at)
{
    while (at < text.size() && text[at] == U' ')
        ++at;
    return at;
}

bool stands(Text text, std::size_t at, Text one_of)
{
    return at < text.size() && one_of.find(text[at]) != Text::npos;
}

struct Found {
    std::optional<int> year;
    int month, day;
    std::size_t end;
};

class Dates {
public:
    explicit Dates(Text text) : m_text{text} {}

    std::vector<Noticed> run()
    {
        for (std::size_t at = 0; at < m_text.size();)
            at = std::max(at + 1, look_at(at));
        return std::move(m_noticed);
    }

private:
    // Where to go on.
    std::size_t look_at(std::size_t at)
    {
        if (at > 0 && is_digit(m_text[at - 1]))
            return at;
        auto found = is_digit(m_text[at]) ? with_signs(at) : std::nullopt;
        if (!found && is_digit(m_text[at]))
            found = in_words(at);
        if (!found)
            found = in_chinese(at);
        if (found)
            judge(at, *found);
        return found ? found->end : at;
    }

    // 2026-11-26, also with dots and strokes; not a part of a longer row of numbers.
    std::optional<Found> with_signs(std::size_t at) const
    {
        auto const year = arabic(m_text, at, 4);
        if (!year || year->end - at != 4 || year->value < 1900 || year->value > 2100 ||
            !stands(m_text, year->end, U"-./") || (at > 0 && stands(m_text, at - 1, U"-./")))
            return std::nullopt;
        auto const sign = m_text.substr(year->end, 1);
        auto const month = arabic(m_text, year->end + 1, 2);
        if (!month || !stands(m_text, month->end, sign))
            return std::nullopt;
        auto const day = arabic(m_text, month->end + 1, 2);
        if (!day || stands(m_text, day->end, U"-./") ||
            stands(m_text, day->end, U"abcdefghijklmnopqrstuvwxyz"))
            return std::nullopt;
        return Found{year->value, month->value, day->value, day->end};
    }

    // 2026年11月26日, 11月26日; spaces may stand around the numbers.
    std::optional<Found> in_words(std::size_t at) const
    {
        auto number = arabic(m_text, at, 4);
        if (!number)
            return std::nullopt;
        std::optional<int> year;
        auto end = after_blanks(m_text, number->end);
        if (number->end - at == 4 && stands(m_text, end, U"年")) {
            year = number->value;
            number = arabic(m_text, after_blanks(m_text, end + 1), 2);
            if (!number)
                return std::nullopt;
            end = after_blanks(m_text, number->end);
        }
        if (number->value > 99 || !stands(m_text, end, U"月"))
            return std::nullopt;
        auto const day = arabic(m_text, after_blanks(m_text, end + 1), 2);
        auto const day_end = day ? after_blanks(m_text, day->end) : end;
        if (!day || !stands(m_text, day_end, U"日号"))
            return year ? std::optional{Found{year, number->value, 1, end + 1}} : std::nullopt;
        return Found{year, number->value, day->value, day_end + 1};
    }

    // 二〇二六年十一月二十六日. The sign for zero in the year is judged on the way.
    std::optional<Found> in_chinese(std::size_t at)
    {
        int year = 0, chinese_figures = 0;
        std::u32string right;
        for (auto i = at; i < at + 4; ++i) {
            auto const one = i < m_text.size() ? figure(m_text[i]) : std::nullopt;
            if (!one)
                return std::nullopt;
            year = year * 10 + *one;
            chinese_figures += *one != 0;
            right += *one == 0 ? U'〇' : m_text[i];
        }
        bool const is_longer = at > 0 && figure(m_text[at - 1]).has_value();
        if (chinese_figures < 2 || is_longer || !stands(m_text, at + 4, U"年"))
            return std::nullopt;
        if (right != m_text.substr(at, 4))
            m_noticed.push_back({at, at + 5, Level::hint, FindingRule::zero_sign, right + U"年"});
        auto const month = chinese(m_text, at + 5);
        if (!month || !stands(m_text, month->end, U"月"))
            return Found{std::nullopt, 1, 1, at + 5};
        auto const day = chinese(m_text, month->end + 1);
        if (!day || !stands(m_text, day->end, U"日"))
            return Found{year, month->value, 1, month->end + 1};
        return Found{year, month->value, day->value, day->end + 1};
    }

    void judge(std::size_t begin, Found const& found)
    {
        // Without a year, the 29th of February may be.
        year_month_day const date{
            year{found.year.value_or(2024)}, month{static_cast<unsigned>(found.month)},
            std::chrono::day{static_cast<unsigned>(found.day)}};
        if (!date.ok()) {
            m_noticed.push_back({begin, found.end, Level::please_confirm, FindingRule::impossible_date});
            return;
        }
        auto at = after_blanks(m_text, found.end);
        at += stands(m_text, at, U"(");
        auto const name = m_text.substr(at, 2);
        auto const length = name == U"星期" || name == U"礼拜" ? 2u : stands(m_text, at, U"周") ? 1u : 0u;
        if (length == 0 || !found.year || at + length >= m_text.size())
            return;
        auto const said = m_text[at + length] == U'天' ? U'日' : m_text[at + length];
        auto const right = weekdays[weekday{sys_days{date}}.c_encoding()];
        if (weekdays.find(said) != Text::npos && said != right)
            m_noticed.push_back(
                {begin, at + length + 1, Level::please_confirm, FindingRule::wrong_weekday,
                 std::u32string{m_text.substr(at, length)} + right});
    }

    Text m_text;
    std::vector<Noticed> m_noticed;
};

} // namespace

std::vector<Noticed> wrong_dates(Text text)
{
    return Dates{text}.run();
}

} // namespace fengye::editorial
