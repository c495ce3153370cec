#pragma once

#include "platform/module/module.hpp"

// The list of terms that texts are compared with: read, changed, taken in from a table and saved as one.
namespace fengye::editorial {

Result<http::Response> show_terms(http::Request const&, Platform&);
Result<http::Response> create_term(http::Request const&, Platform&);
Result<http::Response> create_term_removal(http::Request const&, Platform&);
Result<http::Response> create_term_import(http::Request const&, Platform&);
Result<http::Response> send_terms_xlsx(http::Request const&, Platform&);
Result<http::Response> send_terms_csv(http::Request const&, Platform&);

} // namespace fengye::editorial
