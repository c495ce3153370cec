#include "modules/editorial/desk/conversions.hpp"

#include <fmt/format.h>

#include "platform/convert/jail.hpp"

namespace fengye::editorial {

Result<http::Response> show_conversions(http::Request const&, Platform&)
{
    return http::Response{
        .type = "application/json",
        .body = fmt::format("{{\"waiting\":{}}}", convert::Jail::of_this_program().waiting())};
}

} // namespace fengye::editorial
