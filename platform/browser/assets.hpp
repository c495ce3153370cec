#pragma once

#include <string>
#include <string_view>

namespace fengye::browser {

// "public.css" is "/assets/public-3f9a1c2b.css": the name carries its content's hash. Throws when the program
// holds no such file: bin/build makes them.
std::string const& asset(std::string_view name);

} // namespace fengye::browser
