#pragma once

#include <vector>

#include "modules/sites/domain/layout.hpp"
#include "modules/sites/sites.hpp"

// What a new city begins with, read from fixtures/*.toml. Throws when a file is malformed: it is part of the
// program.
namespace fengye::sites {

struct ChannelWithColumns {
    PublishedChannel channel;
    std::vector<PublishedColumn> columns;
};
std::vector<ChannelWithColumns> starting_columns(); // without ids
Layout starting_layout();
SiteRecord demo_site();

} // namespace fengye::sites
