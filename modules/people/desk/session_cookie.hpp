#pragma once

#include <string_view>

#include "modules/people/domain/session.hpp"
#include "platform/http/response.hpp"
#include "platform/module/forgery.hpp"

namespace fengye::people {

// __Host- keeps it from every other name and path. Browsers take it over TLS, and from this machine itself.
inline constexpr std::string_view session_cookie{"__Host-session"};

inline bool can_keep_a_session(http::Request const& request)
{
    return request.secure || is_loopback(request.header("host"));
}

inline http::Response&& with_session(http::Response&& response, Secret const& session)
{
    response.headers.emplace_back(
        "Set-Cookie",
        std::string{session_cookie} + "=" + session.text + "; Path=/; Secure; HttpOnly; SameSite=Lax");
    return std::move(response);
}

inline http::Response&& without_session(http::Response&& response)
{
    response.headers.emplace_back(
        "Set-Cookie", std::string{session_cookie} + "=; Path=/; Max-Age=0; Secure; HttpOnly; SameSite=Lax");
    return std::move(response);
}

} // namespace fengye::people
