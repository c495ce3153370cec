#include "modules/letters/module.hpp"

#include "modules/letters/actions/count_months.hpp"
#include "modules/letters/actions/hand_in.hpp"
#include "modules/letters/actions/hear_writer.hpp"
#include "modules/letters/actions/merge.hpp"
#include "modules/letters/actions/remind.hpp"
#include "modules/letters/front/placements.hpp"
#include "modules/letters/front/query.hpp"
#include "modules/letters/front/writing.hpp"

namespace fengye::letters {

using namespace std::chrono_literals;

void declare(Module& module)
{
    module.publishes<PublishedLetter>(place_letter);
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
    module.front.get("/letters/drafts/{draft}/saved", show_saved);
    module.front.get("/letters/similar", list_similar, {}, {"q"});
    module.front.get("/query", show_query);
    module.front.post("/query", answer_query);
    module.front.post("/query/code", ask_for_new_code);
    module.front.post("/query/rating", rate_answer);
    module.front.post("/query/consent", take_back_consent);
    module.front.post("/query/contact", confirm_own_contact);

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

    module.job<MatterCount>("letters.publish_matter", [](Work& work, Platform&, MatterCount const& count) {
        return publish_matter_again(work, count);
    });
    module.daily(5h, "letters.count_months", [](Work& work, Platform&) { return count_months(work); });
    module.daily(8h, "letters.remind", [](Work& work, Platform&) { return remind_of_letters(work); });
}

} // namespace fengye::letters
