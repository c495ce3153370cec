#pragma once

#include <string>

#include "modules/editorial/editorial.hpp"
#include "platform/gazette/document.hpp"

// Sites that stood before this one: their pages come along, and their addresses go on working.
namespace fengye::imports {

// An address of the old site and where it leads now (301). It is asked for only when nothing of this site
// answers.
struct OldAddress {
    static constexpr std::string_view kind = "old_address";

    Id<OldAddress> id;
    std::string address; // /2019/03/notice, /?p=123: decoded
    std::string target;  // /article/81
    Moment at{};         // when its page became public

    static constexpr auto fields()
    {
        using O = OldAddress;
        return std::tuple{
            field("id", &O::id), field("address", &O::address), field("target", &O::target),
            field("at", &O::at)};
    }
};

} // namespace fengye::imports
