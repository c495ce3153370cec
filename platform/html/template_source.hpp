#pragma once

#include <set>
#include <string>
#include <string_view>

#include "platform/words/words.hpp"

namespace fengye::html {

// A template as ctemplate wants it: parts pasted ([[>module/part]]), words filled in and escaped
// ([[module.key]],
// [[module.key n=NAME]]), names ending in _HTML marked as markup. Throws when a template asks for what cannot
// be made safe: a value in on*, srcset, formaction, hx-*, style, or as the name of an attribute.
std::string prepare_template(std::string_view name, Language, Words const&);

// Names of values and sections in a prepared template.
std::set<std::string> names_in(std::string_view prepared);

std::string template_path(std::string_view name); // editorial/article: modules/editorial/views/article.html

} // namespace fengye::html
