#include "modules/imports/domain/dates.hpp"

#include <array>
#include <string>

#include <fmt/format.h>

namespace fengye::imports {

namespace {

// Digits at the front, at most so many; 0 when there are none.
int take_number(std::string_view& text, std::size_t digits_max)
{
    int number = 0;
    std::size_t count = 0;
    while (count < digits_max && count < text.size() && text[count] >= '0' && text[count] <= '9')
        number = number * 10 + (text[count++] - '0');
    text.remove_prefix(count);
    return count == 0 ? -1 : number;
}

bool take_one_of(std::string_view& text, std::initializer_list<std::string_view> marks)
{
    for (auto const mark : marks)
        if (text.starts_with(mark)) {
            text.remove_prefix(mark.size());
            return true;
        }
    return false;
}

std::chrono::seconds time_behind(std::string_view text)
{
    for (int spaces = 0; spaces < 4 && take_one_of(text, {" ", "\u3000", "\u00a0", "T", "日"}); ++spaces) {}
    auto const hour = take_number(text, 2);
    if (hour < 0 || hour > 23 || !take_one_of(text, {":", "：", "时", "点"}))
        return {};
    auto const minute = take_number(text, 2);
    return std::chrono::hours{hour} + std::chrono::minutes{minute > 0 && minute < 60 ? minute : 0};
}

} // namespace

std::optional<Moment> first_time_in(std::string_view text)
{
    for (auto at = text.find_first_of("12"); at != text.npos; at = text.find_first_of("12", at + 1)) {
        auto rest = text.substr(at);
        if (at > 0 && text[at - 1] >= '0' && text[at - 1] <= '9')
            continue;
        auto const year = take_number(rest, 4);
        if (year < 1949 || year > 2199 || !take_one_of(rest, {"-", "/", ".", "年"}))
            continue;
        auto const month = take_number(rest, 2);
        if (month < 1 || !take_one_of(rest, {"-", "/", ".", "月"}))
            continue;
        auto const day_of_month = take_number(rest, 2);
        auto const day = day_from(fmt::format("{:04}-{:02}-{:02}", year, month, day_of_month));
        if (day_of_month > 0 && day)
            return moment_of(*day, time_behind(rest));
    }
    return std::nullopt;
}

} // namespace fengye::imports
