#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "platform/html/safe.hpp"

namespace fengye::html {

// A picture as a page shows it: in the forms and widths there are, the browser takes what suits it.
struct Picture {
    struct Form {
        std::string type;   // image/avif
        std::string srcset; // /files/82/320.avif 320w, …
    };
    std::string address; // for browsers that know nothing of forms
    std::string alt;
    int width{0}, height{0};
    int focus_x{50}, focus_y{50}; // what stays in sight where it is cut, in hundredths
    std::vector<Form> forms{};    // the best first; those of image/jpeg go with the address itself
};

enum class Loading { first, lazy };

// `sizes` says how wide it stands: "(min-width: 768px) 360px, 100vw".
Safe picture(Picture const&, std::string_view sizes, Loading);

// Markup of the sanitiser with its pictures in their forms, by the beginnings of their addresses: /files/81/
Safe with_forms(Safe const&, std::map<std::string, Picture> const&, std::string_view sizes);

} // namespace fengye::html
