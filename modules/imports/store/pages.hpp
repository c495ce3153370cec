#pragma once

#include <optional>
#include <string>
#include <vector>

#include "modules/imports/imports.hpp"
#include "modules/imports/store/runs.hpp"
#include "platform/db/db.hpp"

namespace fengye::imports::store {

struct TakenPage {
    std::string hash; // of the old page
    editorial::ItemId item;
};
// `key` names the page within its source.
std::optional<TakenPage> find_page(db::Reader const&, std::string const& source, std::string const& key);
void add_page(db::Transaction&, std::string const& source, std::string const& key, TakenPage const&, RunId);

// False when the address leads somewhere already.
bool add_address(db::Transaction&, Id<OldAddress>, std::string const& address, editorial::ItemId);
bool is_known(db::Reader const&, std::string const& address);
std::vector<Id<OldAddress>> addresses_of(db::Reader const&, editorial::ItemId);

} // namespace fengye::imports::store
