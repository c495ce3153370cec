#include "modules/casework/casework.hpp"

namespace fengye::casework {

namespace {

constexpr db::Sql upsert{"casework.save_helper", R"sql(
    INSERT INTO casework_helpers (case_id, unit, asked_at, due_on, is_open, answered_at, answered_by, answer)
    VALUES (:case_id, :unit, :asked_at, :due_on, :is_open, :answered_at, :answered_by, :answer)
    ON CONFLICT (case_id, unit) DO UPDATE
    SET asked_at = excluded.asked_at, due_on = excluded.due_on, is_open = excluded.is_open,
        answered_at = excluded.answered_at, answered_by = excluded.answered_by, answer = excluded.answer
)sql"};
constexpr db::Sql select{"casework.helpers_of", R"sql(
    SELECT unit, asked_at, due_on, is_open, answered_at, answered_by, answer
    FROM casework_helpers WHERE case_id = :case_id ORDER BY asked_at, unit LIMIT 100
)sql"};

constexpr db::Sql select_one{"casework.is_asked_to_help", R"sql(
    SELECT unit FROM casework_helpers WHERE case_id = :case_id AND unit = :unit
)sql"};

std::string seal_name(CaseId id, UnitId unit)
{
    return "helper/" + id.text() + "/" + unit.text();
}

} // namespace

void save_helper(Work& work, Vault const& vault, CaseId id, Helper const& helper)
{
    work.tx.run(
        upsert, {{":case_id", id},
                 {":unit", helper.unit},
                 {":asked_at", helper.asked_at},
                 {":due_on", helper.due},
                 {":is_open", helper.is_open},
                 {":answered_at", helper.answered_at},
                 {":answered_by", helper.answered_by},
                 {":answer", helper.answer.empty() ? db::Bytes{}
                                                   : vault.seal(helper.answer, seal_name(id, helper.unit))}});
}

bool is_asked_to_help(db::Reader const& reader, CaseId id, UnitId unit)
{
    return reader
        .one(
            select_one, {{":case_id", id}, {":unit", unit}},
            [](db::Row const& row) { return row.get<UnitId>("unit"); })
        .has_value();
}

std::vector<Helper> helpers_of(db::Reader const& reader, Vault const& vault, CaseId id)
{
    return reader.all(select, {{":case_id", id}}, [&](db::Row const& row) {
        auto const unit = row.get<UnitId>("unit");
        auto const answer = row.get<db::Bytes>("answer");
        return Helper{
            unit,
            row.get<Moment>("asked_at"),
            row.get<Day>("due_on"),
            row.get<bool>("is_open"),
            row.get<std::optional<Moment>>("answered_at"),
            row.get<PersonId>("answered_by"),
            answer.data.empty() ? std::string{} : vault.open(answer, seal_name(id, unit))};
    });
}

std::optional<Helper> helper_of(db::Reader const& reader, Vault const& vault, CaseId id, UnitId unit)
{
    for (auto& helper : helpers_of(reader, vault, id))
        if (helper.unit == unit)
            return std::move(helper);
    return std::nullopt;
}

} // namespace fengye::casework
