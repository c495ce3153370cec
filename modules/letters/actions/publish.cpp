#include "modules/letters/actions/publish.hpp"

#include "modules/letters/actions/acting.hpp"
#include "modules/letters/store/letters.hpp"
#include "modules/letters/store/replies.hpp"

namespace fengye::letters {

namespace {

// What the public is told of the process: no names, no notes.
std::vector<PublishedStep> public_steps(Work& work, Vault const& vault, CaseId id)
{
    std::vector<PublishedStep> steps;
    for (auto const& step : casework::steps_of(work.tx, vault, id))
        if (step.audience == Audience::everyone)
            steps.push_back({step.words, people::unit_code(work.tx, step.unit), step.at});
    return steps;
}

} // namespace

Result<void> publish_letter(Work& work, Means const& means, Letter& letter, Reply const& reply)
{
    if (!letter.may_publish || letter.is_only_transferred() || letter.system == System::correction)
        return refuse(Because::not_allowed, "letters.error_may_not_publish");
    auto const& vault = means.vault;
    auto const contact = casework::contact_of(work.tx, vault, letter.id());
    work.publish(PublishedLetter{
        .id = letter.id(),
        .number = letter.record.number,
        .system = letter.system,
        .mailbox = letter.mailbox,
        .category = letter.category,
        .title = reply.text.public_title,
        .question = reply.text.public_question,
        .writer = contact ? casework::masked(*contact).name : std::string{},
        .answer = answer_html(reply.text.answer),
        .answer_text = reply.text.answer,
        .answered_by = people::unit_code(work.tx, letter.answered_by),
        .outcome = letter.outcome,
        .rating = letter.rating,
        .others = letter.followers,
        .days_taken = letter.days_taken,
        .round = letter.round,
        .received_at = letter.record.received_at,
        .answered_at = reply.released_at.value_or(work.now),
        .steps = public_steps(work, vault, letter.id()),
        .result = letter.result,
        .result_at = letter.result_at});
    letter.is_public = true;
    return {};
}

Result<void> publish_again(Work& work, Means const& means, Letter& letter)
{
    auto const reply = store::last_released(work.tx, means.vault, letter.id(), letter.round);
    // Of a letter that was forgotten, what stands on the site stays as it is.
    if (!letter.is_public || !reply || !casework::contact_of(work.tx, means.vault, letter.id()))
        return {};
    return publish_letter(work, means, letter, *reply);
}

Result<void> unpublish_letter(Work& work, Letter& letter)
{
    if (!letter.is_public)
        return {};
    work.erase(
        PublishedLetter::kind, letter.id().number,
        {.reason = "must_not_be_public", .at = work.now, .path = "/letters/" + letter.record.number});
    letter.is_public = false;
    // Of a letter that was forgotten but for what the public read, the rest goes now.
    if (!letter.record.is_open && !letter.record.keep_until)
        letter.record.keep_until = day_of(work.now);
    return {};
}

} // namespace fengye::letters
