#include "tests/faults/forgetful_disk.hpp"

#include <algorithm>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <iterator>
#include <new>
#include <unistd.h>
#include <utility>

namespace fengye {

namespace {

constexpr std::size_t sector_bytes = 512; // a write may be torn between two

std::string bytes_of(std::string const& path)
{
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

std::string read_back(sqlite3_file* file, sqlite3_int64 at, sqlite3_int64 size)
{
    std::string bytes(static_cast<std::size_t>(std::max<sqlite3_int64>(size, 0)), '\0');
    if (!bytes.empty())
        file->pMethods->xRead(file, bytes.data(), static_cast<int>(bytes.size()), at);
    return bytes;
}

sqlite3_int64 size_of(sqlite3_file* file)
{
    sqlite3_int64 size = 0;
    file->pMethods->xFileSize(file, &size);
    return size;
}

} // namespace

// What SQLite opens: ours in front, the real one behind it in the same memory.
struct ForgetfulDisk::Handle {
    sqlite3_file base;
    ForgetfulDisk* disk;
    File* file; // null for what is thrown away anyway
    sqlite3_file* real;
};

struct ForgetfulDisk::Calls {
    static Handle& handle(sqlite3_file* file) { return *reinterpret_cast<Handle*>(file); }
    static sqlite3_file* real(sqlite3_file* file) { return handle(file).real; }
    static ForgetfulDisk& disk(sqlite3_vfs* vfs) { return *static_cast<ForgetfulDisk*>(vfs->pAppData); }

    static int close(sqlite3_file* file) { return real(file)->pMethods->xClose(real(file)); }
    static int read(sqlite3_file* file, void* to, int size, sqlite3_int64 at)
    {
        return real(file)->pMethods->xRead(real(file), to, size, at);
    }
    static int write(sqlite3_file* file, void const* from, int size, sqlite3_int64 at)
    {
        auto& [base, disk, noted, below] = handle(file);
        if (!noted)
            return below->pMethods->xWrite(below, from, size, at);
        std::lock_guard const lock{disk->m_mutex};
        if (!disk->m_has_power)
            return SQLITE_IOERR_WRITE;
        disk->note_write(*noted, below, at, {static_cast<char const*>(from), static_cast<std::size_t>(size)});
        return below->pMethods->xWrite(below, from, size, at);
    }
    static int truncate(sqlite3_file* file, sqlite3_int64 size)
    {
        auto& [base, disk, noted, below] = handle(file);
        if (!noted)
            return below->pMethods->xTruncate(below, size);
        std::lock_guard const lock{disk->m_mutex};
        if (!disk->m_has_power)
            return SQLITE_IOERR_TRUNCATE;
        disk->note_new_size(*noted, below, size);
        return below->pMethods->xTruncate(below, size);
    }
    static int sync(sqlite3_file* file, int flags)
    {
        auto& [base, disk, noted, below] = handle(file);
        if (!noted)
            return below->pMethods->xSync(below, flags);
        std::lock_guard const lock{disk->m_mutex};
        if (!disk->m_has_power)
            return SQLITE_IOERR_FSYNC;
        ++disk->m_syncs;
        noted->unsynced.clear();
        if (std::exchange(noted->syncs_folder, false))
            disk->sync_folder();
        return SQLITE_OK; // the real disk stays on, so it need not be waited for
    }
    static int file_size(sqlite3_file* file, sqlite3_int64* size)
    {
        return real(file)->pMethods->xFileSize(real(file), size);
    }
    static int lock(sqlite3_file* file, int level) { return real(file)->pMethods->xLock(real(file), level); }
    static int unlock(sqlite3_file* file, int level)
    {
        return real(file)->pMethods->xUnlock(real(file), level);
    }
    static int reserved(sqlite3_file* file, int* out)
    {
        return real(file)->pMethods->xCheckReservedLock(real(file), out);
    }
    static int control(sqlite3_file* file, int what, void* value)
    {
        // A size given in advance would grow the file behind our back.
        if (what == SQLITE_FCNTL_SIZE_HINT || what == SQLITE_FCNTL_CHUNK_SIZE ||
            what == SQLITE_FCNTL_MMAP_SIZE)
            return SQLITE_NOTFOUND;
        return real(file)->pMethods->xFileControl(real(file), what, value);
    }
    static int sector_size(sqlite3_file*) { return static_cast<int>(sector_bytes); }
    static int characteristics(sqlite3_file*) { return 0; } // it promises nothing
    static int shm_map(sqlite3_file* file, int page, int size, int extend, void volatile** at)
    {
        return real(file)->pMethods->xShmMap(real(file), page, size, extend, at);
    }
    static int shm_lock(sqlite3_file* file, int offset, int count, int flags)
    {
        return real(file)->pMethods->xShmLock(real(file), offset, count, flags);
    }
    static void shm_barrier(sqlite3_file* file) { real(file)->pMethods->xShmBarrier(real(file)); }
    static int shm_unmap(sqlite3_file* file, int remove)
    {
        return real(file)->pMethods->xShmUnmap(real(file), remove);
    }

    // Version 2: without xFetch nothing is mapped, so every byte passes here.
    static constexpr sqlite3_io_methods methods{
        2,         close,    read,    write,       truncate,        sync,    file_size, lock,
        unlock,    reserved, control, sector_size, characteristics, shm_map, shm_lock,  shm_barrier,
        shm_unmap, nullptr,  nullptr};

    static int open(sqlite3_vfs* vfs, char const* name, sqlite3_file* file, int flags, int* flags_out)
    {
        auto& self = disk(vfs);
        auto* below = reinterpret_cast<sqlite3_file*>(reinterpret_cast<char*>(file) + sizeof(Handle));
        bool const is_kept = name && !(flags & SQLITE_OPEN_DELETEONCLOSE);
        std::lock_guard const lock{self.m_mutex};
        bool const is_new = is_kept && !std::filesystem::exists(name);
        if (is_new && !self.m_has_power)
            return SQLITE_CANTOPEN;
        int const code = self.m_below->xOpen(self.m_below, name, below, flags, flags_out);
        new (file) Handle{{nullptr}, &self, nullptr, below};
        if (code != SQLITE_OK)
            return code;
        if (is_kept) {
            auto& noted = self.m_files[name];
            if (is_new) {
                noted.is_new = true;
                noted.syncs_folder =
                    (flags & (SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_SUPER_JOURNAL)) != 0;
                noted.unsynced.clear();
            }
            handle(file).file = &noted;
        }
        file->pMethods = &methods;
        return SQLITE_OK;
    }
    static int remove(sqlite3_vfs* vfs, char const* name, int syncs_folder)
    {
        auto& self = disk(vfs);
        std::lock_guard const lock{self.m_mutex};
        if (!self.m_has_power)
            return SQLITE_IOERR_DELETE;
        auto& noted = self.m_files[name];
        if (!noted.is_new && !noted.removed && std::filesystem::exists(name))
            noted.removed = bytes_of(name);
        noted.is_new = false;
        noted.unsynced.clear();
        int const code = self.m_below->xDelete(self.m_below, name, 0);
        if (syncs_folder)
            self.sync_folder();
        return code;
    }
};

ForgetfulDisk::ForgetfulDisk(unsigned seed)
    : m_below{sqlite3_vfs_find(nullptr)}, m_vfs{*m_below}, m_chance{seed}
{
    m_vfs.zName = "forgetful";
    m_vfs.pNext = nullptr;
    m_vfs.szOsFile = static_cast<int>(sizeof(Handle)) + m_below->szOsFile;
    m_vfs.pAppData = this;
    m_vfs.xOpen = Calls::open;
    m_vfs.xDelete = Calls::remove;
    // The rest asks the one below, which expects itself.
    m_vfs.xAccess = [](sqlite3_vfs* vfs, char const* name, int flags, int* out) {
        auto* below = Calls::disk(vfs).m_below;
        return below->xAccess(below, name, flags, out);
    };
    m_vfs.xFullPathname = [](sqlite3_vfs* vfs, char const* name, int size, char* out) {
        auto* below = Calls::disk(vfs).m_below;
        return below->xFullPathname(below, name, size, out);
    };
    sqlite3_vfs_register(&m_vfs, 1);
}

ForgetfulDisk::~ForgetfulDisk()
{
    sqlite3_vfs_unregister(&m_vfs);
    sqlite3_vfs_register(m_below, 1);
}

void ForgetfulDisk::note_write(File& file, sqlite3_file* real, sqlite3_int64 at, std::string_view bytes)
{
    auto const size = size_of(real);
    auto const overlap = std::clamp<sqlite3_int64>(size - at, 0, static_cast<sqlite3_int64>(bytes.size()));
    file.unsynced.push_back({at, size, read_back(real, at, overlap), std::string{bytes}});
}

void ForgetfulDisk::note_new_size(File& file, sqlite3_file* real, sqlite3_int64 size)
{
    auto const before = size_of(real);
    file.unsynced.push_back({size, before, read_back(real, size, before - size), {}});
}

void ForgetfulDisk::sync_folder()
{
    for (auto& [path, file] : m_files) {
        file.is_new = false;
        file.removed.reset();
    }
}

void ForgetfulDisk::cut_power()
{
    std::lock_guard const lock{m_mutex};
    m_has_power = false;
}

std::size_t ForgetfulDisk::restore_power(Unsynced unsynced)
{
    std::lock_guard const lock{m_mutex};
    std::size_t lost = 0;
    for (auto& [path, file] : m_files) {
        std::filesystem::remove(path + "-shm"); // memory, not disk
        lost += file.unsynced.size();
        if (file.removed) {
            std::ofstream{path, std::ios::binary | std::ios::trunc} << *file.removed;
        } else if (file.is_new) {
            std::filesystem::remove(path);
        } else if (!file.unsynced.empty()) {
            int const real = ::open(path.c_str(), O_RDWR | O_CLOEXEC);
            for (auto write = file.unsynced.rbegin(); write != file.unsynced.rend(); ++write) {
                (void)!::pwrite(real, write->before.data(), write->before.size(), write->at);
                (void)!::ftruncate(real, write->size_before);
            }
            // The disk may have written some sectors all the same, in any order.
            if (unsynced == Unsynced::some_lost)
                for (auto const& [at, size_before, before, after] : file.unsynced)
                    for (std::size_t i = 0; i < after.size(); i += sector_bytes)
                        if (m_chance() % 2)
                            (void)!::pwrite(
                                real, after.data() + i, std::min(sector_bytes, after.size() - i),
                                at + static_cast<sqlite3_int64>(i));
            ::close(real);
        }
    }
    m_files.clear();
    m_has_power = true;
    return lost;
}

} // namespace fengye
