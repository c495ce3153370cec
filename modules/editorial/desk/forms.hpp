#pragma once

#include "modules/editorial/actions/decide_item.hpp"
#include "modules/editorial/domain/content.hpp"
#include "platform/http/form.hpp"

namespace fengye::editorial {

// What the editor's form holds. Files stay those of the draft; their descriptions come from the form. Refuses
// what cannot be kept at all (too large); everything else is for the submission to judge.
Result<Content> read_content(http::Form const&, Content const& before);

Result<Decision> read_decision(http::Form const&);

// 0 when it is none.
int number_in(std::string const& text);

} // namespace fengye::editorial
