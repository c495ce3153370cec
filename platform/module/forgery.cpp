#include "platform/module/forgery.hpp"

namespace fengye {

bool comes_from_us(http::Request const& request, Absent absent)
{
    auto const site = request.header("sec-fetch-site");
    if (!site.empty())
        return site == "same-origin";
    auto const origin = request.header("origin");
    if (!origin.empty())
        return origin == (request.secure ? "https://" : "http://") + std::string{request.header("host")};
    return absent == Absent::is_accepted;
}

std::string form_token(crypto::Key const& key, std::string_view session)
{
    return crypto::hex(crypto::view(crypto::keyed_hash(key.derive("form-token"), session)).substr(0, 16));
}

bool is_loopback(std::string_view host)
{
    auto const name = host.substr(0, host.starts_with('[') ? host.find(']') + 1 : host.find(':'));
    return name == "localhost" || name == "127.0.0.1" || name == "[::1]";
}

} // namespace fengye
