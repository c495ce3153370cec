#pragma once

#include "modules/sites/sites.hpp"

namespace fengye::sites {

// Atom (RFC 4287): the newest of the site, of a channel, of a column.
Result<FrontAnswer> site_feed(http::Request const&, Public&);
Result<FrontAnswer> feed_at_address(http::Request const&, Public&); // {address}feed.xml

} // namespace fengye::sites
