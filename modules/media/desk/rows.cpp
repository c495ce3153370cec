#include "modules/media/desk/rows.hpp"

#include <fmt/format.h>

#include "modules/people/people.hpp"

namespace fengye::media {

std::string file_url(FileId id, std::string_view rest)
{
    return fmt::format("/desk/media/{}{}", id.number, rest);
}

html::Values file_values(Desk const& desk, StoredFile const& file)
{
    bool const is_picture = file.kind == FileKind::picture;
    return {
        {"FILE_NAME", file.name},
        {"FILE_TYPE", type_name(file.type, file.name)},
        {"FILE_SIZE_TEXT", size_text(file.size_bytes)},
        {"IS_PICTURE", is_picture},
        {"IS_NO_PICTURE", !is_picture},
        {"PICTURE_SIZE_TEXT", is_picture ? fmt::format("{} × {}", file.size.width, file.size.height) : ""},
        {"IS_NOT_4_3", is_picture && !file.size.is_4_3()},
        {"HAS_NO_ALT", is_picture && file.alt.empty()},
        {"MADE_BY", people::shown_name(desk.reader, file.person)},
        {"MADE_AT", to_iso(file.made_at)},
        {"MADE_AT_TEXT", to_short_text(file.made_at)},
    };
}

Result<StoredFile> find_own(http::Request const& request, db::Reader const& reader)
{
    auto const id = request.id<FileId>("id");
    auto file = id ? find_file(reader, *id) : std::nullopt;
    if (!file || !request.actor().may("editorial.read", file->unit))
        return refuse(Because::not_found, "platform.not_found");
    return std::move(*file);
}

store::LibraryFilter filter_of(http::Request const& request)
{
    return {
        .unit = request.actor().unit,
        .kind = parse<FileKind>(request.argument("kind")),
        .keyword = request.argument("keyword").substr(0, 200),
        .only_unused = !request.argument("unused").empty()};
}

http::Pairs chosen_pairs(http::Request const& request)
{
    http::Pairs pairs;
    for (auto const* name : {"kind", "keyword", "unused"})
        if (auto value = request.argument(name); !value.empty())
            pairs.emplace_back(name, std::move(value));
    return pairs;
}

} // namespace fengye::media
