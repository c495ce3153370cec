#pragma once

#include "modules/sites/sites.hpp"

namespace fengye::sites {

// Names the host before a reader leaves for it. Only for links that stand in published documents, so that
// nobody can make the site point elsewhere.
Result<FrontAnswer> show_leaving(http::Request const&, Public&);

} // namespace fengye::sites
