#pragma once

#include "modules/letters/counter.hpp"
#include "platform/http/request.hpp"
#include "platform/http/response.hpp"
#include "platform/module/public.hpp"

namespace fengye::letters {

// Whose draft it is: its key stands in a cookie that is sent to its own address alone, so that two letters
// may be written side by side.
std::string draft_path(casework::DraftId, std::string_view rest = {});
std::string draft_key(http::Request const&, casework::DraftId);
void set_draft_key(http::Response&, http::Request const&, casework::DraftId, std::string const& key);

// The draft of this address, if the key fits. Refuses with not_found, in words that say what to do.
Result<AskDraft::Answer> find_draft(http::Request const&, Public&);

} // namespace fengye::letters
