#pragma once

#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include <sqlite3.h>

namespace fengye {

// A disk that loses its power: what was written to a file since its last sync is gone afterwards, whole or in
// part, and so are files made or removed since the last sync of their folder. Databases opened while it
// stands use it.
class ForgetfulDisk {
public:
    explicit ForgetfulDisk(unsigned seed);
    ~ForgetfulDisk();
    ForgetfulDisk(ForgetfulDisk const&) = delete;

    enum class Unsynced { all_lost, some_lost };

    // From now on nothing reaches the disk; every write and sync fails.
    void cut_power();
    // Puts every file as it would be found after the cut. Nobody may have one open. How many writes were
    // lost.
    std::size_t restore_power(Unsynced);
    std::size_t syncs() const { return m_syncs; }

private:
    struct Write {
        sqlite3_int64 at, size_before;
        std::string before, after;
    };
    // What has happened to one path and might not have reached the disk.
    struct File {
        std::vector<Write> unsynced;
        bool is_new{false};
        bool syncs_folder{false}; // a log or journal that is new: its first sync brings the folder's with it
        std::optional<std::string> removed; // its bytes, when it was removed
    };
    struct Handle;
    struct Calls;

    void note_write(File&, sqlite3_file* real, sqlite3_int64 at, std::string_view bytes);
    void note_new_size(File&, sqlite3_file* real, sqlite3_int64 size);
    void sync_folder();

    sqlite3_vfs* m_below;
    sqlite3_vfs m_vfs;
    std::mutex m_mutex;
    std::map<std::string, File> m_files;
    std::mt19937 m_chance;
    std::size_t m_syncs{0};
    bool m_has_power{true};
};

} // namespace fengye
