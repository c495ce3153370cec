#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "platform/words/words.hpp"

namespace fengye::html {

// Names to what the files hold: "editorial/article" to the text of modules/editorial/views/article.html.
using Templates = std::map<std::string, std::string, std::less<>>;
Templates embedded_templates();

// A template as ctemplate wants it: parts pasted ([[>module/part]]) without their last line's end, words
// filled in and escaped
// ([[module.key]],
// [[module.key n=NAME]]), names ending in _HTML marked as markup. Throws when a template asks for what cannot
// be made safe: a value in on*, srcset, formaction, hx-*, style, or as the name of an attribute.
std::string prepare_template(std::string_view name, Language, Words const&, Templates const&);

// What a prepared template shows: its values, and its sections with what stands inside them.
struct Shown {
    std::set<std::string> values;
    std::map<std::string, Shown> sections;
};
Shown shown_in(std::string_view prepared);

} // namespace fengye::html
