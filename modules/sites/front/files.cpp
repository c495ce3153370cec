#include "modules/sites/front/files.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "modules/media/media.hpp"
#include "modules/sites/front/byte_range.hpp"

namespace fengye::sites {

namespace {

// What a browser may show by itself; everything else is saved (design 6.4). Pictures and video cannot run
// anything.
constexpr std::array shown_types{"image/jpeg", "image/png", "image/gif",  "image/webp",
                                 "image/avif", "video/mp4", "audio/mpeg", "text/vtt"};

bool is_shown(std::string_view type)
{
    return std::any_of(shown_types.begin(), shown_types.end(), [&](std::string_view shown) {
        return type.starts_with(shown);
    });
}

http::Response part_of(
    http::Request const& request, std::string const& etag, std::shared_ptr<files::OpenFile const> file,
    std::string const& type)
{
    auto const size = file->size_bytes();
    // A range of what has changed since would not fit the part the browser holds.
    auto const if_range = request.header("if-range");
    auto const asked =
        if_range.empty() || if_range == etag ? read_range(request.header("range"), size) : AskedRange{};
    if (asked.is_outside)
        return http::Response{.status = 416, .type = {}}.with(
            "Content-Range", fmt::format("bytes */{}", size));
    if (!asked.range)
        return {.type = type, .file = http::FilePart{std::move(file), 0, size}};
    auto const [first, last] = *asked.range;
    return http::Response{
        .status = 206, .type = type, .file = http::FilePart{std::move(file), first, last - first + 1}}
        .with("Content-Range", fmt::format("bytes {}-{}/{}", first, last, size));
}

} // namespace

Result<FrontAnswer> send_file(http::Request const& request, Public& page)
{
    auto const id = request.id<FileId>("id");
    auto const file = id ? page.reader.file(id->number) : std::nullopt;
    if (!file)
        return refuse(Because::not_found, "platform.not_found");
    if (request.parameter("name") != file->name)
        return http::moved(media::path_of(*id, file->name));
    // Never immutable: a file is public only while a document names it.
    auto const etag = "\"" + file->hash + "\"";
    http::Pairs const headers{{"ETag", etag}, {"Cache-Control", "no-cache"}, {"Accept-Ranges", "bytes"}};
    http::Response response{.status = 304, .type = {}};
    if (request.header("if-none-match").find(etag) == std::string_view::npos) {
        auto kept = page.files.open(file->hash);
        if (!kept)
            return refuse(Because::not_found, "platform.not_found");
        response = part_of(request, etag, std::move(kept), file->type);
        if (!is_shown(file->type))
            response.headers.emplace_back("Content-Disposition", http::attachment_disposition(file->name));
    }
    response.headers.insert(response.headers.end(), headers.begin(), headers.end());
    return response;
}

} // namespace fengye::sites
