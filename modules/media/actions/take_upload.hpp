#pragma once

#include "modules/media/media.hpp"

namespace fengye::media {

struct TakenUpload {
    StoredFile file;
    bool was_there; // the unit has these bytes already: this is the file that holds them
};

// Into the library of the actor's unit, unless there is no room for it.
Result<TakenUpload> take_upload(Work&, KeptUpload const&, std::int64_t quota_bytes);

} // namespace fengye::media
