#pragma once

#include "platform/module/module.hpp"

namespace fengye::editorial {

Result<http::Response> show_items(http::Request const&, Platform&);      // GET /items
Result<http::Response> create_new_item(http::Request const&, Platform&); // POST /items/new
Result<http::Response> show_item(http::Request const&, Platform&);       // GET /items/{id}: its whole life
// POST /items/{id}/expiry: it may go on its last day.
Result<http::Response> create_expiry_answer(http::Request const&, Platform&);
Result<http::Response> preview_item(http::Request const&, Platform&); // GET /items/{id}/preview

} // namespace fengye::editorial
