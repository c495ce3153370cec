#pragma once

#include "modules/sites/sites.hpp"

namespace fengye::sites {

// A response the page cache keeps until what it rests on moves: feeds, the sitemap, the API.
http::Response kept(Public const&, std::string type, std::string body);

// One the cache does not keep: it still carries its ETag, and is 304 to who has it already.
http::Response asked_again(http::Request const&, std::string type, std::string body);

} // namespace fengye::sites
