#pragma once

#include "platform/module/module.hpp"

namespace fengye::editorial {

Result<http::Response> show_queue(http::Request const&, Platform&);       // GET /queue
Result<http::Response> show_review(http::Request const&, Platform&);      // GET /items/{id}/review
Result<http::Response> create_review(http::Request const&, Platform&);    // POST
Result<http::Response> show_sign_off(http::Request const&, Platform&);    // GET /items/{id}/sign-off
Result<http::Response> create_sign_off(http::Request const&, Platform&);  // POST
Result<http::Response> create_pull_back(http::Request const&, Platform&); // POST /items/{id}/pull-back
Result<http::Response> create_release(http::Request const&, Platform&);   // POST /items/{id}/release
Result<http::Response>
create_dismissal(http::Request const&, Platform&); // POST /items/{id}/findings/{finding}
Result<http::Response> show_withdrawal(http::Request const&, Platform&);   // GET /items/{id}/withdrawal
Result<http::Response> create_withdrawal(http::Request const&, Platform&); // POST

} // namespace fengye::editorial
