#include "modules/sites/sites.hpp"

#include <charconv>

namespace fengye::sites {

namespace {

constexpr int page_max = 1'000'000, neighbours = 2;

html::Values one_page(int number, int current, std::function<std::string(int)> const& address)
{
    bool const is_here = number == current;
    return {
        {"PAGE_NUMBER", number},
        {"PAGE_URL", address(number)},
        {"IS_HERE", is_here},
        {"IS_LINK", !is_here},
        {"IS_GAP", false}};
}

} // namespace

Result<int> read_page(std::string_view text)
{
    if (text.empty())
        return 1;
    int number = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    bool const is_whole = error == std::errc{} && end == text.data() + text.size() && text.front() != '0';
    if (!is_whole || number < 1 || number > page_max)
        return refuse(Because::not_found, "platform.not_found");
    return number;
}

html::Values page_values(Pages const& pages, std::function<std::string(int)> const& address)
{
    auto const last = pages.last();
    std::vector<html::Values> numbers;
    int before = 0;
    for (int number = 1; number <= last; ++number) {
        bool const is_near = number >= pages.current - neighbours && number <= pages.current + neighbours;
        if (number != 1 && number != last && !is_near) {
            // The middle of a long list is passed over at once.
            number = number < pages.current ? pages.current - neighbours - 1 : last - 1;
            continue;
        }
        if (number > before + 1)
            numbers.push_back({{"IS_GAP", true}, {"IS_LINK", false}, {"IS_HERE", false}});
        numbers.push_back(one_page(number, pages.current, address));
        before = number;
    }
    html::Values values{
        {"HAS_PAGES", last > 1},
        {"HAS_PAGE_SIZE", true},
        {"PAGE_SIZE", pages.size},
        {"PAGES", std::move(numbers)},
        {"HAS_PREVIOUS", pages.current > 1},
        {"HAS_NEXT", pages.current < last}};
    if (pages.current > 1)
        values.emplace_back("PREVIOUS_URL", address(pages.current - 1));
    if (pages.current < last)
        values.emplace_back("NEXT_URL", address(pages.current + 1));
    return values;
}

} // namespace fengye::sites
