#pragma once

#include "modules/editorial/editorial.hpp"
#include "platform/front/types.hpp"

namespace fengye::editorial {

front::Placement place_attachment(PublishedAttachment const&);

// /article/{id}/attachments/{file}: what the file says, as plain text.
Result<FrontAnswer> show_attachment(http::Request const&, Public&, PublishedAttachment const&);

} // namespace fengye::editorial
