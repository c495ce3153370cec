#include "modules/media/desk/files.hpp"

#include "modules/media/media.hpp"

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

} // namespace fengye::media
