#pragma once

#include "modules/media/media.hpp"

// The files of a unit as its library shows them.
namespace fengye::media::store {

StoredFile read_file(db::Row const&);

struct LibraryFilter {
    UnitId unit;
    std::optional<FileKind> kind{};
    std::string keyword{}; // in the name or in what a picture shows, or a file's number
    bool only_unused{false};
    int offset{0};
    int limit{24};
};
struct LibraryFile {
    StoredFile file;
    std::int64_t uses; // by so many holders
};
std::vector<LibraryFile> list_files(db::Reader const&, LibraryFilter const&); // the newest first
std::int64_t count_files(db::Reader const&, LibraryFilter const&);

// The files of the unit with the same bytes, the oldest first.
std::vector<StoredFile> files_with(db::Reader const&, UnitId, std::string const& hash);
void save_focus(db::Transaction&, FileId, Focus);
void save_alt(db::Transaction&, FileId, std::string const& alt);

} // namespace fengye::media::store
