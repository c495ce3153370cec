#pragma once

#include "modules/people/people.hpp"

namespace fengye::people {

struct OneReviewerWanted {
    bool is_allowed{false};
    std::string reason{};
    std::optional<Day> until{};
};

// Whether one person may review and sign in a unit. Allowing it needs a reason and a last day that has not
// passed; both are shown on every review form.
Result<void> set_one_reviewer(Work&, UnitId, OneReviewerWanted const&);

} // namespace fengye::people
