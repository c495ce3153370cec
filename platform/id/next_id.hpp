#pragma once

#include "platform/db/db.hpp"
#include "platform/id/id.hpp"

namespace fengye {

// The next number of a kind or of a kind and period ("documents/2026"), one row each. Never given twice: the
// row is written in the transaction that uses the number.
std::int64_t next_number(db::Transaction&, std::string_view counter);

template <class SomeId>
SomeId next_id(db::Transaction& tx, std::string_view counter)
{
    return SomeId{next_number(tx, counter)};
}

} // namespace fengye
