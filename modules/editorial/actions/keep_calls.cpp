#include "modules/editorial/actions/keep_calls.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "modules/editorial/actions/write_item.hpp"
#include "modules/editorial/store/calls.hpp"
#include "modules/editorial/store/items.hpp"
#include "modules/people/people.hpp"
#include "platform/html/markup.hpp"

namespace fengye::editorial {

namespace {

std::string subject_of(CallId id)
{
    return "call/" + id.text();
}

std::string task_key(CallId id, UnitId unit)
{
    return fmt::format("editorial/call/{}/{}", id.number, unit.number);
}

Result<Call> find_to_keep(Work& work, CallId id)
{
    if (!work.actor.may("editorial.calls"))
        return refuse(Because::not_allowed, "platform.not_allowed");
    auto call = store::find_call(work.tx, id);
    if (!call)
        return refuse(Because::not_found, "platform.not_found");
    return std::move(*call);
}

// An open call that asked the actor's unit.
Result<Call> find_to_answer(Work& work, CallId id)
{
    if (!work.actor.may("editorial.draft", work.actor.unit))
        return refuse(Because::not_allowed, "platform.not_allowed");
    auto call = store::find_call(work.tx, id);
    if (!call || !store::find_call_unit(work.tx, id, work.actor.unit))
        return refuse(Because::not_found, "platform.not_found");
    if (!call->is_open())
        return refuse(Because::conflict, "editorial.error_call_closed");
    return std::move(*call);
}

void ask(Work& work, Call const& call, UnitId unit)
{
    people::assign(
        work, {.key = task_key(call.id, unit),
               .kind = "editorial.task_call",
               .title = call.theme,
               .path = call_url(call.id),
               .unit = unit,
               .role = people::Role::officer,
               .due = call.due_on});
}

void tell_officers(Work& work, Call const& call, UnitId unit)
{
    for (auto const person : people::holders(work.tx, people::Role::officer, unit, day_of(work.now)))
        people::tell(work, person, call.theme, call_url(call.id));
}

// Who has said nothing has it among the tasks; all others have not.
void assign_task(Work& work, Call const& call, CallUnit const& asked)
{
    if (call.is_open() && asked.answer() == CallAnswer::silent)
        ask(work, call, asked.unit);
    else
        people::settle(work, task_key(call.id, asked.unit));
}

void assign_tasks(Work& work, Call const& call)
{
    for (auto const& asked : store::units_of(work.tx, call.id))
        assign_task(work, call, asked);
}

void assign_task_of(Work& work, CallId id, UnitId unit)
{
    auto const call = store::find_call(work.tx, id);
    auto const asked = store::find_call_unit(work.tx, id, unit);
    if (call && asked)
        assign_task(work, *call, *asked);
}

std::string codes_of(db::Reader const& reader, std::vector<UnitId> const& units)
{
    std::string codes;
    for (auto const unit : units)
        codes += (codes.empty() ? "" : ";") + people::unit_code(reader, unit);
    return codes;
}

Result<void> check(Work& work, CallText const& text, std::optional<Day> known_due = {})
{
    auto missing = missing_in(text, day_of(work.now), known_due);
    if (!missing.empty())
        return tl::unexpected{Refusal{Because::not_valid, missing.front().words, std::move(missing)}};
    return {};
}

// Which units came and went: "units_added=education units_removed=health".
std::string change_units(Work& work, Call const& call, std::vector<UnitId> const& wanted)
{
    std::vector<UnitId> added = wanted, removed;
    for (auto const& asked : store::units_of(work.tx, call.id)) {
        if (std::find(wanted.begin(), wanted.end(), asked.unit) == wanted.end())
            removed.push_back(asked.unit);
        std::erase(added, asked.unit);
    }
    for (auto const unit : added)
        store::add_call_unit(work.tx, call.id, unit);
    for (auto const unit : removed) {
        store::drop_call_unit(work.tx, call.id, unit);
        people::settle(work, task_key(call.id, unit));
    }
    std::string changes;
    if (!added.empty())
        changes += " units_added=" + codes_of(work.tx, added);
    if (!removed.empty())
        changes += " units_removed=" + codes_of(work.tx, removed);
    return changes;
}

// Noted once for each unit and call, and never again: a fact is a fact.
Result<void> judge(Work& work, Call call)
{
    for (auto const& asked : store::units_of(work.tx, call.id))
        if (asked.answer() == CallAnswer::silent)
            work.note({asked.unit, "call_not_answered", "seed_R13", subject_of(call.id)});
    call.judged_of = call.due_on;
    return store::save_call(work.tx, call);
}

Result<void> remind(Work& work, Call call)
{
    for (auto const& asked : store::units_of(work.tx, call.id))
        if (asked.answer() == CallAnswer::silent)
            tell_officers(work, call, asked.unit);
    call.reminded_of = call.due_on;
    return store::save_call(work.tx, call);
}

} // namespace

std::string call_url(CallId id, std::string_view rest)
{
    return fmt::format("/desk/editorial/calls/{}{}", id.number, rest);
}

Result<CallId> open_call(Work& work, CallText const& text)
{
    if (!work.actor.may("editorial.calls"))
        return refuse(Because::not_allowed, "platform.not_allowed");
    TRY(check(work, text));
    Call const call{
        .id = next_id<CallId>(work.tx, "editorial_calls"),
        .theme = text.theme,
        .about = text.about,
        .tag = text.tag,
        .home_column = text.home_column,
        .due_on = *text.due_on,
        .made_by = work.actor.person,
        .made_by_name = work.actor.name,
        .made_at = work.now};
    store::add_call(work.tx, call);
    for (auto const unit : text.units) {
        store::add_call_unit(work.tx, call.id, unit);
        ask(work, call, unit);
        tell_officers(work, call, unit);
    }
    work.record(
        "editorial.call_opened", subject_of(call.id),
        fmt::format("due_on={} units={}", to_text(call.due_on), codes_of(work.tx, text.units)));
    return call.id;
}

Result<void> edit_call(Work& work, CallId id, CallText const& text, std::int64_t version)
{
    auto call = TRY(find_to_keep(work, id));
    TRY(check(work, text, call.due_on));
    auto const changes = changes_between(call, text) + change_units(work, call, text.units);
    call.theme = text.theme;
    call.about = text.about;
    call.tag = text.tag;
    call.home_column = text.home_column;
    call.due_on = *text.due_on;
    call.version = version;
    TRY(store::save_call(work.tx, call));
    assign_tasks(work, call);
    work.record("editorial.call_edited", subject_of(id), changes.substr(changes.starts_with(' ') ? 1 : 0));
    return {};
}

Result<void> close_call(Work& work, CallId id)
{
    auto call = TRY(find_to_keep(work, id));
    if (!call.is_open())
        return refuse(Because::conflict, "editorial.error_call_closed");
    if (is_to_be_judged(call, day_of(work.now))) {
        TRY(judge(work, call));
        call = TRY(find_to_keep(work, id));
    }
    call.closed_at = work.now;
    TRY(store::save_call(work.tx, call));
    assign_tasks(work, call);
    work.record("editorial.call_closed", subject_of(id));
    return {};
}

Result<void> reopen_call(Work& work, CallId id)
{
    auto call = TRY(find_to_keep(work, id));
    if (call.is_open())
        return refuse(Because::conflict, "platform.changed_meanwhile");
    call.closed_at.reset();
    TRY(store::save_call(work.tx, call));
    assign_tasks(work, call);
    work.record("editorial.call_reopened", subject_of(id));
    return {};
}

Result<int> nudge_call(Work& work, CallId id)
{
    auto call = TRY(find_to_keep(work, id));
    if (!call.is_open())
        return refuse(Because::conflict, "editorial.error_call_closed");
    if (!may_nudge(call, work.now))
        return refuse(Because::conflict, "editorial.error_nudged_lately");
    int told = 0;
    for (auto const& asked : store::units_of(work.tx, id))
        if (asked.answer() == CallAnswer::silent) {
            tell_officers(work, call, asked.unit);
            ++told;
        }
    call.nudged_at = work.now;
    TRY(store::save_call(work.tx, call));
    work.record("editorial.call_nudged", subject_of(id), fmt::format("units={}", told));
    return told;
}

Result<ItemId> create_item_for(Work& work, CallId id)
{
    auto const call = TRY(find_to_answer(work, id));
    auto const item = TRY(create_item(work));
    Content content;
    auto const unit = people::find_unit(work.tx, work.actor.unit);
    auto const column = sites::find_column(work.tx, call.home_column);
    if (unit)
        content.source = unit->name_zh;
    if (unit && column && sites::answers_for(*unit, *column))
        content.home_column = call.home_column;
    if (!call.tag.empty())
        content.keywords = {call.tag};
    TRY(autosave_draft(work, item, content, 0));
    store::tie(work.tx, item, id);
    work.record("editorial.call_taken_up", subject_of(id), "item=" + item.text());
    return item;
}

Result<void> answer_none(Work& work, CallId id, std::string const& reason)
{
    auto const call = TRY(find_to_answer(work, id));
    if (reason.empty())
        return refuse(Because::not_valid, "editorial.error_none_reason_missing", "reason");
    if (html::characters_in(reason) > none_reason_characters_max)
        return refuse(Because::not_valid, "editorial.error_none_reason_long", "reason");
    store::save_answer(work.tx, id, {work.actor.unit, reason, work.actor.person, work.now});
    people::settle(work, task_key(call.id, work.actor.unit));
    work.record("editorial.call_answered_none", subject_of(id), reason);
    return {};
}

void tie_item(Work& work, Item const& item, CallId id)
{
    auto const before = store::call_of(work.tx, item.id).value_or(CallId{});
    if (before == id)
        return;
    auto const call = id ? store::find_call(work.tx, id) : std::nullopt;
    if (id && (!call || !call->is_open() || !store::find_call_unit(work.tx, id, item.unit)))
        return;
    store::tie(work.tx, item.id, id);
    for (auto const touched : {before, id})
        assign_task_of(work, touched, item.unit);
    work.record("editorial.item_tied", "item/" + item.id.text(), "call=" + id.text());
}

void settle_call_of(Work& work, Item const& item)
{
    if (auto const call = store::call_of(work.tx, item.id))
        people::settle(work, task_key(*call, item.unit));
}

Result<void> look_after_calls(Work& work)
{
    auto const today = day_of(work.now);
    for (auto const& call : store::open_calls(work.tx)) {
        if (is_to_be_reminded(call, work.calendar, today))
            TRY(remind(work, call));
        if (is_to_be_judged(call, today))
            TRY(judge(work, call));
    }
    return {};
}

} // namespace fengye::editorial
