#pragma once

#include "platform/crypto/crypto.hpp"
#include "platform/http/request.hpp"

namespace fengye {

// Whether a POST may come from one of our own pages: Sec-Fetch-Site says same-origin; or it is absent and
// Origin is ours; or, for public forms only, both are absent (an old browser, a script with nothing to ride
// on).
enum class Absent { is_refused, is_accepted };
bool comes_from_us(http::Request const&, Absent);

// The token desk forms carry, made from the session.
std::string form_token(crypto::Key const&, std::string_view session);

// Whether the name a request came under is one of this machine's own.
bool is_loopback(std::string_view host);

} // namespace fengye
