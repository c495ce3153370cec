#include "modules/editorial/desk/draft_files.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "modules/editorial/actions/take_import.hpp"
#include "modules/editorial/actions/write_item.hpp"
#include "modules/editorial/domain/imported.hpp"
#include "modules/editorial/store/editions.hpp"
#include "modules/editorial/store/items.hpp"
#include "modules/media/media.hpp"

namespace fengye::editorial {

namespace {

// Of one's own line, or else of the newest edition.
std::vector<ItemFile> files_to_submit(db::Reader const& reader, ItemId id, PersonId person)
{
    if (auto const draft = store::find_draft(reader, id, person))
        return draft->content.files;
    auto const item = store::find_item(reader, id);
    auto const edition = item ? store::find_edition(reader, id, item->edition) : std::nullopt;
    return edition ? edition->content.files : std::vector<ItemFile>{};
}

// What people see of it is what examine makes of its name and content; the ending is among those that are
// read.
Result<media::Examined> examine_document(http::Upload const& upload)
{
    auto examined = TRY(media::examine(upload));
    if (examined.kind != media::FileKind::document)
        return refuse(Because::not_valid, "editorial.error_import_unreadable", "document");
    return examined;
}

// In the order in which the text asks for them; one that is no picture we know is lost, and said to be.
std::vector<std::optional<media::KeptUpload>>
keep_pictures(Platform& platform, std::string const& document, Imported& imported)
{
    std::vector<std::optional<media::KeptUpload>> kept;
    for (auto const& picture : imported.pictures) {
        auto const bytes = media::without_traces(picture.bytes);
        auto const examined =
            media::examine({"file", fmt::format("{}-{}", document, kept.size() + 1), bytes});
        if (examined) {
            kept.push_back(media::keep_bytes(platform.desk, platform.files, *examined, bytes));
        } else {
            imported.losses.push_back({LossKind::picture, 1});
            kept.emplace_back();
        }
    }
    return kept;
}

// The pictures get numbers, and the text names them.
Result<std::vector<ItemFile>> add_pictures(
    Work& work, UnitId unit, std::vector<std::optional<media::KeptUpload>> const& pictures,
    Imported& imported)
{
    std::vector<ItemFile> files;
    std::vector<std::string> addresses;
    for (std::size_t i = 0; i < pictures.size(); ++i) {
        auto& address = addresses.emplace_back();
        if (!pictures[i])
            continue;
        auto const stored = media::add_file(work, unit, *pictures[i]);
        address = media::path_of(stored.id, stored.name);
        files.push_back(item_file(stored));
        files.back().alt = imported.pictures[i].alt;
    }
    imported.body = TRY(with_picture_addresses(imported.body, addresses));
    return files;
}

} // namespace

Result<void> take_uploads(
    http::Request const& request, Platform& platform, Item const& item,
    std::vector<http::Upload> const& uploads)
{
    auto const quota = static_cast<std::int64_t>(platform.settings.media_quota_bytes);
    for (auto const& upload : uploads) {
        if (upload.field == "document") // it is text, not an attachment
            continue;
        auto const kept = TRY(media::keep_upload(platform.desk, platform.files, item.unit, upload, quota));
        TRY(platform.works.run(request.actor(), [&](Work& work) {
            return attach_file(work, item.id, item_file(media::add_file(work, item.unit, kept)));
        }));
    }
    return {};
}

Result<void> import_into(http::Request const& request, Platform& platform, Item const& item, int based_on)
{
    auto const& uploads = request.form()->uploads;
    auto const upload = std::find_if(
        uploads.begin(), uploads.end(), [](http::Upload const& one) { return one.field == "document"; });
    if (upload == uploads.end() || upload->bytes.empty())
        return refuse(Because::not_valid, "editorial.error_import_missing", "document");
    auto const examined = TRY(examine_document(*upload));
    auto imported = TRY(import_document(upload->bytes, upload->name));
    auto const pictures = keep_pictures(platform, examined.name, imported);
    // As it came, and nobody's attachment: it is not looked into.
    media::KeptUpload const original{
        examined, platform.files.keep(upload->bytes), static_cast<std::int64_t>(upload->bytes.size())};
    return platform.works.run(request.actor(), [&](Work& work) -> Result<void> {
        auto taken = imported;
        auto const document = media::add_file(work, item.unit, original);
        auto const files = TRY(add_pictures(work, item.unit, pictures, taken));
        return take_import(
            work, item.id, taken, files,
            {work.actor.person, document.id, examined.name, work.now, report_of(imported)}, based_on);
    });
}

Result<int> submit_with_files(http::Request const& request, Platform& platform, ItemId id)
{
    for (auto const& file : files_to_submit(platform.desk.reader(), id, request.actor().person)) {
        if (media::find_inspection(platform.desk.reader(), file.hash))
            continue;
        auto const bytes = platform.files.read(file.hash);
        auto const inspected = media::inspect(bytes.value_or(""), file.name).value_or(media::Inspected{});
        if (bytes && inspected.is_complete())
            TRY(platform.works.run(request.actor(), [&](Work& work) -> Result<void> {
                media::keep_inspection(work, file.hash, inspected);
                return {};
            }));
    }
    return platform.works.run(request.actor(), [&](Work& work) { return submit_item(work, id); });
}

} // namespace fengye::editorial
