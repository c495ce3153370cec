#pragma once

#include "platform/convert/jail.hpp"

namespace fengye::convert {

// Whether bubblewrap is here and may make namespaces.
bool walls_stand();

Ended run_in_namespaces(Job const&);
Ended run_in_a_folder(Job const&);

} // namespace fengye::convert
