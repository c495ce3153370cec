#pragma once

#include <optional>
#include <string>
#include <vector>

#include "modules/imports/domain/mapping.hpp"
#include "modules/imports/domain/report.hpp"
#include "platform/words/words.hpp"

namespace fengye {

// What fengye import says in the end.
struct ImportOutcome {
    std::string source;
    bool is_trial;
    std::optional<imports::EarlierRun> earlier;
    std::vector<imports::CategoryCount> categories;
    imports::Report report;
};

// For people. That of a trial is a mapping to be filled in, with the report as remarks before it.
std::string as_text(ImportOutcome const&, Words const&, Language);
std::string as_json(ImportOutcome const&);

// Whether pages stayed behind that the old site's readers could read.
bool asks_for_a_person(imports::Counts const&);

} // namespace fengye
