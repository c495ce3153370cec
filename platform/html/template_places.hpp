#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace fengye::html {

// What escaping alone cannot make safe in a template, in words for its author: a value in on*, srcset,
// srcdoc, formaction, hx-*, style, as the name of a tag or an attribute, without quotes, inside a script, a
// style or a comment; markup anywhere but between tags; a choice of escaping; sections that do not close.
// Nothing when all is well.
std::optional<std::string> unsafe_place(std::string_view template_text);

} // namespace fengye::html
