#pragma once

#include "platform/module/public.hpp"

namespace fengye::letters {

// How a letter stands, by its code alone. The code travels in the body of a form, never in an address.
Result<FrontAnswer> show_query(http::Request const&, Public&);
Result<FrontAnswer> answer_query(http::Request const&, Public&);
// A lost code: a new one goes to the address given with the letter. Told alike whether or not it fits.
Result<FrontAnswer> ask_for_new_code(http::Request const&, Public&);
// Rating an answer, sending it back, and taking back the consent to publish: under the same code.
Result<FrontAnswer> rate_answer(http::Request const&, Public&);
Result<FrontAnswer> take_back_consent(http::Request const&, Public&);
// The six digits that were sent to the writer.
Result<FrontAnswer> confirm_own_contact(http::Request const&, Public&);

} // namespace fengye::letters
