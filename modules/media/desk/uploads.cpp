#include "modules/media/desk/uploads.hpp"

#include "modules/media/desk/library.hpp"
#include "modules/media/desk/rows.hpp"

namespace fengye::media {

namespace {

Result<std::vector<TakenUpload>> take_all(http::Request const& request, Platform& platform)
{
    std::vector<TakenUpload> taken;
    for (auto const& upload : request.form()->uploads)
        if (!upload.name.empty() || !upload.bytes.empty()) {
            auto one = TRY(keep_and_take(request, platform, upload));
            taken.push_back(std::move(one));
        }
    if (taken.empty())
        return refuse(Because::not_valid, "media.file_missing", "file");
    return taken;
}

} // namespace

Result<TakenUpload>
keep_and_take(http::Request const& request, Platform& platform, http::Upload const& upload)
{
    auto const quota = static_cast<std::int64_t>(platform.settings.media_quota_bytes);
    auto const kept = TRY(keep_upload(platform.desk, platform.files, request.actor().unit, upload, quota));
    return platform.works.run(request.actor(), [&](Work& work) { return take_upload(work, kept, quota); });
}

Result<http::Response> create_files(http::Request const& request, Platform& platform)
{
    auto const taken = take_all(request, platform);
    if (!taken && is_shown_in_form(taken.error()))
        return library_screen(request, platform, &taken.error(), 422);
    auto const files = TRY(taken);
    if (files.size() > 1)
        return http::see_other("/desk/media?done=media.toast_uploaded");
    return http::see_other(
        file_url(files.front().file.id) +
        (files.front().was_there ? "?done=media.toast_was_there" : "?done=media.toast_uploaded"));
}

} // namespace fengye::media
