#pragma once

#include "platform/html/page.hpp"
#include "platform/http/request.hpp"

namespace fengye {

// What the part people/pager shows: this page of a list among its neighbours, under the same filters.
html::Values pager_values(http::Request const&, std::int64_t total, int per_page);
int page_asked_for(http::Request const&); // from 1

} // namespace fengye
