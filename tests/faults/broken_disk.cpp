// Loaded before the C library (LD_PRELOAD), this stands between the program and its disk. The file named by
// FENGYE_DISK says how the disk is: empty or absent, it is well; "full", nothing grows any more; "no-sync",
// the next fdatasync or fsync of a database fails, once.
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <fcntl.h>
#include <string>
#include <sys/stat.h>
#include <unistd.h>

namespace {

template <class Function>
Function real(char const* name)
{
    return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
}

std::string how_it_is()
{
    auto const* path = std::getenv("FENGYE_DISK");
    int const file = path ? ::open(path, O_RDONLY | O_CLOEXEC) : -1;
    if (file < 0)
        return {};
    char text[32];
    auto const size = ::read(file, text, sizeof text);
    ::close(file);
    return {text, size > 0 ? static_cast<std::size_t>(size) : 0};
}

// Pipes, sockets and terminals are no disk.
bool would_grow(int file, off64_t end)
{
    struct stat64 found;
    return ::fstat64(file, &found) == 0 && S_ISREG(found.st_mode) && end > found.st_size &&
           how_it_is() == "full";
}

bool sync_fails(int file)
{
    char link[64], path[4096];
    std::snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    auto const size = ::readlink(link, path, sizeof path - 1);
    bool const is_database =
        size > 0 && std::string(path, static_cast<std::size_t>(size)).find("desk.db") != std::string::npos;
    if (!is_database || how_it_is() != "no-sync")
        return false;
    return ::unlink(std::getenv("FENGYE_DISK")) == 0; // once
}

} // namespace

extern "C" {

ssize_t pwrite64(int file, void const* data, size_t size, off64_t at)
{
    static auto const next = real<ssize_t (*)(int, void const*, size_t, off64_t)>("pwrite64");
    if (would_grow(file, at + static_cast<off64_t>(size))) {
        errno = ENOSPC;
        return -1;
    }
    return next(file, data, size, at);
}

ssize_t pwrite(int file, void const* data, size_t size, off_t at)
{
    return pwrite64(file, data, size, at);
}

ssize_t write(int file, void const* data, size_t size)
{
    static auto const next = real<ssize_t (*)(int, void const*, size_t)>("write");
    if (would_grow(file, ::lseek64(file, 0, SEEK_CUR) + static_cast<off64_t>(size))) {
        errno = ENOSPC;
        return -1;
    }
    return next(file, data, size);
}

int fdatasync(int file)
{
    static auto const next = real<int (*)(int)>("fdatasync");
    if (sync_fails(file)) {
        errno = EIO;
        return -1;
    }
    return next(file);
}

int fsync(int file)
{
    static auto const next = real<int (*)(int)>("fsync");
    if (sync_fails(file)) {
        errno = EIO;
        return -1;
    }
    return next(file);
}

} // extern "C"
