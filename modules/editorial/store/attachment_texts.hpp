#pragma once

#include <vector>

#include "modules/editorial/editorial.hpp"
#include "platform/db/db.hpp"

namespace fengye::editorial::store {

struct AttachmentRow {
    decltype(PublishedAttachment::id) id;
    FileId file;
    bool is_public;
};

// Those that ever were public.
std::vector<AttachmentRow> attachment_texts_of(db::Reader const&, ItemId);
void save_attachment_text(db::Transaction&, ItemId, AttachmentRow const&);

} // namespace fengye::editorial::store
