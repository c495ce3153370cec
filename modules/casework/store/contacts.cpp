#include "modules/casework/casework.hpp"

namespace fengye::casework {

namespace {

constexpr db::Sql upsert{"casework.save_contact", R"sql(
    INSERT INTO casework_contacts (case_id, sealed) VALUES (:case_id, :sealed)
    ON CONFLICT (case_id) DO UPDATE SET sealed = excluded.sealed
)sql"};
constexpr db::Sql select{"casework.contact_of", R"sql(
    SELECT sealed FROM casework_contacts WHERE case_id = :case_id
)sql"};

std::string seal_name(CaseId id)
{
    return "contact/" + id.text();
}

} // namespace

void save_contact(Work& work, Vault const& vault, CaseId id, Contact const& contact)
{
    work.tx.run(upsert, {{":case_id", id}, {":sealed", vault.seal(encode(contact), seal_name(id))}});
}

std::optional<Contact> contact_of(db::Reader const& reader, Vault const& vault, CaseId id)
{
    return reader.one(select, {{":case_id", id}}, [&](db::Row const& row) {
        return decode<Contact>(vault.open(row.get<db::Bytes>("sealed"), seal_name(id)));
    });
}

} // namespace fengye::casework
