#include "modules/casework/store/drafts.hpp"

namespace fengye::casework {

namespace {

constexpr db::Sql insert{"casework.begin_draft", R"sql(
    INSERT INTO casework_drafts (id, kind, key_hash, code_hash, sealed, changed_at, case_id)
    VALUES (:id, :kind, :key_hash, :code_hash, :sealed, :changed_at, :case_id)
)sql"};
constexpr db::Sql update{"casework.save_draft", R"sql(
    UPDATE casework_drafts SET sealed = :sealed, changed_at = :changed_at, case_id = :case_id WHERE id = :id
)sql"};
constexpr db::Sql select_by_key{"casework.find_draft", R"sql(
    SELECT id, kind, sealed, changed_at, case_id FROM casework_drafts WHERE key_hash = :hash
)sql"};
constexpr db::Sql select_by_code{"casework.find_draft_by_code", R"sql(
    SELECT id, kind, sealed, changed_at, case_id FROM casework_drafts WHERE code_hash = :hash
)sql"};
constexpr db::Sql select_before{"casework.old_drafts", R"sql(
    SELECT id FROM casework_drafts WHERE changed_at < :before ORDER BY changed_at LIMIT 500
)sql"};
constexpr db::Sql remove{"casework.drop_draft", "DELETE FROM casework_drafts WHERE id = :id"};

std::string seal_name(DraftId id)
{
    return "draft/" + id.text();
}

auto reads(Vault const& vault)
{
    return [&vault](db::Row const& row) {
        auto const id = row.get<DraftId>("id");
        return DraftRecord{
            id, row.text("kind"), vault.open(row.get<db::Bytes>("sealed"), seal_name(id)),
            row.get<Moment>("changed_at"), row.get<CaseId>("case_id")};
    };
}

} // namespace

void store::insert_draft(
    db::Transaction& tx, Vault const& vault, DraftRecord const& draft, std::string const& key_hash,
    std::string const& code_hash)
{
    tx.run(
        insert, {{":id", draft.id},
                 {":kind", draft.kind},
                 {":key_hash", key_hash},
                 {":code_hash", code_hash},
                 {":sealed", vault.seal(draft.data, seal_name(draft.id))},
                 {":changed_at", draft.changed_at},
                 {":case_id", draft.case_id}});
}

void store::update_draft(db::Transaction& tx, Vault const& vault, DraftRecord const& draft)
{
    tx.run(
        update, {{":id", draft.id},
                 {":sealed", vault.seal(draft.data, seal_name(draft.id))},
                 {":changed_at", draft.changed_at},
                 {":case_id", draft.case_id}});
}

std::vector<DraftId> store::drafts_before(db::Reader const& reader, Moment before)
{
    return reader.all(
        select_before, {{":before", before}}, [](db::Row const& row) { return row.get<DraftId>("id"); });
}

void store::drop_draft(db::Transaction& tx, DraftId id)
{
    tx.run(remove, {{":id", id}});
}

std::optional<DraftRecord>
find_draft(db::Reader const& reader, Vault const& vault, DraftId id, std::string_view draft_key)
{
    auto draft = reader.one(select_by_key, {{":hash", vault.hash(draft_key)}}, reads(vault));
    return draft && draft->id == id ? std::move(draft) : std::nullopt;
}

std::optional<DraftRecord> find_draft(db::Reader const& reader, Vault const& vault, DigitsCode const& code)
{
    return reader.one(select_by_code, {{":hash", vault.hash(code)}}, reads(vault));
}

} // namespace fengye::casework
