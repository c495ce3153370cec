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

struct StoredFile {
    FileId id;
    UnitId unit;
    FileKind kind;
    std::string name, type, hash;
    std::int64_t size_bytes;
    Size size;
};

// The bytes stand in Files already (Files::keep is durable and no part of an act).
StoredFile add_file(Work&, UnitId, Examined const&, std::string const& hash, std::int64_t size_bytes);
std::optional<StoredFile> find_file(db::Reader const&, FileId);

// Takes a file away for good: its row now, its bytes by a job after the commit, unless another file has the
// same.
void drop_file(Work&, FileId);

// What was found in a file and what it says, once for all who have the same bytes. Inspecting takes some
// seconds and stands outside any act; what is not complete is not kept, and another time may find more.
void keep_inspection(Work&, std::string const& hash, Inspected const&);
std::optional<Inspected> find_inspection(db::Reader const&, std::string const& hash);

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
