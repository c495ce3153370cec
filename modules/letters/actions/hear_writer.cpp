#include "modules/letters/actions/hear_writer.hpp"

#include "modules/letters/actions/acting.hpp"
#include "modules/letters/actions/publish.hpp"
#include "modules/letters/actions/tell_writer.hpp"
#include "modules/letters/domain/puzzle.hpp"
#include "modules/letters/store/letters.hpp"
#include "modules/letters/store/replies.hpp"
#include "platform/mail/address.hpp"
#include "platform/mail/outbox.hpp"

namespace fengye::letters {

namespace {

constexpr std::size_t reason_bytes_max = 3000;

Result<Letter> find_by_code(db::Reader const& reader, Vault const& vault, std::string const& typed)
{
    auto const code = casework::DigitsCode::read(typed);
    auto const record = code ? casework::find_case(reader, vault, *code) : std::nullopt;
    auto letter = record ? store::find_letter(reader, record->id) : std::nullopt;
    if (!letter)
        return refuse(Because::not_found, "letters.error_code_unknown", "code");
    return *std::move(letter);
}

std::optional<Day> last_day_to_reopen(Letter const& letter)
{
    bool const may = letter.state() == LetterState::answered && letter.round == 1 && letter.answered_at &&
                     letter.system != System::correction && !letter.lead;
    return may ? std::optional{day_of(*letter.answered_at) + reopening_time} : std::nullopt;
}

// Its answer, or that of the letter it goes with.
std::optional<Reply> released_reply(db::Reader const& reader, Vault const& vault, Letter const& letter)
{
    auto const of = letter.lead ? store::find_letter(reader, letter.lead).value() : letter;
    return store::last_released(reader, vault, of.id(), of.round);
}

LetterStatus status_of(db::Reader const& reader, Means const& means, Letter const& letter, Day today)
{
    auto const& vault = means.vault;
    LetterStatus status{
        .number = letter.record.number,
        .system = letter.system,
        .state = letter.state(),
        .unit = letter.is_only_transferred() ? std::string{} : people::unit_code(reader, letter.record.unit),
        .received_at = letter.record.received_at,
        .outcome = letter.outcome,
        .result = letter.result,
        .rating = letter.rating,
        .is_public = letter.is_public,
        .may_publish = letter.may_publish,
        .round = letter.round};
    for (auto const& step : casework::steps_of(reader, vault, letter.id())) {
        if (step.audience != Audience::everyone)
            continue;
        status.steps.push_back(
            {step.words, letter.is_only_transferred() ? std::string{} : people::unit_code(reader, step.unit),
             step.at});
        status.notes.push_back(step.note);
    }
    auto const clocks = casework::clocks_of(reader, letter.id());
    if (auto const reply = clocks.find(std::string{reply_clock}); reply != clocks.end() && !letter.lead)
        status.clock.push_back(reply->second);
    if (auto const reply = released_reply(reader, vault, letter))
        status.answer = reply->text.answer;
    auto const contact = casework::contact_of(reader, vault, letter.id());
    status.may_confirm = contact && !contact->is_confirmed && road_to(*contact, means.outbox).has_value();
    auto const last = last_day_to_reopen(letter);
    status.may_rate = letter.state() == LetterState::answered && !letter.rated_at;
    status.may_reopen = status.may_rate && last && today <= *last;
    status.reopen_until = last ? to_text(*last) : std::string{};
    return status;
}

// One level higher: the General Office leads, the unit that answered helps; and the whole time begins anew.
Result<void> reopen(Work& work, Means const& means, Letter& letter, std::string const& reason)
{
    auto const& vault = means.vault;
    auto const before = letter.record.unit;
    auto const office = people::find_unit(work.tx, general_office).value().id;
    auto const today = day_of(work.now);
    note_fact(work, letter, "letter_reopened");
    note_month(work, letter);
    letter.round = 2;
    letter.answered_at.reset();
    letter.record.is_open = true;
    letter.record.closed_at.reset();
    letter.record.keep_until.reset();
    letter.record.handler = {};
    letter.record.unit = office;
    letter.record.state = name_of(LetterState::received);
    auto const& category = *find_category(letter.category);
    casework::save_clock(
        work, letter.record, acceptance_clock,
        casework::LegalClock::start(acceptance_limit(category), today));
    casework::save_clock(
        work, letter.record, reply_clock, casework::LegalClock::start(reply_limit(category), today));
    if (before != office)
        casework::save_helper(
            work, vault, letter.id(),
            {.unit = before,
             .asked_at = work.now,
             .due = work.calendar.after(today, WorkingDays{std::max(1, category.reply_days / 2)})});
    casework::add_step(work, vault, letter.record, "letters.step_reopened", reason);
    assign_tasks(work, letter);
    return {};
}

} // namespace

Result<LetterStatus> show_status(db::Reader const& reader, Means const& means, AskStatus const& asked)
{
    auto const& vault = means.vault;
    auto const letter = TRY(find_by_code(reader, vault, asked.code));
    return status_of(reader, means, letter, day_of(means.now));
}

Result<LetterStatus> rate_letter(Work& work, Means const& means, RateLetter const& rated)
{
    auto const& vault = means.vault;
    auto letter = TRY(find_by_code(work.tx, vault, rated.code));
    auto const today = day_of(work.now);
    if (letter.state() != LetterState::answered || letter.rated_at)
        return refuse(Because::conflict, "letters.error_rated");
    if (rated.rating == Rating::none)
        return refuse(Because::not_valid, "letters.error_rating_missing", "rating");
    if (rated.rating == Rating::dissatisfied && rated.reason.empty())
        return refuse(Because::not_valid, "letters.error_rating_reason_missing", "reason");
    if (rated.reason.size() > reason_bytes_max)
        return refuse(Because::not_valid, "letters.error_reason_long", "reason");
    auto const last = last_day_to_reopen(letter);
    letter.rating = rated.rating;
    letter.rated_at = work.now;
    bool const goes_back = rated.rating == Rating::dissatisfied && last && today <= *last;
    casework::add_step(
        work, vault, letter.record, "letters.step_rated_" + std::string{name_of(rated.rating)},
        goes_back ? std::string{} : rated.reason);
    if (goes_back) {
        letter.rated_at.reset(); // the second answer is rated too
        TRY(reopen(work, means, letter, rated.reason));
        TRY(tell_writer(work, means, letter, WriterNews::reopened));
    }
    TRY(publish_again(work, means, letter));
    TRY(save(work, letter));
    return status_of(work.tx, means, letter, today);
}

Result<LetterStatus> confirm_contact(Work& work, Means const& means, ConfirmContact const& confirmed)
{
    auto const letter = TRY(find_by_code(work.tx, means.vault, confirmed.code));
    auto contact = casework::contact_of(work.tx, means.vault, letter.id());
    auto const digits = means.vault.confirmation(letter.record.request_key);
    if (!contact || !crypto::same(digits, tidy_phone(confirmed.digits)))
        return refuse(Because::not_valid, "letters.error_digits", "digits");
    contact->is_confirmed = true;
    casework::save_contact(work, means.vault, letter.id(), *contact);
    work.record("letters.contact_confirmed", subject_of(letter.id()));
    return status_of(work.tx, means, letter, day_of(work.now));
}

Result<LetterStatus> withdraw_consent(Work& work, Means const& means, WithdrawConsent const& withdrawn)
{
    auto const& vault = means.vault;
    auto letter = TRY(find_by_code(work.tx, vault, withdrawn.code));
    letter.may_publish = false;
    TRY(unpublish_letter(work, letter));
    TRY(save(work, letter));
    casework::add_step(work, vault, letter.record, "letters.step_consent_withdrawn");
    return status_of(work.tx, means, letter, day_of(work.now));
}

Result<SendNewCode::Receipt> renew_lost_code(Work& work, Means const& means, SendNewCode const& lost)
{
    auto const& vault = means.vault;
    auto const& outbox = means.outbox;
    auto const record = casework::find_case(work.tx, lost.number);
    auto const contact = record ? casework::contact_of(work.tx, vault, record->id) : std::nullopt;
    auto letter = record ? store::find_letter(work.tx, record->id) : std::nullopt;
    if (!letter || !contact || !(outbox.has_email || outbox.has_sms))
        return SendNewCode::Receipt{};
    auto const email = mail::mail_address(lost.contact);
    bool const fits = (email && crypto::same(mail::mail_address(contact->email).value_or(""), *email)) ||
                      (!contact->phone.empty() && crypto::same(contact->phone, tidy_phone(lost.contact)));
    if (!fits)
        return SendNewCode::Receipt{};
    TRY(casework::renew_code(work, vault, letter->record));
    TRY(send_new_code(work, means, *letter));
    return SendNewCode::Receipt{};
}

Result<AskPuzzle::Answer> give_puzzle(db::Reader const&, Means const& means, AskPuzzle const&)
{
    auto const puzzle = make_puzzle(means.puzzle_key, crypto::random_bytes(10), means.now);
    return AskPuzzle::Answer{puzzle.token, puzzle.a, puzzle.b, puzzle.bits};
}

Result<CheckPuzzle::Answer> look_at_puzzle(db::Reader const&, Means const& means, CheckPuzzle const& tried)
{
    return CheckPuzzle::Answer{
        is_solved(means.puzzle_key, tried.token, tried.answer, tried.proof, means.now)};
}

} // namespace fengye::letters
