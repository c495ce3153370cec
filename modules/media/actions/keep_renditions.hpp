#pragma once

#include "modules/media/store/renditions.hpp"

namespace fengye::media {

// What was made outside the act; without a source there was nothing to do.
struct RenderedPicture {
    std::string source; // hash
    std::string problem;
    std::vector<Rendition> made;
    RenderingTurn turn;

    static constexpr auto fields()
    {
        using R = RenderedPicture;
        return std::tuple{
            field("source", &R::source), field("problem", &R::problem), field("made", &R::made),
            field("turn", &R::turn)};
    }
};
// Takes up the renditions, unless the picture has gone meanwhile, and asks for the next.
Result<void> keep_renditions(Work&, RenderedPicture const&);

} // namespace fengye::media
