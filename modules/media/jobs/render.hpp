#pragma once

#include "modules/media/actions/keep_renditions.hpp"
#include "platform/module/module.hpp"

namespace fengye::media {

// Makes and keeps the renditions of one picture that has none: outside any act.
Result<RenderedPicture> render_next(Platform&, RenderingTurn const&);

} // namespace fengye::media
