#include "platform/module/pager.hpp"

#include <algorithm>
#include <charconv>

namespace fengye {

namespace {

constexpr int page_max = 100'000;

html::Values page_link(http::Request const& request, int page, int current)
{
    auto query = request.query;
    std::erase_if(query, [](auto const& pair) { return pair.first == "page" || pair.first == "done"; });
    if (page > 1)
        query.emplace_back("page", std::to_string(page));
    return {
        {"PAGE", page},
        {"PAGE_URL", request.path + http::query_text(query)},
        {"IS_THIS_PAGE", page == current},
        {"IS_OTHER_PAGE", page != current},
        {"IS_GAP", false}};
}

html::Values gap()
{
    return {
        {"PAGE", ""}, {"PAGE_URL", ""}, {"IS_THIS_PAGE", false}, {"IS_OTHER_PAGE", false}, {"IS_GAP", true}};
}

std::string url_of(http::Request const& request, int page)
{
    for (auto const& [name, value] : page_link(request, page, 0))
        if (name == "PAGE_URL")
            return std::get<std::string>(value.held());
    return {};
}

} // namespace

int page_asked_for(http::Request const& request)
{
    auto const text = request.argument("page");
    int page = 1;
    std::from_chars(text.data(), text.data() + text.size(), page);
    return std::clamp(page, 1, page_max);
}

html::Values pager_values(http::Request const& request, std::int64_t total, int per_page)
{
    int const last = std::max(1, static_cast<int>((total + per_page - 1) / per_page));
    int const page = std::min(page_asked_for(request), last);
    std::vector<html::Values> pages;
    int shown = 0;
    for (int i = 1; i <= last; ++i) {
        bool const is_near = i == 1 || i == last || std::abs(i - page) <= 2;
        if (!is_near)
            continue;
        if (i > shown + 1)
            pages.push_back(gap());
        pages.push_back(page_link(request, i, page));
        shown = i;
    }
    return {
        {"HAS_PAGES", last > 1},
        {"HAS_PREVIOUS", page > 1},
        {"PREVIOUS_URL", url_of(request, page - 1)},
        {"HAS_NEXT", page < last},
        {"NEXT_URL", url_of(request, page + 1)},
        {"PAGES", std::move(pages)}};
}

} // namespace fengye
