#include "modules/editorial/module.hpp"

#include "modules/editorial/actions/expire_items.hpp"
#include "modules/editorial/actions/keep_calls.hpp"
#include "modules/editorial/actions/publish_item.hpp"
#include "modules/editorial/actions/publish_pictures.hpp"
#include "modules/editorial/actions/replace_file.hpp"
#include "modules/editorial/actions/write_item.hpp"
#include "modules/editorial/desk/batches.hpp"
#include "modules/editorial/desk/call.hpp"
#include "modules/editorial/desk/call_form.hpp"
#include "modules/editorial/desk/calls.hpp"
#include "modules/editorial/desk/comparisons.hpp"
#include "modules/editorial/desk/conversions.hpp"
#include "modules/editorial/desk/decisions.hpp"
#include "modules/editorial/desk/dismissals.hpp"
#include "modules/editorial/desk/drafts.hpp"
#include "modules/editorial/desk/exports.hpp"
#include "modules/editorial/desk/items.hpp"
#include "modules/editorial/desk/overview.hpp"
#include "modules/editorial/desk/presence.hpp"
#include "modules/editorial/desk/recalls.hpp"
#include "modules/editorial/desk/review_form.hpp"
#include "modules/editorial/desk/stored_files.hpp"
#include "modules/editorial/desk/terms.hpp"
#include "modules/editorial/desk/work_sheets.hpp"
#include "modules/editorial/front/articles.hpp"
#include "modules/editorial/front/attachments.hpp"
#include "modules/editorial/store/calls.hpp"
#include "modules/editorial/store/file_uses.hpp"
#include "modules/editorial/store/items.hpp"
#include "modules/media/media.hpp"

namespace fengye::editorial {

using namespace std::chrono_literals;

namespace {

// Beside the menu's line: what waits for this person.
std::int64_t count_queue(db::Reader const& reader, Actor const& actor)
{
    return (actor.may("editorial.review", actor.unit)
                ? store::count_waiting(reader, actor.unit, ItemState::submitted)
                : 0) +
           (actor.may("editorial.sign", actor.unit)
                ? store::count_waiting(reader, actor.unit, ItemState::reviewed)
                : 0);
}

// Calls that the unit has not answered, for those who answer.
std::int64_t count_calls(db::Reader const& reader, Actor const& actor)
{
    return actor.may("editorial.draft", actor.unit) ? store::count_unanswered(reader, actor.unit) : 0;
}

// Of items older than the library, a hundred at a time.
Result<void> note_files_of_items(Work& work, Platform&, media::UsesAsked const& asked)
{
    if (auto const last = store::note_files_again(work.tx, asked.after))
        work.later("editorial.note_files", media::UsesAsked{*last}, work.now);
    return {};
}

} // namespace

void declare(Module& module)
{
    module.publishes<PublishedArticle>(place_article, show_article);
    module.publishes<PublishedAttachment>(place_attachment, show_attachment);
    module.block(std::string{sites::single_page_block}, single_page_body);

    module.desk.get("/editorial/items", show_items, may("editorial.see"));
    module.desk.get("/editorial/items.xlsx", send_items_xlsx, may("editorial.see"));
    module.desk.get("/editorial/items.csv", send_items_csv, may("editorial.see"));
    module.desk.post("/editorial/items/new", create_new_item, may("editorial.draft"));
    module.desk.get("/editorial/items/{id}", show_item, may("editorial.see"));
    module.desk.get("/editorial/items/{id}/draft", show_editor, may("editorial.draft"));
    module.desk.upload("/editorial/items/{id}/draft", save_from_editor, may("editorial.draft"));
    module.desk.upload("/editorial/items/{id}/autosave", autosave, may("editorial.draft"));
    module.desk.get("/editorial/conversions", show_conversions, may("editorial.draft"));
    module.desk.post("/editorial/items/{id}/presence", create_presence, may("editorial.draft"));
    module.desk.upload("/editorial/items/{id}/files", change_files, may("editorial.draft"));
    module.desk.post("/editorial/items/{id}/stored-files", attach_stored_file, may("editorial.draft"));
    module.desk.post("/editorial/items/{id}/submission", create_submission, may("editorial.draft"));
    module.desk.post("/editorial/items/{id}/correction", create_correction, may("editorial.draft"));
    module.desk.post("/editorial/items/{id}/expiry", create_expiry_answer, may("editorial.draft"));
    module.desk.get("/editorial/items/{id}/preview", preview_item, may("editorial.see"));
    module.desk.get("/editorial/items/{id}/comparison", show_comparison, may("editorial.see"));
    module.desk.get("/editorial/items/{id}/chain", show_chain, may("editorial.see"));
    module.desk.get("/editorial/items/{id}/chain.xlsx", send_chain_xlsx, may("editorial.see"));
    module.desk.get("/editorial/items/{id}/chain.csv", send_chain_csv, may("editorial.see"));

    module.desk.get("/editorial/queue", show_queue, may("editorial.read"));
    module.desk.get("/editorial/queue.xlsx", send_queue_xlsx, may("editorial.read"));
    module.desk.get("/editorial/queue.csv", send_queue_csv, may("editorial.read"));
    module.desk.get("/editorial/items/{id}/review", show_review, may("editorial.review"));
    module.desk.post("/editorial/items/{id}/review", create_review, may("editorial.review"));
    module.desk.post("/editorial/items/{id}/findings/{finding}", create_dismissal, may("editorial.read"));
    module.desk.get("/editorial/items/{id}/sign-off", show_sign_off, may("editorial.sign"));
    module.desk.post("/editorial/items/{id}/sign-off", create_sign_off, may("editorial.sign"));
    module.desk.get("/editorial/sign-offs", show_batch, may("editorial.sign"));
    module.desk.post("/editorial/sign-offs", create_batch, may("editorial.sign"));
    module.desk.post("/editorial/items/{id}/pull-back", create_pull_back, may("editorial.sign"));
    module.desk.post("/editorial/items/{id}/release", create_release, may("editorial.sign"));
    module.desk.get("/editorial/items/{id}/withdrawal", show_withdrawal, may("editorial.withdraw"));
    module.desk.post("/editorial/items/{id}/withdrawal", create_withdrawal, may("editorial.withdraw"));
    module.desk.get("/editorial/items/{id}/recall", show_recall, may("editorial.withdraw"));

    module.desk.get("/editorial/overview", show_overview, may("editorial.overview"));
    module.desk.get("/editorial/overview.xlsx", send_overview_xlsx, may("editorial.overview"));
    module.desk.get("/editorial/overview.csv", send_overview_csv, may("editorial.overview"));
    module.desk.get("/editorial/overview/dismissals", show_dismissals, may("editorial.overview"));

    module.desk.get("/editorial/calls", show_calls, may("editorial.see"));
    module.desk.get("/editorial/calls.xlsx", send_calls_xlsx, may("editorial.see"));
    module.desk.get("/editorial/calls.csv", send_calls_csv, may("editorial.see"));
    module.desk.get("/editorial/calls/new", show_new_call, may("editorial.calls"));
    module.desk.post("/editorial/calls", create_call, may("editorial.calls"));
    module.desk.get("/editorial/calls/{id}", show_call, may("editorial.see"));
    module.desk.get("/editorial/calls/{id}/edit", show_call_edit, may("editorial.calls"));
    module.desk.post("/editorial/calls/{id}", save_call_edit, may("editorial.calls"));
    module.desk.get("/editorial/calls/{id}/answers.xlsx", send_answers_xlsx, may("editorial.see"));
    module.desk.get("/editorial/calls/{id}/answers.csv", send_answers_csv, may("editorial.see"));
    module.desk.post("/editorial/calls/{id}/nudge", create_nudge, may("editorial.calls"));
    module.desk.post("/editorial/calls/{id}/closing", create_closing, may("editorial.calls"));
    module.desk.post("/editorial/calls/{id}/reopening", create_reopening, may("editorial.calls"));
    module.desk.post("/editorial/calls/{id}/items", create_item_of_call, may("editorial.draft"));
    module.desk.post("/editorial/calls/{id}/none", create_none_answer, may("editorial.draft"));

    module.desk.get("/editorial/terms", show_terms, may("editorial.terms"));
    module.desk.post("/editorial/terms", create_term, may("editorial.terms"));
    module.desk.post("/editorial/terms/removal", create_term_removal, may("editorial.terms"));
    module.desk.upload("/editorial/terms/import", create_term_import, may("editorial.terms"));
    module.desk.get("/editorial/terms.xlsx", send_terms_xlsx, may("editorial.terms"));
    module.desk.get("/editorial/terms.csv", send_terms_csv, may("editorial.terms"));

    module.desk.menu(
        {"editorial.items", "/desk/editorial/items", may("editorial.see"), "platform.menu_content"});
    module.desk.menu(
        {"editorial.queue", "/desk/editorial/queue", may("editorial.read"), "platform.menu_content",
         count_queue});
    module.desk.menu(
        {"editorial.calls", "/desk/editorial/calls", may("editorial.see"), "platform.menu_content",
         count_calls});
    module.desk.menu(
        {"editorial.overview", "/desk/editorial/overview", may("editorial.overview"),
         "platform.menu_content"});
    module.desk.menu(
        {"editorial.terms", "/desk/editorial/terms", may("editorial.terms"), "platform.menu_content"});

    // Under the items that hold its files, not above them.
    module.desk.menu({"media.library", "/desk/media", may("editorial.read"), "platform.menu_content"});

    module.hears<people::PersonHandedOver>(
        "editorial.hand_over_drafts",
        [](Work& work, Platform&, people::PersonHandedOver const& handed) -> Result<void> {
            hand_over_drafts(work, handed.from, handed.to);
            return {};
        });
    module.daily(std::chrono::minutes{5}, "editorial.expire", [](Work& work, Platform&) {
        return expire_items(work);
    });
    module.daily(
        8h, "editorial.look_after_calls", [](Work& work, Platform&) { return look_after_calls(work); });
    module.portal.replace_file = replace_file;
    module.hears<media::UsesAsked>("editorial.note_files", note_files_of_items);
    module.hears<media::RenditionsMade>(
        "editorial.show_renditions",
        [](Work& work, Platform&, media::RenditionsMade const& made) -> Result<void> {
            publish_with_renditions(work, made.hash);
            return {};
        });
    module.job<Release>("editorial.release", [](Work& work, Platform&, Release const& release) {
        return release_item(work, release.item, release.edition);
    });
}

} // namespace fengye::editorial
