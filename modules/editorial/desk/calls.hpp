#pragma once

#include "modules/editorial/domain/call.hpp"
#include "platform/module/desk.hpp"

// R13: calls for content, as those who make them and the units that were asked see them.
namespace fengye::editorial {

Result<http::Response> show_calls(http::Request const&, Platform&);
Result<http::Response> send_calls_xlsx(http::Request const&, Platform&);
Result<http::Response> send_calls_csv(http::Request const&, Platform&);

// Those who call for content see every unit, others their own; what did not ask them they do not find.
bool sees_all_calls(Actor const&);
Result<Call> find_visible_call(http::Request const&, db::Reader const&);

// How much time is left, by shape and in words: late is what nobody waits for any more.
struct CallLight {
    std::string_view shape;
    std::string text;
};
CallLight light_of(Desk const&, Call const&);

} // namespace fengye::editorial
