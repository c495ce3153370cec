#pragma once

#include "modules/casework/casework.hpp"

namespace fengye::letters {

// Once a day: of letters whose time is over nothing stays that tells who wrote or what. Number, dates and
// figures stay; so does what stands on the site with the writer's consent.
Result<void> forget_letters(Work&, casework::Vault const&);

inline constexpr std::string_view forgetting_job = "letters.forget";

} // namespace fengye::letters
