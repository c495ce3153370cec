#include <algorithm>

#include <fmt/format.h>

#include "modules/casework/casework.hpp"
#include "modules/casework/store/cases.hpp"
#include "modules/casework/store/clocks.hpp"

namespace fengye::casework {

namespace {

// 2026-07-27: the number's day, as people write it in a number.
std::string compact(Day day)
{
    auto text = to_text(day);
    std::erase(text, '-');
    return text;
}

// The first round whose code nobody has: of fifteen digits two are hardly ever alike, but a million letters
// are many.
std::string free_code_hash(db::Reader const& reader, Vault const& vault, CaseRecord& record)
{
    for (;; ++record.code_round) {
        auto hash = vault.hash(code_of(vault, record));
        if (!store::is_code_taken(reader, hash))
            return hash;
    }
}

} // namespace

Opened open_case(Work& work, Vault const& vault, NewCase const& wanted)
{
    if (auto known = store::find_case_by_request(work.tx, wanted.request_key)) {
        auto const code = code_of(vault, *known);
        return {*std::move(known), code, false};
    }
    auto const day = compact(day_of(work.now));
    CaseRecord record{
        .id = next_id<CaseId>(work.tx, "casework_cases"),
        .kind = wanted.kind,
        .number = fmt::format(
            "{}-{}-{:04}", wanted.prefix, day,
            next_number(work.tx, fmt::format("casework/{}/{}", wanted.prefix, day))),
        .request_key = wanted.request_key,
        .state = wanted.state,
        .unit = wanted.unit,
        .received_at = work.now,
        .due = wanted.clocks.empty() ? std::nullopt : due(wanted.clocks.begin()->second, work.calendar),
        .version = 1};
    store::insert_case(work.tx, record, free_code_hash(work.tx, vault, record));
    for (auto const& [name, clock] : wanted.clocks)
        store::save_clock(work.tx, record.id, name, clock);
    auto const code = code_of(vault, record);
    return {std::move(record), code, true};
}

std::optional<CaseRecord> find_case(db::Reader const& reader, CaseId id)
{
    return store::find_case(reader, id);
}

std::optional<CaseRecord> find_case(db::Reader const& reader, std::string_view number)
{
    return store::find_case_by_number(reader, number);
}

std::optional<CaseRecord> find_case(db::Reader const& reader, Vault const& vault, DigitsCode const& code)
{
    return store::find_case_by_code(reader, vault.hash(code));
}

std::optional<CaseRecord> find_case_of_request(db::Reader const& reader, std::string_view request_key)
{
    return store::find_case_by_request(reader, request_key);
}

std::vector<CaseRecord>
cases_due_until(db::Reader const& reader, std::string_view kind, Day until, int limit, CaseId after)
{
    return store::cases_due_until(reader, kind, until, limit, after);
}

DigitsCode code_of(Vault const& vault, CaseRecord const& record)
{
    return vault.query_code(record.request_key, record.code_round);
}

Result<DigitsCode> renew_code(Work& work, Vault const& vault, CaseRecord& record)
{
    ++record.code_round;
    store::update_code(work.tx, record, free_code_hash(work.tx, vault, record));
    work.record("casework.code_renewed", "case/" + record.id.text());
    return code_of(vault, record);
}

Result<void> save_case(Work& work, CaseRecord& record)
{
    if (!store::update_case(work.tx, record))
        return refuse(Because::conflict, "platform.changed_meanwhile");
    ++record.version;
    return {};
}

} // namespace fengye::casework
