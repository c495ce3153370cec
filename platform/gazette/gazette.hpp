#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "platform/clock/clock.hpp"
#include "platform/crypto/chain.hpp"
#include "platform/db/db.hpp"

// Every public fact, in order: append-only and hash-chained. Nothing becomes public except through an entry.
namespace fengye::gazette {

enum class Action { put, withdraw, erased };
constexpr Names<3> names_of(Action)
{
    return {"put", "withdraw", "erased"};
}

// What an act makes or unmakes public. `document` is the text of a put document, or of a Withdrawal.
struct Publication {
    Action action;
    std::string kind;
    std::int64_t id;
    std::string document;
};

struct Entry {
    std::int64_t number;
    Moment at;
    Publication publication; // without its document once that has been erased
};

// Appends within the transaction, last before its commit; returns the new head.
// An `erased` publication takes text and salt from all entries of its document; the chain still verifies.
crypto::ChainHead append(db::Transaction&, Moment, std::vector<Publication> const&);

std::int64_t last_number(db::Reader const&);
// The entries after a number, about `limit` of them, never half of a transaction's.
std::vector<Entry> after(db::Reader const&, std::int64_t number, int limit);

// How many entries still hold a text of this document: none once it was erased.
std::int64_t count_texts(db::Reader const&, std::string_view kind, std::int64_t id);

// The first wrong row in words for an operator; nothing when the chain holds and reaches the checkpoint.
std::optional<std::string> verify(db::Reader const&, crypto::ChainHead const& checkpoint);

} // namespace fengye::gazette
