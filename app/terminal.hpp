#pragma once

#include "platform/words/words.hpp"

namespace fengye {

// What the operator's terminal speaks: Chinese when its locale says so, else English.
Language language_of_the_terminal();

} // namespace fengye
