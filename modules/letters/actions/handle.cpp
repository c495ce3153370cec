#include "modules/letters/actions/handle.hpp"

#include <algorithm>

#include "modules/letters/actions/acting.hpp"
#include "modules/letters/actions/merge.hpp"
#include "modules/letters/store/letters.hpp"

namespace fengye::letters {

namespace {

constexpr std::size_t helpers_max = 5;

Result<Letter> find_to_handle(Work& work, CaseId id)
{
    auto letter = TRY(find_for(work, id));
    if (!may_handle(work.actor, letter))
        return refuse(Because::not_allowed, "platform.not_allowed");
    return letter;
}

Result<void> must_be(Letter const& letter, std::initializer_list<LetterState> states)
{
    if (std::find(states.begin(), states.end(), letter.state()) == states.end())
        return refuse(Because::conflict, "letters.error_state");
    return {};
}

Result<void> must_say(std::string const& text, std::string_view field)
{
    if (text.empty())
        return refuse(Because::not_valid, "letters.error_reason_missing", field);
    return {};
}

// Applies a change to one clock, if it runs.
template <class Change>
Result<void> change_clock(Work& work, Letter& letter, std::string_view name, Change change)
{
    auto clocks = casework::clocks_of(work.tx, letter.id());
    auto const found = clocks.find(std::string{name});
    if (found == clocks.end() || found->second.is_stopped())
        return {};
    TRY(change(found->second));
    casework::save_clock(work, letter.record, name, found->second);
    return {};
}

Result<void> stop_all(Work& work, Letter& letter)
{
    auto const today = day_of(work.now);
    auto const stop = [&](casework::LegalClock& clock) { return casework::stop(clock, today); };
    TRY(change_clock(work, letter, acceptance_clock, stop));
    return change_clock(work, letter, reply_clock, stop);
}

void note_late_acceptance(Work& work, Letter const& letter)
{
    auto const clocks = casework::clocks_of(work.tx, letter.id());
    auto const acceptance = clocks.find(std::string{acceptance_clock});
    if (acceptance != clocks.end() && casework::is_late(acceptance->second, work.calendar, day_of(work.now)))
        note_fact(work, letter, "letter_accepted_late");
}

// Ends a letter without an answer of its own.
Result<void> close(Work& work, Letter& letter, LetterState state)
{
    note_late_acceptance(work, letter);
    TRY(stop_all(work, letter));
    letter.record.state = name_of(state);
    letter.record.is_open = false;
    letter.record.closed_at = work.now;
    letter.record.keep_until = day_of(work.now) + std::chrono::days{365 * kept_for.count()};
    TRY(close_matter(work, letter));
    TRY(save(work, letter));
    assign_tasks(work, letter);
    return {};
}

} // namespace

Result<void> accept_letter(Work& work, Means const& means, CaseId id, std::string const& note)
{
    auto letter = TRY(find_to_handle(work, id));
    TRY(must_be(letter, {LetterState::received}));
    if (letter.is_only_transferred())
        return refuse(Because::not_allowed, "letters.error_only_transferred");
    note_late_acceptance(work, letter);
    TRY(change_clock(work, letter, acceptance_clock, [&](casework::LegalClock& clock) {
        return casework::stop(clock, day_of(work.now));
    }));
    letter.record.state = name_of(LetterState::accepted);
    letter.record.handler = work.actor.person;
    TRY(save(work, letter));
    casework::add_step(work, means.vault, letter.record, "letters.step_accepted", note);
    assign_tasks(work, letter);
    return {};
}

Result<void> take_letter(Work& work, Means const& means, CaseId id, PersonId handler)
{
    auto letter = TRY(find_to_handle(work, id));
    if (!letter.record.is_open)
        return refuse(Because::conflict, "letters.error_state");
    if (!people::holds(work.tx, handler, people::Role::handler, letter.record.unit, day_of(work.now)))
        return refuse(Because::not_valid, "letters.error_handler_missing", "handler");
    letter.record.handler = handler;
    TRY(save(work, letter));
    casework::add_step(
        work, means.vault, letter.record, "letters.step_assigned", people::shown_name(work.tx, handler),
        Audience::staff);
    if (handler != work.actor.person)
        people::tell(work, handler, letter.title, desk_path_of(id));
    return {};
}

Result<void>
refuse_letter(Work& work, Means const& means, CaseId id, RefusalReason reason, std::string const& note)
{
    auto letter = TRY(find_to_handle(work, id));
    TRY(must_be(letter, {LetterState::received, LetterState::accepted}));
    if (letter.is_only_transferred())
        return refuse(Because::not_allowed, "letters.error_only_transferred");
    TRY(must_say(note, "note"));
    TRY(close(work, letter, LetterState::refused));
    casework::add_step(
        work, means.vault, letter.record, "letters.step_refused_" + std::string{name_of(reason)}, note);
    return {};
}

Result<void>
transfer_letter(Work& work, Means const& means, CaseId id, UnitId unit, std::string const& reason)
{
    auto letter = TRY(find_to_handle(work, id));
    TRY(must_be(letter, {LetterState::received, LetterState::accepted}));
    TRY(must_say(reason, "reason"));
    auto const to = people::find_unit(work.tx, unit);
    if (!to || unit == letter.record.unit || unit == letter.accused)
        return refuse(Because::not_valid, "letters.error_unit_missing", "unit");
    auto const from = people::find_unit(work.tx, letter.record.unit).value();
    bool const has_wandered = letter.transfers >= transfers_max;
    if (has_wandered && from.code != general_office && to->code != general_office)
        return refuse(Because::not_valid, "letters.error_transferred_often", "unit");
    // Whoever gets it has the whole time to accept it; the answer's clock goes on.
    TRY(change_clock(work, letter, acceptance_clock, [&](casework::LegalClock& clock) {
        return casework::restart(clock, day_of(work.now), reason, "city");
    }));
    note_month(work, letter); // it leaves this unit's figures
    letter.record.unit = unit;
    letter.record.handler = {};
    letter.record.state = name_of(LetterState::received);
    ++letter.transfers;
    TRY(save(work, letter));
    casework::add_step(work, means.vault, letter.record, "letters.step_transferred", reason);
    assign_tasks(work, letter);
    return {};
}

Result<void>
transfer_out(Work& work, Means const& means, CaseId id, OutsideBody body, std::string const& note)
{
    auto letter = TRY(find_to_handle(work, id));
    TRY(must_be(letter, {LetterState::received, LetterState::accepted}));
    TRY(close(work, letter, LetterState::transferred_out));
    auto const& vault = means.vault;
    casework::add_step(
        work, vault, letter.record, "letters.step_transferred_out_" + std::string{name_of(body)});
    if (!note.empty())
        casework::add_step(work, vault, letter.record, "letters.step_note", note, Audience::staff);
    return {};
}

Result<void>
recategorise(Work& work, Means const& means, CaseId id, std::string const& code, std::string const& reason)
{
    auto letter = TRY(find_to_handle(work, id));
    TRY(must_be(letter, {LetterState::received, LetterState::accepted}));
    auto const* category = find_category(code);
    if (!category || category->system != letter.system || code == letter.category)
        return refuse(Because::not_valid, "letters.error_category_missing", "category");
    TRY(must_say(reason, "reason"));
    letter.category = code;
    letter.may_publish = letter.may_publish && category->publishing != Publishing::never;
    TRY(change_clock(work, letter, reply_clock, [&](casework::LegalClock& clock) -> Result<void> {
        clock.limit = reply_limit(*category);
        return {};
    }));
    TRY(save(work, letter));
    casework::add_step(
        work, means.vault, letter.record, "letters.step_recategorised", reason, Audience::staff);
    return {};
}

Result<void> ask_for_help(
    Work& work, Means const& means, CaseId id, std::vector<UnitId> const& units, std::string const& note)
{
    auto letter = TRY(find_to_handle(work, id));
    TRY(must_be(letter, {LetterState::accepted}));
    auto const& vault = means.vault;
    auto const known = casework::helpers_of(work.tx, vault, id);
    if (units.empty() || known.size() + units.size() > helpers_max)
        return refuse(Because::not_valid, "letters.error_helpers", "units");
    auto const today = day_of(work.now);
    auto const left = letter.record.due ? work.calendar.between(today, *letter.record.due).count : 0;
    auto const due = work.calendar.after(today, WorkingDays{std::max(1, left / 2)});
    for (auto const unit : units) {
        bool const is_helper =
            std::any_of(known.begin(), known.end(), [&](auto const& helper) { return helper.unit == unit; });
        if (unit == letter.record.unit || unit == letter.accused || is_helper ||
            !people::find_unit(work.tx, unit))
            return refuse(Because::not_valid, "letters.error_unit_missing", "units");
        casework::save_helper(work, vault, id, {.unit = unit, .asked_at = work.now, .due = due});
        people::assign(
            work, {.key = "letters/help/" + id.text() + "/" + unit.text(),
                   .kind = "letters.task_help",
                   .title = letter.title,
                   .path = desk_path_of(id),
                   .unit = unit,
                   .role = people::Role::handler,
                   .due = due});
    }
    casework::add_step(work, vault, letter.record, "letters.step_help_asked", note, Audience::staff);
    return {};
}

Result<void> give_help(Work& work, Means const& means, CaseId id, std::string const& answer)
{
    auto const letter = TRY(find_for(work, id));
    auto const& vault = means.vault;
    auto helper = casework::helper_of(work.tx, vault, id, work.actor.unit);
    if (!helper || !work.actor.may("letters.handle", work.actor.unit))
        return refuse(Because::not_allowed, "platform.not_allowed");
    if (!letter.record.is_open)
        return refuse(Because::conflict, "letters.error_state");
    TRY(must_say(answer, "answer"));
    if (helper->is_open && day_of(work.now) > helper->due)
        work.note(
            {work.actor.unit, "letter_help_late", "seed_R25", subject_of(id) + "/" + work.actor.unit.text()});
    helper->is_open = false;
    helper->answered_at = work.now;
    helper->answered_by = work.actor.person;
    helper->answer = answer;
    casework::save_helper(work, vault, id, *helper);
    people::settle(work, "letters/help/" + id.text() + "/" + work.actor.unit.text());
    casework::add_step(work, vault, letter.record, "letters.step_helped", {}, Audience::staff);
    if (letter.record.handler)
        people::tell(work, letter.record.handler, letter.title, desk_path_of(id));
    return {};
}

Result<void> pause_letter(Work& work, Means const& means, CaseId id, std::string const& reason)
{
    auto letter = TRY(find_to_handle(work, id));
    TRY(must_be(letter, {LetterState::accepted}));
    TRY(must_say(reason, "reason"));
    TRY(change_clock(work, letter, reply_clock, [&](casework::LegalClock& clock) {
        return casework::pause(clock, day_of(work.now), reason, "city");
    }));
    TRY(save(work, letter));
    casework::add_step(work, means.vault, letter.record, "letters.step_paused", reason);
    assign_tasks(work, letter);
    return {};
}

Result<void> resume_letter(Work& work, Means const& means, CaseId id, std::string const& reason)
{
    auto letter = TRY(find_to_handle(work, id));
    TRY(must_be(letter, {LetterState::accepted}));
    TRY(must_say(reason, "reason"));
    TRY(change_clock(work, letter, reply_clock, [&](casework::LegalClock& clock) {
        return casework::resume(clock, day_of(work.now), reason, "city");
    }));
    TRY(save(work, letter));
    casework::add_step(work, means.vault, letter.record, "letters.step_resumed", reason);
    assign_tasks(work, letter);
    return {};
}

Result<void> extend_letter(Work& work, Means const& means, CaseId id, int days, std::string const& reason)
{
    auto letter = TRY(find_for(work, id));
    // More time is given by the head, not by who needs it.
    if (!may_release(work.actor, letter))
        return refuse(Because::not_allowed, "platform.not_allowed");
    TRY(must_be(letter, {LetterState::accepted}));
    TRY(must_say(reason, "reason"));
    TRY(change_clock(work, letter, reply_clock, [&](casework::LegalClock& clock) {
        return casework::extend(clock, day_of(work.now), days, reason, "city", work.calendar);
    }));
    TRY(save(work, letter));
    casework::add_step(work, means.vault, letter.record, "letters.step_extended", reason);
    assign_tasks(work, letter);
    return {};
}

Result<void> add_note(Work& work, Means const& means, CaseId id, std::string const& note)
{
    auto const letter = TRY(find_for(work, id));
    TRY(must_say(note, "note"));
    casework::add_step(work, means.vault, letter.record, "letters.step_note", note, Audience::staff);
    return {};
}

Result<void> instruct(Work& work, Means const& means, CaseId id, std::string const& instruction)
{
    auto letter = TRY(find_for(work, id));
    if (!work.actor.may("letters.instruct", letter.record.unit) &&
        !work.actor.may("letters.instruct", mailbox_unit(work.tx, letter)))
        return refuse(Because::not_allowed, "platform.not_allowed");
    TRY(must_say(instruction, "note"));
    casework::add_step(
        work, means.vault, letter.record, "letters.step_instructed", instruction, Audience::staff);
    for (auto const person :
         people::holders(work.tx, people::Role::handler, letter.record.unit, day_of(work.now)))
        people::tell(work, person, letter.title, desk_path_of(id));
    return {};
}

Result<void> urge(Work& work, Means const& means, CaseId id, std::string const& note)
{
    auto letter = TRY(find_for(work, id));
    bool const may_urge = may_release(work.actor, letter) ||
                          work.actor.may("letters.instruct", letter.record.unit) ||
                          work.actor.may("letters.instruct", mailbox_unit(work.tx, letter));
    if (!may_urge)
        return refuse(Because::not_allowed, "platform.not_allowed");
    if (!letter.record.is_open)
        return refuse(Because::conflict, "letters.error_state");
    letter.record.is_urged = true;
    TRY(save(work, letter));
    casework::add_step(work, means.vault, letter.record, "letters.step_urged", note, Audience::staff);
    auto const today = day_of(work.now);
    for (auto const role : {people::Role::handler, people::Role::disclosure_head})
        for (auto const person : people::holders(work.tx, role, letter.record.unit, today))
            people::tell(work, person, letter.title, desk_path_of(id));
    return {};
}

} // namespace fengye::letters
