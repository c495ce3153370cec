#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "platform/http/url.hpp"

namespace fengye::imports {

// An address of the old site, decoded.
struct Address {
    std::string host; // empty when it was written from the root or relative
    std::string path; // /2019/03/notice/
    http::Pairs query;

    // As the front knows it: /2019/03/notice, /?p=123.
    std::string text() const;
    // As a link of this site, encoded, from the root.
    std::string link() const;
};

// As a page writes it; relative ones count from `base`, the path of that page. Nothing when it leads to no
// page: mailto:, javascript:, or not to be read.
std::optional<Address> read_address(std::string_view written, std::string_view base = "/");

} // namespace fengye::imports
