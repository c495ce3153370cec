#include "modules/media/desk/files.hpp"

#include "modules/media/desk/rows.hpp"

namespace fengye::media {

Result<http::Response> show_file(http::Request const& request, Platform& platform)
{
    auto const id = request.id<FileId>("id");
    auto const file = id ? find_file(platform.desk.reader(), *id) : std::nullopt;
    if (!file || !request.actor().may("editorial.read", file->unit))
        return refuse(Because::not_found, "platform.not_found");
    auto kept = platform.files.open(file->hash);
    if (!kept)
        return refuse(Because::not_found, "platform.not_found");
    auto const size = kept->size_bytes();
    http::Response response{.type = file->type, .file = http::FilePart{std::move(kept), 0, size}};
    if (file->kind == FileKind::document)
        response.headers.emplace_back("Content-Disposition", http::attachment_disposition(file->name));
    return response;
}

Result<http::Response> show_thumbnail(http::Request const& request, Platform& platform)
{
    auto const reader = platform.desk.reader();
    auto const file = TRY(find_own(request, reader));
    auto hash = file.hash, type = file.type;
    for (auto const& made : renditions_of(reader, file.hash))
        if (made.type == "image/webp") { // the smallest comes first
            hash = made.hash;
            type = made.type;
            break;
        }
    auto kept = file.kind == FileKind::picture ? platform.files.open(hash) : nullptr;
    if (!kept)
        return refuse(Because::not_found, "platform.not_found");
    auto const size = kept->size_bytes();
    return http::Response{.type = type, .file = http::FilePart{std::move(kept), 0, size}};
}

} // namespace fengye::media
