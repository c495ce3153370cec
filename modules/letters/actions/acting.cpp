#include "modules/letters/actions/acting.hpp"

#include <fmt/format.h>

#include "modules/letters/store/letters.hpp"
#include "modules/letters/store/months.hpp"

namespace fengye::letters {

namespace {

std::string key_of(Letter const& letter, std::string_view what)
{
    return fmt::format("letters/{}/{}", what, letter.id().number);
}

void assign(
    Work& work, Letter const& letter, std::string_view what, people::Role role, std::string_view rest = {})
{
    people::assign(
        work, {.key = key_of(letter, what),
               .kind = fmt::format("letters.task_{}", what),
               .title = letter.title,
               .path = desk_path_of(letter.id()) + std::string{rest},
               .unit = letter.record.unit,
               .role = role,
               .due = letter.record.due});
}

} // namespace

UnitId mailbox_unit(db::Reader const& reader, Letter const& letter)
{
    auto const unit = people::find_unit(reader, letter.mailbox == mayor ? general_office : letter.mailbox);
    return unit ? unit->id : UnitId{};
}

bool may_see(db::Reader const& reader, Actor const& actor, Letter const& letter)
{
    bool const is_helper =
        actor.unit != letter.record.unit && is_asked_to_help(reader, letter.id(), actor.unit);
    return may_see(actor, letter, is_helper, mailbox_unit(reader, letter));
}

Result<Letter> find_for(Work& work, CaseId id)
{
    auto letter = store::find_letter(work.tx, id);
    if (!letter || !may_see(work.tx, work.actor, *letter))
        return refuse(Because::not_found, "platform.not_found");
    return *std::move(letter);
}

Result<void> save(Work& work, Letter& letter)
{
    TRY(casework::save_case(work, letter.record));
    store::update_letter(work.tx, letter);
    note_month(work, letter);
    return {};
}

std::string subject_of(CaseId id)
{
    return "case/" + id.text();
}

std::string desk_path_of(CaseId id)
{
    return "/desk/letters/" + id.text();
}

void assign_tasks(Work& work, Letter const& letter)
{
    auto const state = letter.state();
    auto const set = [&](std::string_view what, bool is_wanted, people::Role role,
                         std::string_view rest = {}) {
        if (is_wanted)
            assign(work, letter, what, role, rest);
        else
            people::settle(work, key_of(letter, what));
    };
    set("accept", state == LetterState::received, people::Role::handler);
    set("answer", state == LetterState::accepted, people::Role::handler);
    set("release", state == LetterState::awaiting_release, people::Role::disclosure_head, "/release");
}

void assign_first_task(Work& work, Letter const& letter)
{
    if (letter.state() == LetterState::received)
        assign(work, letter, "accept", people::Role::handler);
}

void note_month(Work& work, Letter const& letter)
{
    store::mark_month(
        work.tx, letter.record.unit, letter.system, to_text(day_of(letter.record.received_at)).substr(0, 7));
}

void note_fact(Work& work, Letter const& letter, std::string what)
{
    work.note({letter.record.unit, std::move(what), "seed_R25", subject_of(letter.id())});
}

} // namespace fengye::letters
