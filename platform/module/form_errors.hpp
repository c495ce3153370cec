#pragma once

#include <string_view>
#include <vector>

#include "platform/html/page.hpp"
#include "platform/result/result.hpp"
#include "platform/words/words.hpp"

namespace fengye {

// What people/error_summary and the fields of a form show of a refusal: the summary's links, and for each of
// the form's fields a section ERROR_<FIELD>, shown when it is wrong. What is refused besides stands in the
// summary alone.
html::Values error_values(
    Words const&, Language, Refusal const* refusal, std::vector<std::string_view> const& fields = {});

// Whether the form is shown again with words, or the refusal goes on to the door.
bool is_shown_in_form(Refusal const&);

} // namespace fengye
