#include "modules/media/actions/take_upload.hpp"

#include "modules/media/store/library.hpp"

namespace fengye::media {

Result<TakenUpload> take_upload(Work& work, KeptUpload const& kept, std::int64_t quota_bytes)
{
    auto const unit = work.actor.unit;
    if (!work.actor.may("editorial.draft", unit))
        return refuse(Because::not_allowed, "platform.not_allowed");
    TRY(check_room(work.tx, unit, kept.hash, kept.size_bytes, quota_bytes));
    if (auto const same = store::files_with(work.tx, unit, kept.hash); !same.empty()) {
        if (kept.inspected.is_complete()) // the first time may have found a converter missing
            keep_inspection(work, kept.hash, kept.inspected);
        return TakenUpload{same.front(), true};
    }
    return TakenUpload{add_file(work, unit, kept), false};
}

} // namespace fengye::media
