#pragma once

#include <optional>

#include "modules/imports/actions/take_media.hpp"
#include "modules/imports/domain/mapping.hpp"

namespace fengye::imports {

// A page ready to be taken in one act; its files stand at /files/N/import in the body until they have
// numbers.
struct PreparedPage {
    std::string key, hash;
    people::UnitRecord unit;
    editorial::PublishedBefore text;
    std::vector<KeptFile> files;
    std::vector<std::string> addresses; // as the front knows them
};

// Columns and units of the new site, read once.
struct NewSite {
    std::vector<sites::PublishedColumn> columns;
    std::vector<people::UnitRecord> units;

    static NewSite of(db::Reader const&);
    sites::PublishedColumn const* column(std::string_view code) const; // one that items are published in
    people::UnitRecord const* unit(std::string_view code_or_name) const;
};

// Refuses a mapping that names what is not there, or a unit that does not answer for its column.
Result<void> check_mapping(Mapping const&, NewSite const&);

// Everything about a page that needs no act: where it goes, its body cleaned, its files kept. Nothing when it
// stays behind; the report says why.
std::optional<PreparedPage> prepare_page(
    Means const&, Way, OldSite const&, OldPage const&, Mapping const&, NewSite const&, MediaFolder const&,
    Report&);

} // namespace fengye::imports
