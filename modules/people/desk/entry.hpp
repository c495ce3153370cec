#pragma once

#include "modules/people/actions/sign_in.hpp"
#include "modules/people/domain/person.hpp"
#include "platform/module/module.hpp"

namespace fengye::people {

Attempt attempt_of(http::Request const&, Platform const&, std::string const& account_name);

// Opens a session in place of the one the browser had, and goes on to a page.
Result<http::Response>
enter(http::Request const&, Platform&, Account const&, Attempt const&, std::string const& page);

} // namespace fengye::people
