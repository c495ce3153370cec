#pragma once

#include "modules/letters/domain/reply.hpp"
#include "modules/letters/means.hpp"

namespace fengye::letters {

// The letter as the public may read it, from the released answer of its round.
Result<void> publish_letter(Work&, Means const&, Letter&, Reply const&);
// As publish_letter, of a letter that is public already: its rating, who joined, or its result changed.
Result<void> publish_again(Work&, Means const&, Letter&);
// The writer took the consent back, or it must not be public after all: nothing of it stays in the gazette.
Result<void> unpublish_letter(Work&, Letter&);

} // namespace fengye::letters
