#include "modules/casework/store/drafts.hpp"

namespace fengye::casework::store {

namespace {

constexpr db::Sql insert{"casework.add_file", R"sql(
    INSERT INTO casework_files (hash, draft, case_id, kept_at) VALUES (:hash, :draft, 0, :kept_at)
    ON CONFLICT (hash) DO UPDATE SET draft = excluded.draft, kept_at = excluded.kept_at WHERE casework_files.case_id = 0
)sql"};
constexpr db::Sql give{"casework.give_file", R"sql(
    UPDATE casework_files SET case_id = :case_id WHERE hash = :hash
)sql"};
constexpr db::Sql select{"casework.files_of_draft", R"sql(
    SELECT hash FROM casework_files WHERE draft = :draft AND case_id = 0 LIMIT 100
)sql"};
constexpr db::Sql select_of_case{"casework.files_of_case", R"sql(
    SELECT hash FROM casework_files WHERE case_id = :case_id LIMIT 1000
)sql"};
constexpr db::Sql remove{"casework.drop_file", "DELETE FROM casework_files WHERE hash = :hash"};

} // namespace

void add_file(db::Transaction& tx, std::string_view hash, DraftId draft, Moment at)
{
    tx.run(insert, {{":hash", hash}, {":draft", draft}, {":kept_at", at}});
}

void give_file(db::Transaction& tx, std::string_view hash, CaseId id)
{
    tx.run(give, {{":hash", hash}, {":case_id", id}});
}

std::vector<std::string> files_of_draft(db::Reader const& reader, DraftId draft)
{
    return reader.all(select, {{":draft", draft}}, [](db::Row const& row) { return row.text("hash"); });
}

std::vector<std::string> files_of_case(db::Reader const& reader, CaseId id)
{
    return reader.all(
        select_of_case, {{":case_id", id}}, [](db::Row const& row) { return row.text("hash"); });
}

void drop_file(db::Transaction& tx, std::string_view hash)
{
    tx.run(remove, {{":hash", hash}});
}

} // namespace fengye::casework::store
