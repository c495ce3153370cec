#pragma once

#include <optional>
#include <string>
#include <vector>

#include "platform/clock/clock.hpp"
#include "platform/crypto/chain.hpp"
#include "platform/db/db.hpp"
#include "platform/id/id.hpp"

// Who did what, when and from where: append-only, one hash chain for each node. Holds values of staff work
// only; of citizens' data the names of the fields. Written by Work::record.
namespace fengye::journal {

struct Entry {
    Moment at;
    PersonId person;
    UnitId unit;
    std::string origin;  // address the act came from
    std::string act;     // editorial.signed_off
    std::string subject; // item/81
    std::string detail;
};

struct Row {
    std::int64_t number;
    Entry entry;
};

// Appends within the transaction, last before its commit; returns the new head.
crypto::ChainHead append(db::Transaction&, std::string const& node, std::vector<Entry> const&);

// Newest first.
std::vector<Row> of_subject(db::Reader const&, std::string const& subject, int limit = 200);

// The first wrong row in words for an operator; nothing when the chain holds and reaches the checkpoint.
std::optional<std::string>
verify(db::Reader const&, std::string const& node, crypto::ChainHead const& checkpoint);

} // namespace fengye::journal
