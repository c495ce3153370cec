#pragma once

#include <string>

#include "platform/http/form.hpp"

namespace fengye::people {

// The fields "password" and "again" of a form. Refuses one that is too easy, and two that differ.
Result<std::string> read_new_password(http::Form const&, std::string const& account_name);

// A field exactly as it was typed: a password may begin and end with spaces.
std::string as_typed(http::Form const&, std::string_view field);

} // namespace fengye::people
