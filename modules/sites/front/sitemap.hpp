#pragma once

#include "modules/sites/sites.hpp"

namespace fengye::sites {

// For search engines: an index, the pages of the tree (?part=pages), and the articles of a month
// (?month=2026-11).
Result<FrontAnswer> show_sitemap(http::Request const&, Public&);
// A demo asks to be left alone: it is no publication.
Result<FrontAnswer> show_robots(http::Request const&, Public&);

} // namespace fengye::sites
