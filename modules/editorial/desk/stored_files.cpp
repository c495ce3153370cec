#include "modules/editorial/desk/stored_files.hpp"

#include "modules/editorial/actions/write_item.hpp"
#include "modules/editorial/desk/views.hpp"
#include "modules/media/media.hpp"

namespace fengye::editorial {

namespace {

// #81 or 81. A picture brings along what it shows, which has to be written down first.
Result<media::StoredFile> find_stored(std::string const& typed, Item const& item, db::Reader const& reader)
{
    auto const id = FileId::from(typed.starts_with('#') ? typed.substr(1) : typed);
    auto file = id ? media::find_file(reader, *id) : std::nullopt;
    if (!file || file->unit != item.unit)
        return refuse(Because::not_valid, "editorial.error_no_stored_file", "stored");
    if (file->kind == media::FileKind::picture && file->alt.empty())
        return refuse(Because::not_valid, "editorial.error_stored_alt_missing", "stored");
    return std::move(*file);
}

} // namespace

Result<http::Response> attach_stored_file(http::Request const& request, Platform& platform)
{
    auto const reader = platform.desk.reader();
    auto const item = TRY(find_visible(request, reader));
    auto const file = TRY(find_stored(request.form()->text("stored"), item, reader));
    auto attached = item_file(file);
    attached.alt = file.alt;
    TRY(platform.works.run(request.actor(), [&](Work& work) -> Result<void> {
        TRY(remove_file(work, item.id, attached.id)); // it stands there once
        return attach_file(work, item.id, attached);
    }));
    return http::see_other(item_url(item.id, "/draft#files"));
}

} // namespace fengye::editorial
