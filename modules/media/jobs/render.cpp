#include "modules/media/jobs/render.hpp"

#include "modules/media/store/renditions.hpp"
#include "platform/convert/renditions.hpp"

namespace fengye::media {

// Without vips nothing is made and nothing noted: the day after it was installed it will be.
Result<RenderedPicture> render_next(Platform& platform, RenderingTurn const& turn)
{
    RenderedPicture rendered{.turn = turn};
    if (!platform.settings.renditions || !convert::is_installed("vips"))
        return rendered;
    auto const source = store::next_to_render(platform.desk.reader());
    if (!source)
        return rendered;
    rendered.source = *source;
    auto const bytes = platform.files.read(*source);
    auto const made =
        bytes ? convert::renditions_of(*bytes) : refuse(Because::not_valid, "media.picture_broken");
    if (!made && made.error().because != Because::not_valid)
        return tl::unexpected{made.error()}; // the converter is busy: later
    if (!made) {
        rendered.problem = made.error().words;
        return rendered;
    }
    for (auto const& one : *made)
        rendered.made.push_back(
            {{},
             one.width,
             one.height,
             one.type,
             platform.files.keep(one.bytes),
             static_cast<std::int64_t>(one.bytes.size())});
    return rendered;
}

} // namespace fengye::media
