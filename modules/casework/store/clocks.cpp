#include "modules/casework/store/clocks.hpp"

namespace fengye::casework {

namespace {

constexpr db::Sql upsert{"casework.save_clock", R"sql(
    INSERT INTO casework_clocks (case_id, name, clock) VALUES (:case_id, :name, :clock)
    ON CONFLICT (case_id, name) DO UPDATE SET clock = excluded.clock
)sql"};
constexpr db::Sql select{"casework.clocks_of", R"sql(
    SELECT name, clock FROM casework_clocks WHERE case_id = :case_id ORDER BY name
)sql"};

} // namespace

void store::save_clock(db::Transaction& tx, CaseId id, std::string_view name, LegalClock const& clock)
{
    tx.run(upsert, {{":case_id", id}, {":name", name}, {":clock", encode(clock)}});
}

std::map<std::string, LegalClock> clocks_of(db::Reader const& reader, CaseId id)
{
    std::map<std::string, LegalClock> clocks;
    reader.all(select, {{":case_id", id}}, [&](db::Row const& row) {
        clocks.emplace(row.text("name"), decode<LegalClock>(row.text("clock")));
        return 0;
    });
    return clocks;
}

} // namespace fengye::casework
