#pragma once

#include <functional>

#include "platform/html/page.hpp"
#include "platform/result/result.hpp"

namespace fengye::sites {

// The number of a page as it stands in an address; 1 when there is none. Refuses what is no such number, so
// that a page has one address.
Result<int> read_page(std::string_view);

struct Pages {
    std::int64_t total;
    int size;
    int current;

    int last() const { return total == 0 ? 1 : static_cast<int>((total + size - 1) / size); }
    int offset() const { return (current - 1) * size; }
};

// As sites/pagination.html shows them. `address` gives the address of a page by its number.
html::Values page_values(Pages const&, std::function<std::string(int)> const& address);

} // namespace fengye::sites
