#pragma once

#include "platform/module/module.hpp"

namespace fengye::people {

// Whose session a request brings, with the rights of today. Nothing when it has none, or one that is over.
std::optional<Actor> recognise(http::Request&, Platform&);

} // namespace fengye::people
