#include "platform/module/desk_door.hpp"

#include "platform/module/forgery.hpp"

namespace fengye {

namespace {

void keep_to_ourselves(http::Response& response)
{
    response.headers.emplace_back("Cache-Control", "no-store");
    response.headers.emplace_back("X-Robots-Tag", "noindex");
}

int status_of(Because because)
{
    static constexpr int statuses[] = {404, 403, 422, 409, 429, 410, 503};
    return statuses[static_cast<int>(because)];
}

} // namespace

Language desk_language(http::Request const& request)
{
    return request.cookie("desk_language") == "en" ? Language::en : Language::zh_cn;
}

http::Response screen(
    http::Request const& request, Platform& platform, std::string const& title, html::Page const& page,
    int status)
{
    auto const language = desk_language(request);
    auto const main = platform.renderer.render(page, language);
    return {
        .status = status,
        .body = platform.renderer.render(platform.portal.desk_frame(request, platform, title, main), language)
                    .text()};
}

http::Response DeskDoor::answer(http::Request& request) const
{
    auto answer = admitted(request);
    auto response =
        answer ? std::move(*answer) : error(request, answer.error(), status_of(answer.error().because));
    keep_to_ourselves(response);
    return response;
}

http::Response DeskDoor::error(http::Request const& request, Refusal const& refusal, int status) const
{
    auto const language = desk_language(request);
    return {
        .status = status,
        .body = m_platform.renderer
                    .render(m_platform.portal.desk_error(request, m_platform, status, refusal), language)
                    .text()};
}

// Signed out, a page sends to the sign-in and back; what one may not see is not found.
Result<http::Response> DeskDoor::admitted(http::Request& request) const
{
    auto const matched = match(m_platform.portal.desk, request.method, request.path);
    request.signed_in = m_platform.portal.recognise(request, m_platform);
    if (!matched)
        return refuse(Because::not_found, "platform.not_found");
    auto const& [method, pattern, rule] = *matched->route;
    bool const is_post = request.method == http::Method::post;
    if (method != (request.method == http::Method::head ? http::Method::get : request.method))
        return http::Response{
            .status = 405, .type = "text/plain; charset=utf-8", .body = "405 Method Not Allowed\n"};
    if (rule.access.kind != Access::Kind::open && !request.signed_in) {
        auto const back = is_post ? std::string{"/desk/"} : request.target;
        return http::see_other("/desk/sign-in" + http::query_text({{"back", back}}));
    }
    if (rule.access.kind == Access::Kind::right && !request.actor().may(rule.access.right))
        return refuse(Because::not_allowed, "platform.not_allowed");
    if (is_post) {
        auto const& form = request.form();
        if (!form)
            return tl::unexpected{form.error()};
        auto const token = form_token(m_platform.key, request.session);
        bool const is_ours = comes_from_us(request, Absent::is_refused) &&
                             (request.session.empty() || crypto::same(form->text("csrf"), token));
        if (!is_ours)
            return refuse(Because::not_allowed, "platform.form_not_ours");
    }
    request.parameters = matched->parameters;
    return rule.handler(request, m_platform);
}

http::BodySize DeskDoor::body_size(http::Request const& request) const
{
    auto const matched = match(m_platform.portal.desk, request.method, request.path);
    if (!matched || matched->route->method != http::Method::post)
        return http::BodySize::small;
    try {
        auto asking = request;
        if (!m_platform.portal.recognise(asking, m_platform))
            return http::BodySize::small;
    } catch (std::exception const&) {
        return http::BodySize::small;
    }
    return matched->route->handler.takes_uploads ? http::BodySize::upload : http::BodySize::text;
}

} // namespace fengye
