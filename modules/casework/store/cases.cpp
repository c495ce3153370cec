#include "modules/casework/store/cases.hpp"

namespace fengye::casework::store {

namespace {

constexpr db::Sql insert{"casework.add_case", R"sql(
    INSERT INTO casework_cases (id, kind, number, request_key, code_hash, code_round, state, is_open, unit, handler,
                                received_at, closed_at, due_on, is_paused, is_urged, keep_until, version)
    VALUES (:id, :kind, :number, :request_key, :code_hash, :code_round, :state, :is_open, :unit, :handler,
            :received_at, :closed_at, :due_on, :is_paused, :is_urged, :keep_until, 1)
)sql"};
constexpr db::Sql update{"casework.save_case", R"sql(
    UPDATE casework_cases
    SET state = :state, is_open = :is_open, unit = :unit, handler = :handler, closed_at = :closed_at,
        due_on = :due_on, is_paused = :is_paused, is_urged = :is_urged, keep_until = :keep_until,
        version = version + 1
    WHERE id = :id AND version = :version
)sql"};
constexpr db::Sql change_code{"casework.renew_code", R"sql(
    UPDATE casework_cases SET code_hash = :code_hash, code_round = :code_round WHERE id = :id
)sql"};
constexpr db::Sql select_code{"casework.is_code_taken", R"sql(
    SELECT id FROM casework_cases WHERE code_hash = :code_hash
)sql"};
constexpr db::Sql select_by_id{"casework.find_case", R"sql(
    SELECT id, kind, number, request_key, code_round, state, is_open, unit, handler, received_at, closed_at, due_on,
           is_paused, is_urged, keep_until, version
    FROM casework_cases WHERE id = :id
)sql"};
constexpr db::Sql select_by_number{"casework.find_case_by_number", R"sql(
    SELECT id, kind, number, request_key, code_round, state, is_open, unit, handler, received_at, closed_at, due_on,
           is_paused, is_urged, keep_until, version
    FROM casework_cases WHERE number = :number
)sql"};
constexpr db::Sql select_by_code{"casework.find_case_by_code", R"sql(
    SELECT id, kind, number, request_key, code_round, state, is_open, unit, handler, received_at, closed_at, due_on,
           is_paused, is_urged, keep_until, version
    FROM casework_cases WHERE code_hash = :code_hash
)sql"};
constexpr db::Sql select_by_request{"casework.find_case_by_request", R"sql(
    SELECT id, kind, number, request_key, code_round, state, is_open, unit, handler, received_at, closed_at, due_on,
           is_paused, is_urged, keep_until, version
    FROM casework_cases WHERE request_key = :request_key
)sql"};

constexpr db::Sql select_due{"casework.cases_due_until", R"sql(
    SELECT id, kind, number, request_key, code_round, state, is_open, unit, handler, received_at, closed_at, due_on,
           is_paused, is_urged, keep_until, version
    FROM casework_cases WHERE is_open = 1 AND due_on <= :until AND kind = :kind AND id > :after ORDER BY id LIMIT :limit
)sql"};

CaseRecord read_case(db::Row const& row)
{
    return {
        .id = row.get<CaseId>("id"),
        .kind = row.text("kind"),
        .number = row.text("number"),
        .request_key = row.text("request_key"),
        .code_round = row.get<int>("code_round"),
        .state = row.text("state"),
        .is_open = row.get<bool>("is_open"),
        .unit = row.get<UnitId>("unit"),
        .handler = row.get<PersonId>("handler"),
        .received_at = row.get<Moment>("received_at"),
        .closed_at = row.get<std::optional<Moment>>("closed_at"),
        .due = row.get<std::optional<Day>>("due_on"),
        .is_paused = row.get<bool>("is_paused"),
        .is_urged = row.get<bool>("is_urged"),
        .keep_until = row.get<std::optional<Day>>("keep_until"),
        .version = row.integer("version")};
}

// What may change later.
std::vector<db::Param> values_of(CaseRecord const& record)
{
    return {
        {":id", record.id},
        {":state", record.state},
        {":is_open", record.is_open},
        {":unit", record.unit},
        {":handler", record.handler},
        {":closed_at", record.closed_at},
        {":due_on", record.due},
        {":is_paused", record.is_paused},
        {":is_urged", record.is_urged},
        {":keep_until", record.keep_until}};
}

} // namespace

void insert_case(db::Transaction& tx, CaseRecord const& record, std::string const& code_hash)
{
    auto values = values_of(record);
    values.emplace_back(":kind", record.kind);
    values.emplace_back(":number", record.number);
    values.emplace_back(":request_key", record.request_key);
    values.emplace_back(":code_hash", code_hash);
    values.emplace_back(":code_round", record.code_round);
    values.emplace_back(":received_at", record.received_at);
    tx.run(insert, values);
}

bool is_code_taken(db::Reader const& reader, std::string const& code_hash)
{
    return reader
        .one(select_code, {{":code_hash", code_hash}}, [](db::Row const& row) { return row.integer("id"); })
        .has_value();
}

bool update_case(db::Transaction& tx, CaseRecord const& record)
{
    auto values = values_of(record);
    values.emplace_back(":version", record.version);
    return tx.run(update, values) == 1;
}

void update_code(db::Transaction& tx, CaseRecord const& record, std::string const& code_hash)
{
    tx.run(change_code, {{":id", record.id}, {":code_hash", code_hash}, {":code_round", record.code_round}});
}

std::optional<CaseRecord> find_case(db::Reader const& reader, CaseId id)
{
    return reader.one(select_by_id, {{":id", id}}, read_case);
}

std::optional<CaseRecord> find_case_by_number(db::Reader const& reader, std::string_view number)
{
    return reader.one(select_by_number, {{":number", number}}, read_case);
}

std::optional<CaseRecord> find_case_by_code(db::Reader const& reader, std::string const& code_hash)
{
    return reader.one(select_by_code, {{":code_hash", code_hash}}, read_case);
}

std::optional<CaseRecord> find_case_by_request(db::Reader const& reader, std::string_view request_key)
{
    return reader.one(select_by_request, {{":request_key", request_key}}, read_case);
}

std::vector<CaseRecord>
cases_due_until(db::Reader const& reader, std::string_view kind, Day until, int limit, CaseId after)
{
    return reader.all(
        select_due, {{":until", until}, {":kind", kind}, {":after", after}, {":limit", limit}}, read_case);
}

} // namespace fengye::casework::store
