#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace fengye::mail {

// An e-mail address as somebody typed it: spaces around it go, full-width characters are read as their
// half-width ones, the domain is in small letters. Nothing when no mail server would take it; quoted and
// non-Latin names, which few take, are none either.
std::optional<std::string> mail_address(std::string_view text);
// What stands behind the @.
std::string domain_of(std::string_view address);

// A mobile number of the mainland as its 11 digits. Spaces, dashes, brackets, full-width digits and +86 are
// forgiven.
std::optional<std::string> mobile_number(std::string_view text);

} // namespace fengye::mail
