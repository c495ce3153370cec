#pragma once

#include "modules/people/people.hpp"
#include "platform/journal/journal.hpp"

namespace fengye::people::store {

// What an auditor looks for. An act may be given by its beginning: "editorial."
struct JournalFilter {
    std::string subject{};
    std::string act{};
    PersonId person{};
    std::int64_t before{0}; // rows older than this one; 0 from the newest
    int limit{100};
};

// Newest first.
std::vector<journal::Row> list_journal(db::Reader const&, JournalFilter const&);

} // namespace fengye::people::store
