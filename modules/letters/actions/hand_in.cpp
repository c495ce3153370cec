#include "modules/letters/actions/hand_in.hpp"

#include <stdexcept>

#include "modules/letters/actions/acting.hpp"
#include "modules/letters/actions/merge.hpp"
#include "modules/letters/actions/tell_writer.hpp"
#include "modules/letters/store/letters.hpp"
#include "modules/letters/store/mailboxes.hpp"

namespace fengye::letters {

namespace {

using casework::LegalClock;

Result<void> check_mailbox(db::Reader const& reader, std::string const& mailbox)
{
    if (mailbox == mayor)
        return {};
    auto const unit = people::find_unit(reader, mailbox);
    auto const known = unit ? store::find_mailbox(reader, unit->id) : std::nullopt;
    if (!known || !known->is_open)
        return refuse(Because::not_valid, "letters.error_mailbox_closed", "mailbox");
    return {};
}

std::string day_text(std::optional<Day> day)
{
    return day ? to_text(*day) : std::string{};
}

// What a receipt says besides the letter itself.
struct Beside {
    std::map<std::string, LegalClock> clocks;
    casework::Contact contact;
};

LetterReceipt
receipt_of(db::Reader const& reader, Means const& means, Letter const& letter, Beside const& beside)
{
    auto const due_of = [&](std::string_view name) {
        auto const clock = beside.clocks.find(std::string{name});
        return clock == beside.clocks.end() ? std::string{} : day_text(due(clock->second, means.calendar));
    };
    auto const lead = letter.lead ? casework::find_case(reader, letter.lead) : std::nullopt;
    return {
        .number = letter.record.number,
        .code = casework::code_of(means.vault, letter.record).text(),
        .system = letter.system,
        .title = letter.title,
        .unit = letter.is_only_transferred() ? std::string{} : people::unit_code(reader, letter.record.unit),
        .received_at = letter.record.received_at,
        .accept_due = due_of(acceptance_clock),
        .reply_due = due_of(reply_clock),
        .is_private = !letter.may_publish,
        .email = casework::masked(beside.contact).email,
        .joined = lead ? lead->number : std::string{}};
}

// Of a letter that was handed in before.
LetterReceipt receipt_of(db::Reader const& reader, Means const& means, Letter const& letter)
{
    return receipt_of(
        reader, means, letter,
        {casework::clocks_of(reader, letter.id()),
         casework::contact_of(reader, means.vault, letter.id()).value_or(casework::Contact{})});
}

UnitId unit_for(db::Reader const& reader, LetterForm const& form, Category const& category)
{
    auto const districts = people::districts(reader);
    for (auto const& code :
         first_units(form.system, form.mailbox, category, form.place, form.accused, districts))
        if (auto const unit = people::find_unit(reader, code))
            return unit->id;
    throw std::logic_error{"the city has no General Office"};
}

// What the form says, as a letter of the unit that has it first.
Result<Letter> letter_from(Work& work, LetterForm const& form, Way way)
{
    auto const& category = *find_category(form.category);
    Letter letter{
        .system = form.system,
        .mailbox = form.mailbox,
        .category = form.category,
        .way = way,
        .title = form.title,
        .may_publish = form.publish == "yes" && category.publishing != Publishing::never};
    if (!form.accused.empty() && category.is_only_transferred())
        if (auto const accused = people::find_unit(work.tx, form.accused))
            letter.accused = accused->id;
    letter.record.state = name_of(LetterState::received);
    letter.record.unit = unit_for(work.tx, form, category);
    auto const lead = TRY(find_matter_to_join(work.tx, form.join));
    if (lead) {
        letter.lead = lead->id();
        letter.record.unit = lead->record.unit;
        letter.record.state = name_of(LetterState::joined);
    }
    return letter;
}

std::map<std::string, LegalClock> clocks_for(Letter const& letter, Day today)
{
    if (letter.lead)
        return {};
    auto const& category = *find_category(letter.category);
    std::map<std::string, LegalClock> clocks{
        {std::string{acceptance_clock}, LegalClock::start(acceptance_limit(category), today)}};
    if (!category.is_only_transferred())
        clocks.emplace(reply_clock, LegalClock::start(reply_limit(category), today));
    return clocks;
}

Result<LetterReceipt>
hand_in(Work& work, Means const& means, std::string const& request_key, Way way, LetterForm const& form)
{
    auto const& vault = means.vault;
    if (auto const known = casework::find_case_of_request(work.tx, request_key))
        return receipt_of(work.tx, means, store::find_letter(work.tx, known->id).value());
    TRY(check_all(form));
    TRY(check_mailbox(work.tx, form.mailbox));
    auto letter = TRY(letter_from(work, form, way));
    auto const clocks = clocks_for(letter, day_of(work.now));
    letter.record = casework::open_case(
                        work, vault,
                        {.kind = std::string{name_of(form.system)},
                         .prefix = std::string{prefix_of(form.system)},
                         .request_key = request_key,
                         .state = letter.record.state,
                         .unit = letter.record.unit,
                         .clocks = clocks})
                        .record;
    store::insert_letter(work.tx, vault, letter, {form.content, form.place, form.page_address, form.files});
    casework::save_contact(work, vault, letter.id(), form.contact);
    casework::add_step(
        work, vault, letter.record, letter.lead ? "letters.step_joined" : "letters.step_received");
    if (letter.lead)
        TRY(count_follower(work, letter.lead));
    assign_first_task(work, letter);
    note_month(work, letter);
    TRY(tell_writer(work, means, letter, WriterNews::received));
    auto receipt = receipt_of(work.tx, means, letter, {clocks, form.contact});
    receipt.is_new = true;
    return receipt;
}

SaveLetterDraft::Receipt
draft_receipt(Vault const& vault, casework::DraftRecord const& draft, std::string_view key)
{
    return {draft.id, vault.draft_code(key).text(), to_text(day_of(draft.until()))};
}

constexpr std::string_view draft_kind = "letter";

} // namespace

Result<SaveLetterDraft::Receipt>
save_letter_draft(Work& work, Means const& means, SaveLetterDraft const& wanted)
{
    auto const& vault = means.vault;
    if (!wanted.draft) {
        auto const draft = casework::begin_draft(work, vault, draft_kind, wanted.key, encode(wanted.form));
        for (auto const& file : wanted.form.files)
            casework::note_draft_file(work, draft.id, file.hash);
        return draft_receipt(vault, draft, wanted.key);
    }
    auto draft = casework::find_draft(work.tx, vault, wanted.draft, wanted.key);
    if (!draft || draft->kind != draft_kind)
        return refuse(Because::not_found, "letters.error_draft_gone");
    if (draft->case_id)
        return refuse(Because::conflict, "letters.error_draft_sent");
    for (auto const& file : wanted.form.files)
        casework::note_draft_file(work, draft->id, file.hash);
    draft->data = encode(wanted.form);
    casework::save_draft(work, vault, *draft);
    return draft_receipt(vault, *draft, wanted.key);
}

Result<SaveLetterDraft::Receipt> resume_draft(Work& work, Means const& means, ResumeDraft const& wanted)
{
    auto const& vault = means.vault;
    auto const code = casework::DigitsCode::read(wanted.code);
    auto const draft = code ? casework::find_draft(work.tx, vault, *code) : std::nullopt;
    if (!draft || draft->kind != draft_kind || draft->case_id)
        return refuse(Because::not_found, "letters.error_draft_gone", "code");
    auto const copy = casework::begin_draft(work, vault, draft_kind, wanted.new_key, draft->data);
    for (auto const& file : decode<LetterForm>(draft->data).files)
        casework::note_draft_file(work, copy.id, file.hash);
    return draft_receipt(vault, copy, wanted.new_key);
}

Result<AskDraft::Answer> show_draft(db::Reader const& reader, Means const& means, AskDraft const& asked)
{
    auto const& vault = means.vault;
    auto const draft = casework::find_draft(reader, vault, asked.draft, asked.key);
    if (!draft || draft->kind != draft_kind)
        return refuse(Because::not_found, "letters.error_draft_gone");
    AskDraft::Answer answer{
        .draft = draft->id,
        .code = vault.draft_code(asked.key).text(),
        .saved_at = draft->changed_at,
        .until = to_text(day_of(draft->until()))};
    if (draft->case_id) {
        if (auto const letter = store::find_letter(reader, draft->case_id))
            answer.receipt.push_back(receipt_of(reader, means, *letter));
        return answer;
    }
    answer.form = decode<LetterForm>(draft->data);
    return answer;
}

Result<LetterReceipt> hand_in_draft(Work& work, Means const& means, HandInDraft const& wanted)
{
    auto const& vault = means.vault;
    auto draft = casework::find_draft(work.tx, vault, wanted.draft, wanted.key);
    if (!draft || draft->kind != draft_kind)
        return refuse(Because::not_found, "letters.error_draft_gone");
    auto form = draft->case_id ? LetterForm{} : decode<LetterForm>(draft->data);
    form.has_agreed = wanted.has_agreed;
    auto receipt = TRY(hand_in(work, means, "draft/" + draft->id.text(), Way::web, form));
    if (!draft->case_id) {
        auto const record = casework::find_case(work.tx, receipt.number).value();
        casework::close_draft(work, vault, *draft, record.id, "{}", form.files);
    }
    return receipt;
}

Result<LetterReceipt> hand_in_letter(Work& work, Means const& means, HandInLetter const& wanted)
{
    return hand_in(work, means, wanted.request_key, wanted.way, wanted.form);
}

} // namespace fengye::letters
