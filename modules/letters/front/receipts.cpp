#include <fmt/format.h>

#include "modules/letters/front/abuse.hpp"
#include "modules/letters/front/draft_key.hpp"
#include "modules/letters/front/form_values.hpp"
#include "modules/letters/front/writing.hpp"
#include "platform/crypto/crypto.hpp"

namespace fengye::letters {

namespace {

Result<LetterReceipt> find_receipt(http::Request const& request, Public& page)
{
    auto const draft = TRY(find_draft(request, page));
    if (draft.receipt.empty())
        return refuse(Because::not_found, "letters.error_draft_gone");
    return draft.receipt.front();
}

html::Values due_values(Public const& page, std::string const& name, std::string const& day_text)
{
    auto const day = day_from(day_text);
    return {
        {"HAS_" + name, day.has_value()},
        {name, day_text},
        {name + "_TEXT", day ? day_long(page, *day) : std::string{}}};
}

html::Values receipt_values(Public& page, casework::DraftId draft, LetterReceipt const& receipt)
{
    return html::Values{
               {"NUMBER", receipt.number},
               {"CODE", receipt.code},
               {"LETTER_TITLE", receipt.title},
               {"RECEIVED", to_iso(receipt.received_at)},
               {"RECEIVED_TEXT", receipt.received_at},
               {"HAS_UNIT", !receipt.unit.empty()},
               {"UNIT", unit_name(page, receipt.unit)},
               {"IS_JOINED", !receipt.joined.empty()},
               {"JOINED", receipt.joined},
               {"IS_ONLY_PASSED_ON", receipt.unit.empty()},
               {"HAS_EMAIL", !receipt.email.empty() && !page.settings.mail_server.empty()},
               {"EMAIL", receipt.email},
               {"QUERY_URL", page.to("/query")},
               {"QUERY_ADDRESS", page.site + page.to("/query")},
               {"PDF_URL", page.to(draft_path(draft, "/receipt.pdf"))},
               {"CALENDAR_URL", page.to(draft_path(draft, "/receipt.ics"))},
               {"HAS_PHONE", !sites::structure(page.reader)->site.phone.empty()},
               {"PHONE", sites::structure(page.reader)->site.phone}} +
           due_values(page, "ACCEPT_DUE", receipt.accept_due) +
           due_values(page, "REPLY_DUE", receipt.reply_due) + steps_values(page, FormStep::receipt);
}

} // namespace

Result<FrontAnswer> show_receipt(http::Request const& request, Public& page)
{
    auto const draft = TRY(find_draft(request, page));
    if (draft.receipt.empty())
        return http::see_other(page.to(draft_path(draft.draft)));
    return private_page(
        page, {"letters/public_receipt", receipt_values(page, draft.draft, draft.receipt.front())},
        page.say("letters.receipt_title"));
}

// The day of the answer, for the writer's own calendar; nothing of what was written, and not the code.
Result<FrontAnswer> send_receipt_calendar(http::Request const& request, Public& page)
{
    auto const receipt = TRY(find_receipt(request, page));
    auto const day = day_from(receipt.reply_due);
    if (!day)
        return refuse(Because::not_found, "platform.not_found");
    http::Response response{
        .type = "text/calendar; charset=utf-8",
        .body = casework::calendar_file(
            {.due = *day,
             .uid = receipt.number,
             .title = page.say("letters.calendar_title", {{"number", receipt.number}}),
             .address = page.site + page.to("/query"),
             .written_at = receipt.received_at})};
    response.headers.emplace_back(
        "Content-Disposition", http::attachment_disposition(receipt.number + ".ics"));
    response.headers.emplace_back("Cache-Control", "no-store");
    return response;
}

Result<FrontAnswer> show_resuming(http::Request const&, Public& page)
{
    return View{
        .main =
            {"letters/public_resume",
             html::Values{{"ACTION_URL", page.to("/letters/drafts/")}, {"CODE", ""}} +
                 refusal_values(page, nullptr, {"code"})},
        .head = {
            .title = page.say("letters.resume_title"),
            .description = page.say("letters.resume_lead"),
            .crumbs = {{page.say("letters.mailboxes"), "/letters/"}, {page.say("letters.resume_title"), {}}},
            .channel = "interaction",
            .is_indexed = false}};
}

Result<FrontAnswer> resume_writing(http::Request const& request, Public& page)
{
    TRY(must_be_form(request));
    auto const& typed = *request.form();
    auto const code = typed.text("code");
    auto const show = [&](Refusal const& refusal) {
        return private_page(
            page,
            {"letters/public_resume",
             html::Values{{"ACTION_URL", page.to("/letters/drafts/")}, {"CODE", code}} +
                 refusal_values(page, &refusal, {"code"})},
            page.say("letters.resume_title"), 422);
    };
    // A slip of the finger is no try.
    if (!casework::DigitsCode::read(code))
        return show(
            {Because::not_valid, "letters.error_code_digits", {{"code", "letters.error_code_digits"}}});
    TRY(count_try(request, page));
    auto const key = crypto::random_token();
    auto const saved = page.counter.submit(ResumeDraft{code, key}, request.address);
    if (!saved && saved.error().because == Because::not_found)
        return show({Because::not_valid, saved.error().words, {{"code", saved.error().words}}});
    if (!saved)
        return tl::unexpected{saved.error()};
    auto response = http::see_other(page.to(draft_path(saved->draft)));
    set_draft_key(response, request, saved->draft, key);
    return response;
}

Result<FrontAnswer> show_saved(http::Request const& request, Public& page)
{
    auto const draft = TRY(find_draft(request, page));
    return private_page(
        page,
        {"letters/public_saved",
         html::Values{
             {"DRAFT_CODE", draft.code},
             {"DRAFT_UNTIL", draft.until},
             {"DRAFT_URL", page.to(draft_path(draft.draft))},
             {"RESUME_URL", page.to("/letters/drafts/")}}},
        page.say("letters.saved_title"));
}

} // namespace fengye::letters
