#include "modules/sites/front/assets.hpp"

#include "platform/embed/embed.hpp"
#include "platform/http/page_cache.hpp"

namespace fengye::sites {

namespace {

// Nothing for what is not handed out.
std::string_view type_of(std::string_view name)
{
    if (name.ends_with(".css"))
        return "text/css; charset=utf-8";
    if (name.ends_with(".js"))
        return "text/javascript; charset=utf-8";
    if (name.ends_with(".svg"))
        return "image/svg+xml";
    if (name.ends_with(".woff2"))
        return "font/woff2";
    return {};
}

} // namespace

Result<FrontAnswer> send_asset(http::Request const& request, Public&)
{
    auto const path = "assets/" + request.parameter("rest");
    auto const type = type_of(path);
    if (type.empty() || !embed::exists(path))
        return refuse(Because::not_found, "platform.not_found");
    http::Response response{.type = std::string{type}};
    response.headers = {
        {"Cache-Control", "public, max-age=31536000, immutable"}, {"Vary", "Accept-Encoding"}};
    auto const coding = http::coding_for(request.header("accept-encoding"));
    auto const coded = path + (coding == http::Coding::br ? ".br" : ".gz");
    bool const is_coded = coding != http::Coding::identity && embed::exists(coded);
    if (is_coded)
        response.headers.emplace_back("Content-Encoding", coding == http::Coding::br ? "br" : "gzip");
    response.body = embed::read(is_coded ? coded : path);
    return response;
}

Result<FrontAnswer> send_icon(http::Request const&, Public&)
{
    return http::Response{
        .type = "image/svg+xml", .body = std::string{embed::read("platform/browser/public/favicon.svg")}}
        .with("Cache-Control", "public, max-age=86400");
}

} // namespace fengye::sites
