#pragma once

#include "modules/letters/letters.hpp"

namespace fengye::letters {

using TemplateId = Id<struct Template>;

// Sentences a unit answers with often.
struct Template {
    TemplateId id;
    UnitId unit;
    std::string title;
    std::string text;
};

} // namespace fengye::letters
