#pragma once

#include "platform/module/module.hpp"

namespace fengye::editorial {

Result<http::Response> show_editor(http::Request const&, Platform&);       // GET /items/{id}/draft
Result<http::Response> save_from_editor(http::Request const&, Platform&);  // POST /items/{id}/draft
Result<http::Response> autosave(http::Request const&, Platform&);          // POST /items/{id}/autosave
Result<http::Response> change_files(http::Request const&, Platform&);      // POST /items/{id}/files
Result<http::Response> create_submission(http::Request const&, Platform&); // POST /items/{id}/submission
Result<http::Response> create_correction(http::Request const&, Platform&); // POST /items/{id}/correction

} // namespace fengye::editorial
