#include "modules/sites/front/kept.hpp"

#include "platform/crypto/crypto.hpp"

namespace fengye::sites {

http::Response kept(Public const& page, std::string type, std::string body)
{
    http::Response response{.type = std::move(type), .body = std::move(body)};
    response.cache = http::CacheNote{page.reader.number(), page.reader.tags(), {}};
    return response;
}

http::Response asked_again(http::Request const& request, std::string type, std::string body)
{
    auto const etag = "\"" + crypto::quick_hash(body) + "\"";
    http::Response response{.type = std::move(type), .body = std::move(body)};
    if (request.header("if-none-match").find(etag) != std::string_view::npos)
        response = {.status = 304, .type = {}};
    return std::move(response).with("ETag", etag).with("Cache-Control", "no-cache");
}

} // namespace fengye::sites
