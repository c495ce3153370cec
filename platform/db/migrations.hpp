#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "platform/db/db.hpp"

namespace fengye::db {

// One step forward of one module's tables, untouched once released. In the dialect both engines share, where
// BIGINT PRIMARY KEY is a row's number and BYTEA holds bytes.
struct Migration {
    std::string_view module;
    int number;
    std::string_view name;
    std::string_view text;
};

// Brings the store up to the given steps, in their order, each in its own transaction. Throws when the store
// holds a step this program does not know: an old program must not write into a newer store.
void migrate(Store&, std::vector<Migration> const&);

} // namespace fengye::db
