#pragma once

#include "platform/module/desk.hpp"

namespace fengye::editorial {

// R36: what waits, what was decided and what each unit contributed, for who supervises it.
Result<http::Response> show_overview(http::Request const&, Platform&);
Result<http::Response> send_overview_xlsx(http::Request const&, Platform&);
Result<http::Response> send_overview_csv(http::Request const&, Platform&);

} // namespace fengye::editorial
