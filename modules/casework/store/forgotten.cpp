#include "modules/casework/store/cases.hpp"

namespace fengye::casework::store {

namespace {

// Only closed cases have a day until which they are kept.
constexpr db::Sql select{"casework.cases_kept_until", R"sql(
    SELECT id FROM casework_cases
    WHERE keep_until < :before AND kind = :kind ORDER BY keep_until, id LIMIT :limit
)sql"};
constexpr db::Sql remove_contact{
    "casework.forget_contact", "DELETE FROM casework_contacts WHERE case_id = :case_id"};
constexpr db::Sql empty_notes{
    "casework.empty_notes", "UPDATE casework_steps SET note = :nothing WHERE case_id = :case_id"};
constexpr db::Sql empty_answers{
    "casework.empty_answers", "UPDATE casework_helpers SET answer = :nothing WHERE case_id = :case_id"};
constexpr db::Sql keep_the_rest{"casework.keep_the_rest", R"sql(
    UPDATE casework_cases SET keep_until = NULL, version = version + 1 WHERE id = :case_id
)sql"};

} // namespace

std::vector<CaseId> cases_kept_until(db::Reader const& reader, std::string_view kind, Day before, int limit)
{
    return reader.all(
        select, {{":before", before}, {":kind", kind}, {":limit", limit}},
        [](db::Row const& row) { return row.get<CaseId>("id"); });
}

void empty_case(db::Transaction& tx, CaseId id)
{
    tx.run(remove_contact, {{":case_id", id}});
    tx.run(empty_notes, {{":case_id", id}, {":nothing", db::Bytes{}}});
    tx.run(empty_answers, {{":case_id", id}, {":nothing", db::Bytes{}}});
    tx.run(keep_the_rest, {{":case_id", id}});
}

} // namespace fengye::casework::store
