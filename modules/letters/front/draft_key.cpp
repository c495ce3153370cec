#include "modules/letters/front/draft_key.hpp"

#include <fmt/format.h>

#include "platform/counter/counter.hpp"

namespace fengye::letters {

namespace {

std::string cookie_name(casework::DraftId draft)
{
    return "letter-" + draft.text();
}

} // namespace

std::string draft_path(casework::DraftId draft, std::string_view rest)
{
    return fmt::format("/letters/drafts/{}{}", draft.number, rest);
}

std::string draft_key(http::Request const& request, casework::DraftId draft)
{
    return request.cookie(cookie_name(draft));
}

void set_draft_key(
    http::Response& response, http::Request const& request, casework::DraftId draft, std::string const& key)
{
    // Chinese and English stand at two addresses.
    for (auto const* language : {"", "/en"})
        response.headers.emplace_back(
            "Set-Cookie",
            fmt::format(
                "{}={}; Path={}{}; Max-Age={}; HttpOnly; SameSite=Lax{}", cookie_name(draft), key, language,
                draft_path(draft), std::chrono::seconds{casework::draft_lifetime}.count(),
                request.secure ? "; Secure" : ""));
}

Result<AskDraft::Answer> find_draft(http::Request const& request, Public& page)
{
    auto const draft = request.id<casework::DraftId>("draft");
    if (!draft)
        return refuse(Because::not_found, "letters.error_draft_gone");
    return page.counter.ask(AskDraft{*draft, draft_key(request, *draft)});
}

} // namespace fengye::letters
