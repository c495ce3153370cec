#pragma once

#include "modules/letters/domain/letter.hpp"
#include "modules/letters/means.hpp"

namespace fengye::letters {

// The open matter of this number; nothing for an empty one. Refuses with not_valid when it is none any more.
Result<std::optional<Letter>> find_matter_to_join(db::Reader const&, std::string const& number);
// One more writes the same; the public sees how many, a minute later at most.
Result<void> count_follower(Work&, CaseId lead);
struct MatterCount {
    CaseId lead;
    static constexpr auto fields() { return std::tuple{field("lead", &MatterCount::lead)}; }
};
Result<void> publish_matter_again(Work&, MatterCount const&);

// Duplicates of one letter go with it: its answer becomes theirs. All in one unit's hand, none answered yet.
Result<void> merge_letters(Work&, Means const&, CaseId lead, std::vector<CaseId> const&);
// Opens a letter to others who write the same: a title and a sentence of the unit's own, without personal
// data.
struct MatterText {
    std::string title;
    std::string about;
};
Result<void> open_matter(Work&, Means const&, CaseId, MatterText const&);
Result<void> close_matter(Work&, Letter&);

} // namespace fengye::letters
