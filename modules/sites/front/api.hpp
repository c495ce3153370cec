#pragma once

#include "modules/sites/sites.hpp"

namespace fengye::sites {

// What is published, for programs: newest first, page by page (fixtures/openapi.json describes it).
Result<FrontAnswer> list_documents(http::Request const&, Public&);
Result<FrontAnswer> show_openapi(http::Request const&, Public&);

} // namespace fengye::sites
