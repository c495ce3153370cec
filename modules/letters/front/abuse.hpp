#pragma once

#include "modules/letters/counter.hpp"
#include "platform/http/request.hpp"
#include "platform/module/public.hpp"

// How much one address may do. Whoever does more is asked for a small proof: a question in words, or, with a
// script, a little arithmetic of the machine's. Nobody else is held up by it.
namespace fengye::letters {

// So many forms may be begun in an hour, so many letters sent before proof is asked for, so many codes tried.
Result<void> count_draft(http::Request const&, Public&);
void count_letter(http::Request const&, Public&);
Result<void> count_try(http::Request const&, Public&);
bool must_prove_before_try(http::Request const&, Public&);
// A field that people do not see was filled in: proof is asked for before this address sends anything.
void note_machine(http::Request const&, Public&);

// HAS_PUZZLE, and with it the question; for a form that sends a letter, and for one that tries a code.
enum class Proves { sending, trying };
html::Values puzzle_values(http::Request const&, Public&, Proves = Proves::sending);
// Refuses with not_valid, beside the field, until it is solved; then lifts the limit.
Result<void> check_puzzle(http::Request const&, Public&, http::Form const&, Proves = Proves::sending);

} // namespace fengye::letters
