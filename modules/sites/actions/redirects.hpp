#pragma once

#include "modules/sites/sites.hpp"
#include "platform/work/work.hpp"

namespace fengye::sites {

// An address of the former site leads here from now on. Refuses what is no address of a site, and one that a
// column stands at.
Result<void> add_redirect(Work&, std::string const& path, std::string const& target);

// The address is about to be taken: what it led to before is forgotten.
void free_address(Work&, std::string const& path);
// The old address leads to the new one, and so does every address that led to the old.
void leave_redirect(Work&, ColumnId, std::string const& old_path, std::string const& new_path);

} // namespace fengye::sites
