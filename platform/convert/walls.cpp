#include "platform/convert/walls.hpp"

#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <sys/mman.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

#include <fmt/format.h>

#include "platform/convert/become.hpp"
#include "platform/files/temporary_folder.hpp"

namespace fengye::convert {

namespace fs = std::filesystem;

namespace {

// Bytes with a descriptor and without a name.
class Memory {
public:
    explicit Memory(std::string_view bytes) : m_descriptor{::memfd_create("fengye", MFD_CLOEXEC)}
    {
        while (m_descriptor >= 0 && !bytes.empty()) {
            auto const written = ::write(m_descriptor, bytes.data(), bytes.size());
            if (written < 0 && errno != EINTR)
                break;
            bytes.remove_prefix(written > 0 ? static_cast<std::size_t>(written) : 0);
        }
        if (m_descriptor < 0 || !bytes.empty() || ::lseek(m_descriptor, 0, SEEK_SET) != 0)
            throw std::system_error{errno, std::generic_category(), "no memory for a child's input"};
    }
    ~Memory() { ::close(m_descriptor); }
    Memory(Memory const&) = delete;

    int descriptor() const { return m_descriptor; }

private:
    int m_descriptor;
};

// Gives the answer alone on standard output, whatever the program prints.
constexpr char give_the_file[] = R"(output=$1; shift; "$@" >/dev/null && exec cat -- "$output")";

void append(std::vector<std::string>& words, std::vector<std::string> const& more)
{
    words.insert(words.end(), more.begin(), more.end());
}

// The number of processes is bounded here, not before: inside a user namespace the kernel counts those inside
// it.
std::vector<std::string> command_of(Job const& job, long processes)
{
    std::vector<std::string> words{"/usr/bin/prlimit", fmt::format("--nproc={}", processes), "--"};
    if (!job.output_name.empty())
        append(words, {"/bin/sh", "-c", give_the_file, "sh", job.output_name});
    words.push_back("/usr/bin/" + job.program);
    append(words, job.arguments);
    return words;
}

std::vector<std::string> environment_of(Job const& job, std::string const& folder)
{
    std::vector<std::string> words{
        "PATH=/usr/bin:/bin", "LANG=C.UTF-8", "HOME=" + folder, "TMPDIR=" + folder};
    append(words, job.environment);
    return words;
}

// What programs read outside /usr, and no more. On Debian 12 /bin and /lib are links into /usr; elsewhere
// they may not be.
std::vector<std::string> what_is_seen()
{
    std::vector<std::string> words{"--ro-bind", "/usr", "/usr"};
    for (auto const* path : {"/bin", "/lib", "/lib32", "/lib64"}) {
        if (fs::is_symlink(path))
            append(words, {"--symlink", fs::read_symlink(path).string(), path});
        else if (fs::exists(path))
            append(words, {"--ro-bind", path, path});
    }
    for (auto const* path :
         {"/etc/fonts", "/etc/libreoffice", "/etc/ld.so.cache", "/etc/alternatives", "/var/lib/libreoffice",
          "/var/cache/fontconfig"})
        append(words, {"--ro-bind-try", path, path});
    return words;
}

// The folder is kept in memory, of its own bounded size; everything else can only be read.
std::vector<std::string> walls_around(Job const& job)
{
    std::vector<std::string> words{"/usr/bin/bwrap", "--unshare-all", "--die-with-parent",
                                   "--new-session",  "--cap-drop",    "ALL",
                                   "--uid",          "65534",         "--gid",
                                   "65534"};
    append(words, what_is_seen());
    append(words, {"--proc", "/proc", "--dev", "/dev", "--remount-ro", "/dev"});
    append(
        words, {"--size", fmt::format("{}", job.limits.folder_bytes), "--tmpfs", "/work", "--symlink", "work",
                "/tmp"});
    append(words, {"--file", "3", "/work/" + job.input_name, "--ro-bind-data", "4", "/etc/passwd"});
    append(words, {"--remount-ro", "/", "--chdir", "/work", "--"});
    return words;
}

// All threads of the user who will own the child: outside a user namespace they count against its bound.
long threads_of(uid_t user)
{
    long threads = 0;
    std::error_code gone; // Processes end while we count.
    for (auto const& process : fs::directory_iterator{"/proc", gone}) {
        struct stat status;
        if (::stat((process.path() / "task").c_str(), &status) == 0 && status.st_uid == user)
            threads += static_cast<long>(status.st_nlink) - 2;
    }
    return threads;
}

} // namespace

Ended run_in_namespaces(Job const& job)
{
    Memory const input{job.input};
    Memory const passwd{
        "nobody:x:65534:65534:nobody:/work:/bin/sh\n"}; // LibreOffice will not start without a name.
    auto command = walls_around(job);
    append(command, command_of(job, job.limits.processes));
    return run_child(
        {command, environment_of(job, "/work"), {input.descriptor(), passwd.descriptor()}}, job.limits);
}

Ended run_in_a_folder(Job const& job)
{
    files::TemporaryFolder const folder{"fengye-convert"};
    auto const input = folder.path() / job.input_name;
    std::ofstream file{input, std::ios::binary};
    file.write(job.input.data(), static_cast<std::streamsize>(job.input.size()));
    file.close();
    if (!file)
        throw std::system_error{errno, std::generic_category(), "cannot write a child's input"};
    auto user = ::geteuid();
    if (user == 0) {
        user = nobody;
        if (::chown(folder.path().c_str(), user, user) != 0 || ::chown(input.c_str(), user, user) != 0)
            throw std::system_error{errno, std::generic_category(), "cannot hand over a child's folder"};
    }
    Child const child{
        .command = command_of(job, threads_of(user) + job.limits.processes),
        .environment = environment_of(job, folder.path()),
        .folder = folder.path(),
        .folder_is_watched = true};
    return run_child(child, job.limits);
}

bool walls_stand()
{
    if (!is_installed("bwrap"))
        return false;
    Job const nothing{.program = "true", .package = "coreutils"};
    return run_in_namespaces(nothing).how == Ended::How::well;
}

} // namespace fengye::convert
