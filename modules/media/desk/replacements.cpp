#include "modules/media/desk/replacements.hpp"

#include "modules/media/desk/file_page.hpp"
#include "modules/media/desk/rows.hpp"
#include "modules/media/desk/uploads.hpp"

namespace fengye::media {

namespace {

// A file of the library, or one that comes with the form.
Result<StoredFile> find_new(http::Request const& request, Platform& platform, StoredFile const& old)
{
    auto const& form = *request.form();
    if (auto const id = FileId::from(form.text("with"))) {
        auto const file = find_file(platform.desk.reader(), *id);
        if (!file || file->unit != old.unit)
            return refuse(Because::not_found, "platform.not_found");
        return *file;
    }
    if (form.uploads.empty() || form.uploads.front().bytes.empty())
        return refuse(Because::not_valid, "media.file_missing", "file");
    auto const examined = TRY(examine(form.uploads.front()));
    if (examined.kind != old.kind)
        return refuse(Because::not_valid, "media.replace_kind", "file");
    auto taken = TRY(keep_and_take(request, platform, form.uploads.front()));
    return std::move(taken.file);
}

Result<StoredFile> replace(http::Request const& request, Platform& platform, StoredFile const& old)
{
    auto const fresh = TRY(find_new(request, platform, old));
    if (fresh.kind != old.kind)
        return refuse(Because::not_valid, "media.replace_kind", "file");
    if (fresh.id == old.id)
        return refuse(Because::not_valid, "media.replace_same", "file");
    TRY(platform.works.run(request.actor(), [&](Work& work) -> Result<void> {
        if (platform.portal.replace_file)
            TRY(platform.portal.replace_file(work, old.id, fresh.id));
        work.record("media.file_replaced", "file/" + old.id.text(), "with=" + fresh.id.text());
        return {};
    }));
    return fresh;
}

} // namespace

Result<http::Response> create_replacement(http::Request const& request, Platform& platform)
{
    auto const old = TRY(find_own(request, platform.desk.reader()));
    if (!request.actor().may("editorial.draft", old.unit))
        return refuse(Because::not_found, "platform.not_found");
    auto const fresh = replace(request, platform, old);
    if (!fresh && is_shown_in_form(fresh.error()))
        return file_screen(request, platform, old.id, fresh.error());
    auto const file = TRY(fresh);
    return http::see_other(file_url(file.id, "?done=media.toast_replaced"));
}

} // namespace fengye::media
