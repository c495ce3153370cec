#pragma once

#include "modules/sites/sites.hpp"

namespace fengye::sites {

// A picture, video or attachment of a published document, for as long as it is published.
Result<FrontAnswer> send_file(http::Request const&, Public&);

} // namespace fengye::sites
