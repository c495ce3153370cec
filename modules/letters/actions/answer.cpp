#include "modules/letters/actions/answer.hpp"

#include <algorithm>

#include "modules/letters/actions/acting.hpp"
#include "modules/letters/actions/merge.hpp"
#include "modules/letters/actions/publish.hpp"
#include "modules/letters/actions/tell_writer.hpp"
#include "modules/letters/store/letters.hpp"
#include "modules/letters/store/replies.hpp"

namespace fengye::letters {

namespace {

constexpr std::size_t answer_bytes_max = 60'000;

Result<Reply> find_current(Work& work, Vault const& vault, Letter const& letter)
{
    auto reply = store::find_reply(work.tx, vault, letter.id(), letter.round);
    if (!reply)
        return refuse(Because::not_valid, "letters.error_answer_missing", "answer");
    return *std::move(reply);
}

Result<Letter> find_in_state(Work& work, CaseId id, LetterState state)
{
    auto letter = TRY(find_for(work, id));
    if (letter.state() != state)
        return refuse(Because::conflict, "letters.error_state");
    return letter;
}

std::vector<std::string> names_in(std::optional<casework::Contact> const& contact)
{
    return contact ? std::vector<std::string>{contact->name, contact->guardian} : std::vector<std::string>{};
}

// The letter and its followers are answered at once, each in its own time.
Result<void> answer_one(Work& work, Letter& letter, UnitId by, Outcome outcome)
{
    auto clocks = casework::clocks_of(work.tx, letter.id());
    auto const today = day_of(work.now);
    bool is_late = false;
    for (auto& [name, clock] : clocks) {
        if (clock.is_stopped())
            continue;
        is_late = is_late || casework::is_late(clock, work.calendar, today);
        TRY(casework::stop(clock, today));
        casework::save_clock(work, letter.record, name, clock);
    }
    if (is_late)
        note_fact(work, letter, "letter_answered_late");
    letter.was_late = letter.was_late || is_late;
    letter.outcome = outcome;
    letter.answered_at = work.now;
    letter.answered_by = by;
    letter.days_taken = work.calendar.between(day_of(letter.record.received_at), today).count;
    letter.record.state = name_of(LetterState::answered);
    letter.record.is_open = false;
    letter.record.closed_at = work.now;
    letter.record.keep_until = today + std::chrono::days{365 * kept_for.count()};
    return {};
}

void plan_result(Work& work, Letter& letter)
{
    if (letter.outcome != Outcome::adopted && letter.outcome != Outcome::partly_adopted)
        return;
    auto const today = std::chrono::year_month_day{day_of(work.now)} + result_after;
    letter.result_due = today.ok() ? Day{today} : Day{today.year() / today.month() / std::chrono::last};
    people::assign(
        work, {.key = "letters/result/" + letter.id().text(),
               .kind = "letters.task_result",
               .title = letter.title,
               .path = desk_path_of(letter.id()) + "/result",
               .unit = letter.record.unit,
               .role = people::Role::handler,
               .due = letter.result_due});
}

Result<void> answer_followers(Work& work, Means const& means, Letter const& lead)
{
    auto const& vault = means.vault;
    for (auto const id : store::followers_of(work.tx, lead.id())) {
        auto follower = store::find_letter(work.tx, id).value();
        TRY(answer_one(work, follower, lead.answered_by, lead.outcome));
        TRY(save(work, follower));
        casework::add_step(work, vault, follower.record, "letters.step_answered");
        TRY(tell_writer(work, means, follower, WriterNews::answered));
        assign_tasks(work, follower);
    }
    return {};
}

Result<void> check_release(Work& work, Letter const& letter, Reply const& reply, Release const& release)
{
    if (!may_release(work.actor, letter))
        return refuse(Because::not_allowed, "platform.not_allowed");
    if (reply.drafted_by == work.actor.person)
        return refuse(Because::not_allowed, "letters.error_own_answer");
    if (reply.version != release.version)
        return refuse(Because::conflict, "platform.changed_meanwhile");
    if (!release.is_published)
        return {};
    if (!release.is_checked)
        return refuse(Because::not_valid, "letters.error_not_checked", "checked");
    if (casework::count_personal_data(
            reply.text.public_title + "\n" + reply.text.public_question + "\n" + reply.text.answer) > 0)
        return refuse(Because::not_valid, "letters.error_personal_data", "checked");
    return {};
}

} // namespace

Result<std::int64_t> save_reply(Work& work, Means const& means, CaseId id, ReplyDraft const& draft)
{
    auto const letter = TRY(find_in_state(work, id, LetterState::accepted));
    if (!may_handle(work.actor, letter))
        return refuse(Because::not_allowed, "platform.not_allowed");
    if (draft.text.answer.size() > answer_bytes_max || draft.text.public_question.size() > answer_bytes_max)
        return refuse(Because::not_valid, "letters.error_answer_long", "answer");
    auto reply = Reply{
        .letter = id,
        .round = letter.round,
        .text = draft.text,
        .outcome = letter.system == System::suggestion ? draft.outcome : Outcome::none,
        .to_publish = draft.to_publish && letter.may_publish,
        .drafted_by = work.actor.person,
        .drafted_at = work.now,
        .version = draft.version};
    TRY(store::save_reply(work.tx, means.vault, reply));
    work.record("letters.reply_saved", subject_of(id));
    return reply.version + 1;
}

Result<void> submit_reply(Work& work, Means const& means, CaseId id)
{
    auto letter = TRY(find_in_state(work, id, LetterState::accepted));
    if (!may_handle(work.actor, letter))
        return refuse(Because::not_allowed, "platform.not_allowed");
    auto const& vault = means.vault;
    auto const reply = TRY(find_current(work, vault, letter));
    if (reply.text.answer.empty())
        return refuse(Because::not_valid, "letters.error_answer_missing", "answer");
    if (letter.system == System::suggestion && reply.outcome == Outcome::none)
        return refuse(Because::not_valid, "letters.error_outcome_missing", "outcome");
    auto const helpers = casework::helpers_of(work.tx, vault, id);
    if (std::any_of(helpers.begin(), helpers.end(), [](auto const& helper) { return helper.is_open; }))
        return refuse(Because::not_valid, "letters.error_helpers_open", "answer");
    letter.record.state = name_of(LetterState::awaiting_release);
    TRY(save(work, letter));
    casework::add_step(work, vault, letter.record, "letters.step_submitted", {}, Audience::staff);
    assign_tasks(work, letter);
    return {};
}

Result<void> return_reply(Work& work, Means const& means, CaseId id, std::string const& reason)
{
    auto letter = TRY(find_in_state(work, id, LetterState::awaiting_release));
    if (!may_release(work.actor, letter))
        return refuse(Because::not_allowed, "platform.not_allowed");
    if (reason.empty())
        return refuse(Because::not_valid, "letters.error_reason_missing", "reason");
    letter.record.state = name_of(LetterState::accepted);
    TRY(save(work, letter));
    casework::add_step(work, means.vault, letter.record, "letters.step_returned", reason, Audience::staff);
    note_fact(work, letter, "letter_answer_returned");
    assign_tasks(work, letter);
    return {};
}

Result<void> release_reply(Work& work, Means const& means, CaseId id, Release const& release)
{
    auto letter = TRY(find_in_state(work, id, LetterState::awaiting_release));
    auto const& vault = means.vault;
    auto reply = TRY(find_current(work, vault, letter));
    TRY(check_release(work, letter, reply, release));
    reply.released_by = work.actor.person;
    reply.released_at = work.now;
    reply.to_publish = release.is_published;
    TRY(store::save_reply(work.tx, vault, reply));
    TRY(answer_one(work, letter, letter.record.unit, reply.outcome));
    plan_result(work, letter);
    TRY(close_matter(work, letter));
    casework::add_step(work, vault, letter.record, "letters.step_answered");
    if (release.is_published)
        TRY(publish_letter(work, means, letter, reply));
    TRY(save(work, letter));
    assign_tasks(work, letter);
    TRY(answer_followers(work, means, letter));
    return tell_writer(work, means, letter, WriterNews::answered);
}

Result<void> report_result(Work& work, Means const& means, CaseId id, std::string const& result)
{
    auto letter = TRY(find_in_state(work, id, LetterState::answered));
    if (!may_handle(work.actor, letter) || !letter.result_due)
        return refuse(Because::not_allowed, "platform.not_allowed");
    if (result.empty())
        return refuse(Because::not_valid, "letters.error_result_missing", "result");
    if (casework::count_personal_data(result) > 0)
        return refuse(Because::not_valid, "letters.error_personal_data", "result");
    if (*letter.result_due < day_of(work.now))
        note_fact(work, letter, "letter_result_late");
    letter.result_due.reset();
    letter.result = result;
    letter.result_at = work.now;
    casework::add_step(work, means.vault, letter.record, "letters.step_result");
    people::settle(work, "letters/result/" + id.text());
    TRY(publish_again(work, means, letter));
    TRY(save(work, letter));
    return tell_writer(work, means, letter, WriterNews::result);
}

ReplyText suggested_public_version(db::Reader const& reader, Means const& means, Letter const& letter)
{
    auto const& vault = means.vault;
    auto const names = names_in(casework::contact_of(reader, vault, letter.id()));
    auto const text = store::text_of(reader, vault, letter.id());
    return {
        .answer = {},
        .public_title = casework::without_personal_data(letter.title, names),
        .public_question = casework::without_personal_data(text ? text->content : std::string{}, names)};
}

} // namespace fengye::letters
