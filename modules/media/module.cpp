#include "modules/media/module.hpp"

#include "modules/media/desk/crops.hpp"
#include "modules/media/desk/file_page.hpp"
#include "modules/media/desk/files.hpp"
#include "modules/media/desk/library.hpp"
#include "modules/media/desk/replacements.hpp"
#include "modules/media/desk/uploads.hpp"
#include "modules/media/jobs/render.hpp"
#include "modules/media/media.hpp"

namespace fengye::media {

void declare(Module& module)
{
    module.desk.get("/media", show_library, may("editorial.read"));
    module.desk.upload("/media", create_files, may("editorial.draft"));
    module.desk.get("/media/files.xlsx", send_library_xlsx, may("editorial.read"));
    module.desk.get("/media/files.csv", send_library_csv, may("editorial.read"));
    module.desk.get("/media/{id}", show_file_page, may("editorial.read"));
    module.desk.post("/media/{id}/description", create_description, may("editorial.draft"));
    module.desk.upload("/media/{id}/replacement", create_replacement, may("editorial.draft"));
    module.desk.get("/media/{id}/crop", show_crop, may("editorial.draft"));
    module.desk.post("/media/{id}/crop", create_crop, may("editorial.draft"));
    module.desk.get("/media/{id}/thumbnail", show_thumbnail, may("editorial.read"));
    module.desk.get("/media/{id}/{name}", show_file, may("editorial.read"));

    module.job<FileErasure>(
        "media.erase_file", [](Work& work, Platform& platform, FileErasure const& erasure) {
            return erase_unused_file(work, platform.files, erasure);
        });
    module.slow_job<RenderingTurn, RenderedPicture>(
        "media.make_renditions", render_next, [](Work& work, Platform&, RenderedPicture const& rendered) {
            return keep_renditions(work, rendered);
        });
    // Pictures from before there were renditions, or from while there was no vips.
    module.daily(std::chrono::hours{2}, "media.look_for_pictures", [](Work& work, Platform&) -> Result<void> {
        ask_for_renditions(work, {});
        return {};
    });
    module.job<UsesAsked>(
        "media.ask_for_uses", [](Work& work, Platform&, UsesAsked const& asked) -> Result<void> {
            work.announce(asked);
            return {};
        });
}

} // namespace fengye::media
