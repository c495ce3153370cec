#include "modules/letters/actions/remind.hpp"

#include "modules/letters/actions/acting.hpp"
#include "modules/letters/store/letters.hpp"

namespace fengye::letters {

namespace {

constexpr WorkingDays told_before{2}, escalated_after{3};
constexpr int letters_at_once = 500;

void tell_role(Work& work, Letter const& letter, people::Role role, UnitId unit)
{
    for (auto const person : people::holders(work.tx, role, unit, day_of(work.now)))
        people::tell(work, person, letter.title, desk_path_of(letter.id()));
}

void remind(Work& work, Letter const& letter)
{
    auto const today = day_of(work.now);
    auto const unit = letter.record.unit;
    auto const left = work.calendar.between(today, *letter.record.due);
    // Lateness changes the figures of months without anybody acting.
    if (left.count <= 0)
        note_month(work, letter);
    if (letter.record.handler)
        people::tell(work, letter.record.handler, letter.title, desk_path_of(letter.id()));
    else
        tell_role(work, letter, people::Role::handler, unit);
    if (left.count >= 0)
        return;
    note_fact(
        work, letter,
        letter.state() == LetterState::received ? "letter_not_accepted_in_time"
                                                : "letter_not_answered_in_time");
    tell_role(work, letter, people::Role::disclosure_head, unit);
    if (left.count <= -escalated_after.count && !letter.is_only_transferred())
        if (auto const office = people::find_unit(work.tx, general_office))
            tell_role(work, letter, people::Role::leader, office->id);
}

} // namespace

Result<void> remind_of_letters(Work& work)
{
    auto const today = day_of(work.now);
    if (!work.calendar.is_working(today))
        return {};
    auto const until = work.calendar.after(today, told_before);
    for (auto const system : {System::appeal, System::suggestion, System::correction})
        for (CaseId last{};;) {
            auto const records =
                casework::cases_due_until(work.tx, name_of(system), until, letters_at_once, last);
            for (auto const& record : records)
                if (auto const letter = store::find_letter(work.tx, record.id); letter && !letter->lead)
                    remind(work, *letter);
            if (records.size() < letters_at_once)
                break;
            last = records.back().id;
        }
    return {};
}

} // namespace fengye::letters
