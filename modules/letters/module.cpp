#include "modules/letters/module.hpp"

#include "modules/letters/actions/count_months.hpp"
#include "modules/letters/actions/forget_letters.hpp"
#include "modules/letters/actions/hand_in.hpp"
#include "modules/letters/actions/hear_writer.hpp"
#include "modules/letters/actions/merge.hpp"
#include "modules/letters/actions/remind.hpp"
#include "modules/letters/desk/acts.hpp"
#include "modules/letters/desk/batches.hpp"
#include "modules/letters/desk/brief.hpp"
#include "modules/letters/desk/exports.hpp"
#include "modules/letters/desk/letter.hpp"
#include "modules/letters/desk/mailboxes.hpp"
#include "modules/letters/desk/overview.hpp"
#include "modules/letters/desk/queue.hpp"
#include "modules/letters/desk/registrations.hpp"
#include "modules/letters/desk/releases.hpp"
#include "modules/letters/desk/replies.hpp"
#include "modules/letters/desk/templates.hpp"
#include "modules/letters/front/letter_list.hpp"
#include "modules/letters/front/letter_page.hpp"
#include "modules/letters/front/letters.hpp"
#include "modules/letters/front/letters_api.hpp"
#include "modules/letters/front/mailboxes.hpp"
#include "modules/letters/front/open311.hpp"
#include "modules/letters/front/placements.hpp"
#include "modules/letters/front/query.hpp"
#include "modules/letters/front/receipt_pdf.hpp"
#include "modules/letters/front/statistics.hpp"
#include "modules/letters/front/writing.hpp"

namespace fengye::letters {

using namespace std::chrono_literals;

void declare(Module& module)
{
    module.publishes<PublishedLetter>(place_letter, show_letter);
    module.publishes<OpenMatter>(place_matter);
    module.publishes<OpenMailbox>(place_mailbox);
    module.publishes<MonthOfLetters>(place_month);

    module.block(std::string{sites::privacy_block}, [](Public& page, std::string_view) {
        return html::Values{
            {"SECTION_TITLE", page.say("letters.privacy_title")},
            {"SECTION_TEXT", page.say("letters.privacy_text")}};
    });

    // Writing. A form begins at its mailbox; its draft goes on at an address of its own.
    module.front.get("/letters/mayor/{system}", show_writing);
    module.front.upload("/letters/mayor/{system}", begin_writing);
    module.front.get("/letters/units/{unit}/{system}", show_writing);
    module.front.upload("/letters/units/{unit}/{system}", begin_writing);
    module.front.get("/report", show_writing);
    module.front.upload("/report", begin_writing);
    module.front.get("/letters/drafts/", show_resuming);
    module.front.post("/letters/drafts/", resume_writing);
    module.front.get("/letters/drafts/{draft}", show_draft_words);
    module.front.upload("/letters/drafts/{draft}", save_draft_words);
    module.front.get("/letters/drafts/{draft}/contact", show_draft_contact);
    module.front.post("/letters/drafts/{draft}/contact", save_draft_contact);
    module.front.get("/letters/drafts/{draft}/check", show_draft_check);
    module.front.post("/letters/drafts/{draft}/check", hand_in_checked);
    module.front.get("/letters/drafts/{draft}/receipt", show_receipt);
    module.front.get("/letters/drafts/{draft}/receipt.ics", send_receipt_calendar);
    module.front.get("/letters/drafts/{draft}/receipt.pdf", send_receipt_pdf);
    module.front.get("/letters/drafts/{draft}/saved", show_saved);
    module.front.post("/letters/similar", list_similar);
    module.front.get("/query", show_query);
    module.front.post("/query", answer_query);
    module.front.post("/query/code", ask_for_new_code);
    module.front.post("/query/rating", rate_answer);
    module.front.post("/query/consent", take_back_consent);
    module.front.post("/query/contact", confirm_own_contact);
    module.front.get("/letters/", show_letters, list_choices, list_words);
    module.front.get("/letters/mayor/", show_mayors_letters, list_choices, list_words);
    module.front.get("/letters/units/", show_mailboxes, {"kind"});
    module.front.get("/letters/units/{unit}", show_mailbox, list_choices, list_words);
    module.front.get("/letters/statistics", show_statistics);

    module.counter.takes<SaveLetterDraft>(save_letter_draft);
    module.counter.takes<ResumeDraft>(resume_draft);
    module.counter.takes<HandInDraft>(hand_in_draft);
    module.counter.takes<HandInLetter>(hand_in_letter);
    module.counter.takes<RateLetter>(rate_letter);
    module.counter.takes<WithdrawConsent>(withdraw_consent);
    module.counter.takes<ConfirmContact>(confirm_contact);
    module.counter.takes<SendNewCode>(renew_lost_code);
    module.counter.answers<AskDraft>(show_draft);
    module.counter.answers<AskStatus>(show_status);
    module.counter.answers<AskPuzzle>(give_puzzle);
    module.counter.answers<CheckPuzzle>(look_at_puzzle);

    module.desk.get("/letters/", show_queue, may("letters.read"));
    module.desk.post("/letters/filters", create_filter, may("letters.read"));
    module.desk.post("/letters/filters/{filter}/removal", delete_filter, may("letters.read"));
    module.desk.get("/letters/batch", show_batch, may("letters.read"));
    module.desk.post("/letters/batch", create_batch, may("letters.read"));
    module.desk.get("/letters/new", show_registration, may("letters.handle"));
    module.desk.post("/letters/new", create_registration, may("letters.handle"));
    module.desk.get("/letters/templates", show_templates, may("letters.handle"));
    module.desk.post("/letters/templates", create_template, may("letters.handle"));
    module.desk.post("/letters/templates/{template}", save_template, may("letters.handle"));
    module.desk.post("/letters/templates/{template}/removal", remove_template, may("letters.handle"));
    module.desk.get("/letters/mailboxes", show_mailbox_settings, may("letters.release"));
    module.desk.post("/letters/mailboxes", change_mailbox, may("letters.release"));

    // Whose letter it is, and what its state allows, are rules of domain/ and actions/.
    module.desk.get("/letters/{id}", show_letter_at_desk, may("letters.read"));
    module.desk.get("/letters/{id}/slip", show_slip, may("letters.read"));
    module.desk.get("/letters/{id}/files/{hash}", show_file, may("letters.read"));
    module.desk.post("/letters/{id}/contact", show_contact_whole, may("letters.read"));
    module.desk.post("/letters/{id}/acceptance", create_acceptance, may("letters.handle"));
    module.desk.post("/letters/{id}/refusal", create_refusal, may("letters.handle"));
    module.desk.post("/letters/{id}/transfer", create_transfer, may("letters.handle"));
    module.desk.post("/letters/{id}/transfer-out", create_transfer_out, may("letters.handle"));
    module.desk.post("/letters/{id}/category", change_category, may("letters.handle"));
    module.desk.post("/letters/{id}/handler", change_handler, may("letters.handle"));
    module.desk.post("/letters/{id}/help", create_help, may("letters.handle"));
    module.desk.post("/letters/{id}/part", create_part, may("letters.handle"));
    module.desk.post("/letters/{id}/pause", create_pause, may("letters.handle"));
    module.desk.post("/letters/{id}/resumption", create_resumption, may("letters.handle"));
    module.desk.post("/letters/{id}/extension", create_extension, may("letters.release"));
    module.desk.post("/letters/{id}/note", create_note, may("letters.read"));
    module.desk.post("/letters/{id}/instruction", create_instruction, may("letters.instruct"));
    module.desk.post("/letters/{id}/urging", create_urging, may("letters.read"));
    module.desk.post("/letters/{id}/matter", create_matter, may("letters.release"));
    module.desk.get("/letters/{id}/result", show_result, may("letters.handle"));
    module.desk.post("/letters/{id}/result", create_result, may("letters.handle"));
    module.desk.get("/letters/{id}/reply", show_reply, may("letters.handle"));
    module.desk.post("/letters/{id}/reply", save_from_reply, may("letters.handle"));
    module.desk.get("/letters/{id}/release", show_release, may("letters.release"));
    module.desk.post("/letters/{id}/release", create_release, may("letters.release"));
    module.desk.post("/letters/{id}/return", create_return, may("letters.release"));
    module.desk.menu(
        {"letters.desk_letters", "/desk/letters/", may("letters.read"), "platform.menu_work", count_waiting});
    module.front.get("/api/v1/letters", list_letters_json, {"system", "category", "unit"}, {"cursor"});
    module.front.post("/api/v1/letters", hand_in_json);
    module.front.get("/open311/v2/discovery.json", show_open311_discovery);
    module.front.get("/open311/v2/services.json", list_open311_services);
    module.front.get("/open311/v2/requests/{number}", show_open311_request);
    module.front.post("/open311/v2/requests.json", hand_in_open311);
    module.front.get("/open311/v2/{rest...}", show_open311_nothing);
    module.front.post("/open311/v2/{rest...}", show_open311_nothing);

    // Who reads letters or oversees them: which ones, the handler knows.
    module.desk.get("/letters/export.xlsx", send_letters_xlsx, anyone_signed_in());
    module.desk.get("/letters/export.csv", send_letters_csv, anyone_signed_in());
    module.desk.get("/letters/overview", show_overview, may("letters.overview"));
    module.desk.get("/letters/overview.xlsx", send_overview_xlsx, may("letters.overview"));
    module.desk.get("/letters/overview.csv", send_overview_csv, may("letters.overview"));
    module.desk.get("/letters/brief", show_brief, may("letters.overview"));
    module.desk.get("/letters/brief.docx", send_brief_docx, may("letters.overview"));
    module.desk.menu(
        {"letters.overview", "/desk/letters/overview", may("letters.overview"), "platform.menu_work"});
    module.desk.menu({"letters.brief", "/desk/letters/brief", may("letters.overview"), "platform.menu_work"});

    module.job<MatterCount>("letters.publish_matter", [](Work& work, Platform&, MatterCount const& count) {
        return publish_matter_again(work, count);
    });
    module.daily(3h, std::string{forgetting_job}, [](Work& work, Platform& platform) {
        return forget_letters(work, casework::Vault{platform.key});
    });
    module.daily(5h, "letters.count_months", [](Work& work, Platform&) { return count_months(work); });
    module.job<MonthsLeft>("letters.count_months_left", [](Work& work, Platform&, MonthsLeft const&) {
        return count_months(work);
    });
    module.daily(8h, "letters.remind", [](Work& work, Platform&) { return remind_of_letters(work); });
}

} // namespace fengye::letters
