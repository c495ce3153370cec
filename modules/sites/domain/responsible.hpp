#pragma once

#include "modules/sites/sites.hpp"
#include "platform/words/words.hpp"

namespace fengye::sites {

// Codes of units or classes as one text, as the store and the forms hold them: education;health
std::string responsible_text(std::vector<std::string> const&);
std::vector<std::string> responsible_from(std::string_view);

// Who answers for a column, in words: names of units, or of the class that stands for them.
// 市教育局、市卫生健康委员会
std::string responsible_names(
    PublishedColumn const&, std::map<std::string, people::UnitRecord> const& units, Words const&, Language);

} // namespace fengye::sites
