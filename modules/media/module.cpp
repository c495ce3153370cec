#include "modules/media/module.hpp"

#include "modules/media/desk/files.hpp"
#include "modules/media/media.hpp"

namespace fengye::media {

void declare(Module& module)
{
    module.desk.get("/media/{id}/{name}", show_file, may("editorial.read"));
    module.job<FileErasure>(
        "media.erase_file", [](Work& work, Platform& platform, FileErasure const& erasure) {
            return erase_unused_file(work, platform.files, erasure);
        });
}

} // namespace fengye::media
