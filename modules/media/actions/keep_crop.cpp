#include "modules/media/actions/keep_crop.hpp"

#include "modules/media/store/library.hpp"

namespace fengye::media {

Result<TakenUpload>
keep_crop(Work& work, StoredFile const& whole, KeptUpload const& cut, Focus focus, std::int64_t quota_bytes)
{
    auto const taken = TRY(take_upload(work, cut, quota_bytes));
    if (!taken.was_there) {
        store::save_alt(work.tx, taken.file.id, whole.alt);
        store::save_focus(work.tx, taken.file.id, focus);
        work.record("media.picture_cut", "file/" + taken.file.id.text(), "from=" + whole.id.text());
    }
    return taken;
}

Result<void> keep_focus(Work& work, FileId id, Focus focus)
{
    auto const file = find_file(work.tx, id);
    if (!file || file->kind != FileKind::picture || !work.actor.may("editorial.draft", file->unit))
        return refuse(Because::not_found, "platform.not_found");
    store::save_focus(work.tx, id, focus);
    work.record("media.focus_kept", "file/" + id.text());
    return {};
}

} // namespace fengye::media
