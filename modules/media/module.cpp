#include "modules/media/module.hpp"

#include "modules/media/desk/files.hpp"
#include "modules/media/media.hpp"

namespace fengye::media {

void declare(Module& module)
{
    module.desk.get("/media/{id}/{name}", show_file, may("editorial.read"));

    module.job<DropBytes>("media.drop_bytes",
        [](Work& work, Platform& platform, DropBytes const& bytes) { return drop_bytes(work, platform.files, bytes); });
}

} // namespace fengye::media
