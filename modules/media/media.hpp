#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "modules/media/domain/inspection.hpp"
#include "platform/db/db.hpp"
#include "platform/files/files.hpp"
#include "platform/http/form.hpp"
#include "platform/work/work.hpp"

// Pictures, attachments, video as files: what they are by their content, where they are kept, whose they are.
namespace fengye::media {

enum class FileKind { picture, video, document };
constexpr Names<3> names_of(FileKind)
{
    return {"picture", "video", "document"};
}

// R49: pictures are jpg, gif or png, 4:3.
struct Size {
    int width{0}, height{0};
    bool is_4_3() const; // within one in a hundred
};

// What a file is, read from its bytes; the name decides nothing but the words shown.
struct Examined {
    FileKind kind;
    std::string type; // image/jpeg
    std::string name; // as people see it, with the ending its content deserves
    Size size{};
};

inline constexpr std::size_t file_bytes_max = 20u << 20;
inline constexpr std::int64_t pixels_max = 50'000'000;

// Refuses what is empty, too large, of a kind that is not accepted, or a picture with too many pixels.
Result<Examined> examine(http::Upload const&);

// What matters most in a picture, in hundredths from the left and from the top.
struct Focus {
    int x{50}, y{50};
};

struct StoredFile {
    FileId id;
    UnitId unit;
    FileKind kind;
    std::string name, type, hash;
    std::int64_t size_bytes;
    Size size;
    std::string alt{}; // what the picture shows, for those who take it into an item
    PersonId person{};
    Moment made_at{};
    Focus focus{};
};

// A file whose bytes are kept, and what was found in them; what was not looked into has found nothing yet.
struct KeptUpload {
    Examined examined;
    std::string hash;
    std::int64_t size_bytes{0};
    Inspected inspected{};
};
// Keeps the bytes without what a picture says of its making, and looks into them unless that is known. Takes
// some seconds, is durable and no part of an act. Refuses what the unit has no room for before the disk holds
// it.
Result<KeptUpload>
keep_upload(db::Store& desk, files::Files&, UnitId, http::Upload const&, std::int64_t quota_bytes);
// The same of bytes that were made or examined here, with room or without.
KeptUpload keep_bytes(db::Store& desk, files::Files&, Examined const&, std::string_view bytes);

StoredFile add_file(Work&, UnitId, KeptUpload const&);
std::optional<StoredFile> find_file(db::Reader const&, FileId);

// Takes a file away for good: its row now, its bytes by a job after the commit, unless another file has the
// same.
void drop_file(Work&, FileId);

// Refuses bytes that the unit has no room for; the same bytes take room once.
Result<void> check_room(
    db::Reader const&, UnitId, std::string const& hash, std::int64_t size_bytes, std::int64_t quota_bytes);
std::int64_t bytes_of_unit(db::Reader const&, UnitId);

// What holds files, such as an item; told by the module whose it is.
struct Holder {
    std::string subject; // item/12
    UnitId unit;
    std::string title, path;
    std::string state; // key of its words
    bool is_public{false};
};
void note_holder(db::Transaction&, Holder const&);
// Of the file's own unit, those that are public first.
std::vector<Holder> holders_of(db::Reader const&, FileId);
// The files that one place of a holder names now: its "newest" edition, what is "public", "draft/7".
void note_uses(
    db::Transaction&, std::string const& subject, std::string const& place, std::vector<FileId> files);
// What an item says a picture shows, where the library does not know it yet.
void note_alt(db::Transaction&, FileId, std::string const& alt);
// Of all places that begin so.
void forget_uses(db::Transaction&, std::string const& subject, std::string const& place_stem = {});

// Announced once where there were files before uses were noted: who holds files notes them all, so many at a
// time, going on after this one of theirs.
struct UsesAsked {
    static constexpr std::string_view name = "media.uses_asked";

    std::int64_t after{0};

    static constexpr auto fields() { return std::tuple{field("after", &UsesAsked::after)}; }
};

// What was found in a file and what it says, once for all who have the same bytes. Inspecting takes some
// seconds and stands outside any act; what is not complete is not kept, and another time may find more.
void keep_inspection(Work&, std::string const& hash, Inspected const&);
std::optional<Inspected> find_inspection(db::Reader const&, std::string const& hash);

// A picture made smaller for pages: upright, without anything but its pixels. It has an address of its own.
struct Rendition {
    FileId id;
    int width{0}, height{0};
    std::string type, hash;
    std::int64_t size_bytes{0};

    static constexpr auto fields()
    {
        using R = Rendition;
        return std::tuple{field("id", &R::id),         field("width", &R::width),
                          field("height", &R::height), field("type", &R::type),
                          field("hash", &R::hash),     field("size_bytes", &R::size_bytes)};
    }
};
// Of the bytes under this hash; none while they are not made, or when nothing could be made of them.
std::vector<Rendition> renditions_of(db::Reader const&, std::string const& hash);

// As pages write it down: /files/82/320.avif 320w, /files/83/640.avif 640w
struct PictureForm {
    std::string type, srcset;

    static constexpr auto fields()
    {
        return std::tuple{field("type", &PictureForm::type), field("srcset", &PictureForm::srcset)};
    }
};
std::vector<PictureForm> forms_of(std::vector<Rendition> const&);
std::string file_name_of(Rendition const&); // 320.avif

// Announced when a picture has got its renditions.
struct RenditionsMade {
    static constexpr std::string_view name = "media.renditions_made";

    std::string hash;

    static constexpr auto fields() { return std::tuple{field("hash", &RenditionsMade::hash)}; }
};
// Who names a file with these bytes at this place: "item/12".
std::vector<std::string> holders_at(db::Reader const&, std::string const& place, std::string const& hash);

struct FileErasure {
    std::string hash;
    static constexpr auto fields() { return std::tuple{field("hash", &FileErasure::hash)}; }
};
// The job. Erasing twice does no harm, so it may stand in an act.
Result<void> erase_unused_file(Work&, files::Files&, FileErasure const&);

// /files/81/name.pdf, its address once a public document names it.
std::string path_of(FileId, std::string_view name);
// /desk/media/81/name.pdf, for staff of its unit before that.
std::string desk_path_of(FileId, std::string_view name);
// 84 KB
std::string size_text(std::int64_t bytes);
// DOCX
std::string type_name(std::string_view type, std::string_view name);

} // namespace fengye::media
