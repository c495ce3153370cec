#include "platform/module/preview.hpp"

#include "platform/html/markup.hpp"
#include "platform/module/desk_door.hpp"

namespace fengye {

Result<http::Response> show_preview(
    http::Request const& request, Platform& platform, std::vector<front::Draft> drafts,
    std::string const& path)
{
    auto const below = platform.front.reader();
    front::Overlay const overlay{*below, platform.portal.types, std::move(drafts)};
    auto const address = overlay.at(path);
    auto const view = address ? platform.portal.views.find(address->kind) : platform.portal.views.end();
    auto const document = address ? overlay.document(address->kind, address->id) : std::nullopt;
    if (view == platform.portal.views.end() || !document)
        return refuse(Because::not_found, "platform.not_found");

    Counter counter{platform.desk, platform.works, platform.clock}; // a preview takes nothing in
    Limits limits;                                                  // a preview is never limited
    Public page{
        overlay,
        counter,
        limits,
        platform.settings,
        platform.calendar,
        platform.words,
        platform.files,
        platform.renderer,
        platform.portal,
        desk_language(request),
        platform.clock.now(),
        {},
        path,
        true};
    auto const answer = TRY(view->second.show(request, page, *document));
    auto const* shown = std::get_if<View>(&answer);
    if (!shown)
        return refuse(Because::not_found, "platform.not_found");
    auto head = shown->head;
    head.is_indexed = false;
    // Files of a draft are not public yet; staff get them at the desk.
    auto const main = html::with_pictures_under(
        platform.renderer.render(shown->main, page.language), "/files/", "/desk/media/");
    return http::Response{
        .body = platform.renderer.render(platform.portal.frame(page, head, main), page.language).text()};
}

} // namespace fengye
