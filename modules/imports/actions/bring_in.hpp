#pragma once

#include "modules/imports/actions/means.hpp"
#include "modules/imports/actions/media_folder.hpp"
#include "modules/imports/domain/mapping.hpp"
#include "modules/imports/domain/report.hpp"

namespace fengye::imports {

// Takes in a site that was read: every page once, however often it is called, and on from where it was cut
// off. A trial says what would happen.
Result<Report> bring_in(Means const&, Way, OldSite const&, Mapping const&, MediaFolder const&);

// The old categories with their pages, most first, each with the column of the same name where there is one.
std::vector<CategoryCount> categories_of(OldSite const&, db::Reader const&);

} // namespace fengye::imports
