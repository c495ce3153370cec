#include <fmt/format.h>

#include "modules/media/media.hpp"

namespace fengye::media {

std::string file_name_of(Rendition const& rendition)
{
    auto const ending = rendition.type.substr(rendition.type.find('/') + 1);
    return fmt::format("{}.{}", rendition.width, ending == "jpeg" ? "jpg" : ending);
}

// In the order in which they were made: what is smallest for the same eye first.
std::vector<PictureForm> forms_of(std::vector<Rendition> const& renditions)
{
    std::vector<PictureForm> forms;
    for (auto const* type : {"image/avif", "image/webp", "image/jpeg"}) {
        PictureForm form{type, {}};
        for (auto const& one : renditions)
            if (one.type == type)
                form.srcset += fmt::format(
                    "{}{} {}w", form.srcset.empty() ? "" : ", ", path_of(one.id, file_name_of(one)),
                    one.width);
        if (!form.srcset.empty())
            forms.push_back(std::move(form));
    }
    return forms;
}

} // namespace fengye::media
