#include "modules/media/actions/keep_renditions.hpp"

namespace fengye::media {

Result<void> keep_renditions(Work& work, RenderedPicture const& rendered)
{
    if (rendered.source.empty())
        return {};
    if (store::is_wanted(work.tx, rendered.source)) {
        store::add_renditions(work.tx, rendered.source, rendered.made, rendered.problem, work.now);
        work.announce(RenditionsMade{rendered.source});
    } else {
        erase_later(work, rendered.made);
    }
    if (store::next_to_render(work.tx))
        ask_for_renditions(work, {!rendered.turn.is_second});
    return {};
}

} // namespace fengye::media
