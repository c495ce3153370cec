#include "modules/letters/front/receipt_pdf.hpp"

#include "modules/letters/front/draft_key.hpp"
#include "platform/convert/documents.hpp"

namespace fengye::letters {

namespace {

// Each takes a second of a processor.
constexpr Limits::Limit pdfs_of_one_address{"letters.pdf", 5, std::chrono::minutes{10}};

// Shown by views/receipt_print.html.
html::Values receipt_values(Public const& page, LetterReceipt const& receipt)
{
    auto const& site = sites::structure(page.reader)->site;
    return {
        {"SITE", page.language == Language::en ? site.name_en : site.name_zh},
        {"NUMBER", receipt.number},
        {"CODE", receipt.code},
        {"RECEIVED", receipt.received_at},
        {"HAS_ACCEPT_DUE", !receipt.accept_due.empty()},
        {"ACCEPT_DUE", receipt.accept_due},
        {"HAS_REPLY_DUE", !receipt.reply_due.empty()},
        {"REPLY_DUE", receipt.reply_due},
        {"IS_ONLY_PASSED_ON", receipt.unit.empty()},
        {"QUERY_ADDRESS", page.site + page.to("/query")},
        {"HAS_PHONE", !site.phone.empty()},
        {"PHONE", site.phone}};
}

} // namespace

Result<FrontAnswer> send_receipt_pdf(http::Request const& request, Public& page)
{
    auto const draft = TRY(find_draft(request, page));
    if (draft.receipt.empty())
        return refuse(Because::not_found, "letters.error_draft_gone");
    auto const& receipt = draft.receipt.front();
    bool const is_limited = page.settings.public_limits;
    if (is_limited && page.limits.take(pdfs_of_one_address, Limits::caller(request.address), page.now) ==
                          Limits::Answer::too_often)
        return refuse(Because::unavailable, "letters.error_pdf_not_now");
    auto const html =
        page.renderer.render({"letters/receipt_print", receipt_values(page, receipt)}, page.language);
    auto pdf = convert::to_pdf_now(html.text());
    if (!pdf)
        return refuse(Because::unavailable, "letters.error_pdf_not_now");
    return http::Response{.type = "application/pdf", .body = *std::move(pdf)}
        .with("Content-Disposition", http::attachment_disposition(receipt.number + ".pdf"))
        .with("Cache-Control", "no-store");
}

} // namespace fengye::letters
