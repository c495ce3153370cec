#pragma once

#include "platform/http/request.hpp"
#include "platform/http/response.hpp"
#include "platform/module/platform.hpp"
#include "platform/result/result.hpp"

namespace fengye::letters {

inline constexpr int exported_max = 50'000;

// The list as a file, under the list's filters: dates, state, figures; the title for those who may read the
// letter; never who wrote or what. Of the own unit, or, for who oversees the city, of a unit or `all`.
Result<http::Response> send_letters_xlsx(http::Request const&, Platform&);
Result<http::Response> send_letters_csv(http::Request const&, Platform&);

} // namespace fengye::letters
