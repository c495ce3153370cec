#pragma once

#include "modules/media/actions/take_upload.hpp"

namespace fengye::media {

// A picture cut out of another, beside it: it shows the same, and what matters lies where it lay.
Result<TakenUpload>
keep_crop(Work&, StoredFile const& whole, KeptUpload const& cut, Focus, std::int64_t quota_bytes);

// What matters most in a picture: where it is cut to other proportions, this stays in sight.
Result<void> keep_focus(Work&, FileId, Focus);

} // namespace fengye::media
