#include "platform/id/next_id.hpp"

namespace fengye {

namespace {

constexpr db::Sql take_number{"id.next_number", R"sql(
    INSERT INTO counters (name, last) VALUES (:name, 1)
    ON CONFLICT (name) DO UPDATE SET last = counters.last + 1
    RETURNING last
)sql"};

} // namespace

std::int64_t next_number(db::Transaction& tx, std::string_view counter)
{
    return *tx.one(take_number, {{":name", counter}}, [](db::Row const& row) { return row.integer("last"); });
}

} // namespace fengye
