#pragma once

#include <map>

#include "modules/sites/domain/health.hpp"
#include "modules/sites/front/menus.hpp"
#include "platform/module/platform.hpp"

namespace fengye::sites {

// The columns as the desk keeps them, beside what the public sees in them.
struct Ledger {
    std::vector<PublishedChannel> channels;
    std::vector<PublishedColumn> columns;
    std::map<std::string, people::UnitRecord> units; // by code
    std::map<ColumnId, Moment> newest;               // of the columns that have a document
    Day today;

    std::optional<Moment> newest_in(ColumnId) const;
    ColumnHealth health_of(PublishedColumn const&) const;
};
Ledger read_ledger(Platform&, db::Reader const&);

// LIGHT and LIGHT_TEXT, IS_ENABLED and IS_DISABLED: a state in shape, words and colour.
html::Values light_values(Words const&, Language, ColumnHealth const&);
// HAS_LAST, LAST_AT, LAST_AT_TEXT and IS_EMPTY.
html::Values last_values(Ledger const&, PublishedColumn const&);

} // namespace fengye::sites
