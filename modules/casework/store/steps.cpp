#include "modules/casework/store/steps.hpp"

namespace fengye::casework {

namespace {

constexpr db::Sql insert{"casework.add_step", R"sql(
    INSERT INTO casework_steps (case_id, number, words, at, person, unit, name, note, audience)
    VALUES (:case_id, :number, :words, :at, :person, :unit, :name, :note, :audience)
)sql"};
constexpr db::Sql select_last{"casework.last_step", R"sql(
    SELECT COALESCE(MAX(number), 0) AS number FROM casework_steps WHERE case_id = :case_id
)sql"};
constexpr db::Sql select{"casework.steps_of", R"sql(
    SELECT number, words, at, person, unit, name, note, audience
    FROM casework_steps WHERE case_id = :case_id ORDER BY number LIMIT 1000
)sql"};

std::string seal_name(CaseId id)
{
    return "step/" + id.text();
}

} // namespace

void store::add_step(db::Transaction& tx, Vault const& vault, CaseId id, Step const& step)
{
    auto const last =
        tx.one(select_last, {{":case_id", id}}, [](db::Row const& row) { return row.integer("number"); });
    tx.run(
        insert, {{":case_id", id},
                 {":number", *last + 1},
                 {":words", step.words},
                 {":at", step.at},
                 {":person", step.person},
                 {":unit", step.unit},
                 {":name", step.name},
                 {":note", step.note.empty() ? db::Bytes{} : vault.seal(step.note, seal_name(id))},
                 {":audience", step.audience}});
}

std::vector<Step> steps_of(db::Reader const& reader, Vault const& vault, CaseId id)
{
    return reader.all(select, {{":case_id", id}}, [&](db::Row const& row) {
        auto const note = row.get<db::Bytes>("note");
        return Step{
            row.get<int>("number"),
            row.text("words"),
            row.get<Moment>("at"),
            row.get<PersonId>("person"),
            row.get<UnitId>("unit"),
            row.text("name"),
            note.data.empty() ? std::string{} : vault.open(note, seal_name(id)),
            row.get<Audience>("audience")};
    });
}

} // namespace fengye::casework
