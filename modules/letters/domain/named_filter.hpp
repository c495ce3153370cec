#pragma once

#include "modules/letters/letters.hpp"

namespace fengye::letters {

using NamedFilterId = Id<struct NamedFilter>;

// A filter of the list that somebody gave a name: a tab of that person's own.
struct NamedFilter {
    NamedFilterId id;
    PersonId person;
    std::string name;
    std::string query; // of the list's address: ?tab=all&category=A03
};

} // namespace fengye::letters
