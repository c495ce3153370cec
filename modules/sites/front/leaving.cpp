#include "modules/sites/front/leaving.hpp"

#include "platform/http/url.hpp"

namespace fengye::sites {

Result<FrontAnswer> show_leaving(http::Request const& request, Public& page)
{
    auto const url = page.reader.link(request.parameter("link"));
    auto const host = url ? http::host_of(*url) : std::string{};
    if (host.empty())
        return refuse(Because::not_found, "platform.not_found");
    // Not kept: which links are published is looked up each time.
    return View{
        .main = {"sites/leaving", {{"HOST", host}, {"TARGET_URL", *url}, {"HAS_BACK", false}}},
        .head =
            {.title = page.say("sites.leaving_title"),
             .description = page.say("sites.leaving_text"),
             .is_indexed = false},
        .is_kept = false};
}

} // namespace fengye::sites
