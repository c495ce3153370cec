#pragma once

#include <string>

#include "modules/sites/sites.hpp"

namespace fengye::sites {

// An old address and where it leads now (301): of a column that moved, or of the city's former site.
struct Redirect {
    static constexpr std::string_view kind = "redirect";

    Id<Redirect> id;
    std::string path;
    std::string target;

    static constexpr auto fields()
    {
        return std::tuple{
            field("id", &Redirect::id), field("path", &Redirect::path), field("target", &Redirect::target)};
    }
};

} // namespace fengye::sites
