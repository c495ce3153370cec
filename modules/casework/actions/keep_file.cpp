#include "modules/casework/actions/keep_file.hpp"

#include <algorithm>
#include <array>

#include "modules/media/media.hpp"
#include "platform/convert/pictures.hpp"

namespace fengye::casework {

namespace {

constexpr std::string_view file_seal = "file";

// What writers add beside pictures. Archives and films stay outside: nobody looks into them.
constexpr std::array<std::string_view, 6> document_types{
    "application/pdf",
    "application/msword",
    "application/vnd.ms-excel",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "text/plain; charset=utf-8"};

// IMG_0042.HEIC: what is kept of it is no HEIC any more.
std::string_view without_ending(std::string_view name)
{
    auto const dot = name.rfind('.');
    return dot == std::string_view::npos || dot == 0 || name.size() - dot > 6 ? name : name.substr(0, dot);
}

// The writer is told beside the field, and keeps the form as it is; what the server lacks is not the
// writer's business.
tl::unexpected<Refusal> beside_the_file(Refusal const& refusal)
{
    bool const is_ours = refusal.because != Because::not_valid;
    return refuse(
        Because::not_valid, is_ours ? std::string_view{"casework.photo_not_now"} : refusal.words, "file");
}

struct Cleaned {
    media::Examined examined;
    std::string bytes;
};

Result<Cleaned> cleaned_photo(std::string_view name, std::string_view bytes, convert::Jail& jail)
{
    auto photo = convert::smaller_photo(bytes, jail);
    if (!photo)
        return beside_the_file(photo.error());
    auto examined = TRY(media::examine({"file", std::string{without_ending(name)}, photo->jpeg}));
    return Cleaned{std::move(examined), std::move(photo->jpeg)};
}

Result<Cleaned> examined_document(std::string_view name, std::string_view bytes)
{
    auto examined = media::examine({"file", std::string{name}, std::string{bytes}});
    if (!examined && examined.error().words != "media.file_type")
        return beside_the_file(examined.error());
    if (!examined ||
        std::find(document_types.begin(), document_types.end(), examined->type) == document_types.end())
        return refuse(Because::not_valid, "casework.file_kind", "file");
    return Cleaned{*std::move(examined), std::string{bytes}};
}

} // namespace

Result<KeptFile> keep_file(
    files::Files& files, Vault const& vault, std::string_view name, std::string_view bytes,
    convert::Jail& jail)
{
    auto const cleaned =
        TRY(convert::is_photo(bytes) ? cleaned_photo(name, bytes, jail) : examined_document(name, bytes));
    return KeptFile{
        files.keep(vault.seal(cleaned.bytes, file_seal).data), cleaned.examined.name, cleaned.examined.type,
        static_cast<std::int64_t>(cleaned.bytes.size())};
}

std::string file_bytes(files::Files const& files, Vault const& vault, KeptFile const& file)
{
    auto const sealed = files.read(file.hash);
    if (!sealed)
        throw std::runtime_error{"a file that was handed in is gone: " + file.hash};
    return vault.open({*sealed}, file_seal);
}

Result<void> erase_file(files::Files& files, std::string_view hash)
{
    files.erase(hash);
    return {};
}

} // namespace fengye::casework
