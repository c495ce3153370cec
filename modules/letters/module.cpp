#include "modules/letters/module.hpp"

#include "modules/letters/actions/count_months.hpp"
#include "modules/letters/actions/hand_in.hpp"
#include "modules/letters/actions/hear_writer.hpp"
#include "modules/letters/actions/merge.hpp"
#include "modules/letters/actions/remind.hpp"
#include "modules/letters/front/placements.hpp"

namespace fengye::letters {

using namespace std::chrono_literals;

void declare(Module& module)
{
    module.publishes<PublishedLetter>(place_letter);
    module.publishes<OpenMatter>(place_matter);
    module.publishes<OpenMailbox>(place_mailbox);
    module.publishes<MonthOfLetters>(place_month);

    module.counter.takes<SaveLetterDraft>(save_letter_draft);
    module.counter.takes<ResumeDraft>(resume_draft);
    module.counter.takes<HandInDraft>(hand_in_draft);
    module.counter.takes<HandInLetter>(hand_in_letter);
    module.counter.takes<RateLetter>(rate_letter);
    module.counter.takes<WithdrawConsent>(withdraw_consent);
    module.counter.answers<AskDraft>(show_draft);
    module.counter.answers<AskStatus>(show_status);

    module.job<MatterCount>("letters.publish_matter", [](Work& work, Platform&, MatterCount const& count) {
        return publish_matter_again(work, count);
    });
    module.daily(5h, "letters.count_months", [](Work& work, Platform&) { return count_months(work); });
    module.daily(8h, "letters.remind", [](Work& work, Platform&) { return remind_of_letters(work); });
}

} // namespace fengye::letters
