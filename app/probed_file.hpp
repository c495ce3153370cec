#pragma once

#include <string>

namespace fengye {

// The bytes of a file that somebody brings. Throws when it cannot be read or is larger than 256 MB.
std::string read_probed_file(std::string const& path);

} // namespace fengye
