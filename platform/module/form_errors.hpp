#pragma once

#include "platform/html/page.hpp"
#include "platform/result/result.hpp"
#include "platform/words/words.hpp"

namespace fengye {

// What people/error_summary and the fields of a form show of a refusal: the summary's links, and a section
// ERROR_<FIELD> beside each wrong field.
html::Values error_values(Words const&, Language, Refusal const* refusal);

} // namespace fengye
