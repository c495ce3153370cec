#pragma once

#include "modules/editorial/desk/desk_test.hpp"

namespace fengye {

using RightsCity = editorial::WritingPortal;
using editorial::accepted;
using editorial::Hands;

} // namespace fengye
