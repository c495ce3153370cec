#pragma once

#include "platform/html/page.hpp"
#include "platform/result/result.hpp"
#include "platform/words/words.hpp"

namespace fengye::sites {

// What a form shows of its refusal: HAS_ERRORS, ERROR_COUNT, ERRORS, and ERROR_<FIELD> beside each wrong one
// of these fields.
html::Values
error_values(Words const&, Language, std::vector<std::string> const& fields, std::optional<Refusal> const&);

// Whether the form is shown again with words, or the refusal goes on to the door.
bool is_shown_in_form(Refusal const&);

} // namespace fengye::sites
