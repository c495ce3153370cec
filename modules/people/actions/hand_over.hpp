#pragma once

#include "modules/people/people.hpp"

namespace fengye::people {

struct HandOver {
    PersonId from;
    PersonId to;
    std::optional<Day>
        leaves_on{}; // the last day of work, for someone who leaves: every appointment ends with it
};

// What someone has in hand goes to another person of the same unit: the tasks here, drafts where
// PersonHandedOver is heard.
Result<void> hand_over(Work&, HandOver const&);

} // namespace fengye::people
