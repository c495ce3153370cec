#include "platform/mail/sms.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <boost/json.hpp>

namespace fengye::mail {

namespace {

class Descriptor {
public:
    Descriptor(std::filesystem::path const& path, int flags)
        : m_number{::open(path.c_str(), flags | O_CLOEXEC, 0640)}
    {}
    ~Descriptor()
    {
        if (m_number >= 0)
            ::close(m_number);
    }
    Descriptor(Descriptor const&) = delete;
    operator int() const { return m_number; }

private:
    int m_number;
};

// The gateway may have renamed the file between our opening and locking it.
bool still_stands_at(std::filesystem::path const& path, struct stat const& opened)
{
    struct stat now{};
    return ::stat(path.c_str(), &now) == 0 && now.st_ino == opened.st_ino && now.st_dev == opened.st_dev;
}

// Who wrote last may have been killed while writing.
bool ends_in_the_middle(int file, off_t size)
{
    char last = '\n';
    return size > 0 && ::pread(file, &last, 1, size - 1) == 1 && last != '\n';
}

// Whole and durable, or not there.
bool append_to(int file, off_t size, std::string_view line)
{
    auto const text = (ends_in_the_middle(file, size) ? "\n" : "") + std::string{line};
    if (::write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size()) && ::fsync(file) == 0)
        return true;
    int const problem = errno;
    (void)!::ftruncate(file, size);
    errno = problem;
    return false;
}

// A new file's name has to last as well.
bool is_name_durable(std::filesystem::path const& path)
{
    Descriptor const folder{std::filesystem::absolute(path).parent_path(), O_RDONLY | O_DIRECTORY};
    return folder >= 0 && ::fsync(folder) == 0;
}

bool append_line(std::filesystem::path const& path, std::string_view line)
{
    for (int i = 0; i < 3; ++i) {
        Descriptor const file{path, O_RDWR | O_CREAT | O_APPEND};
        struct stat before{};
        if (file < 0 || ::flock(file, LOCK_EX | LOCK_NB) != 0 || ::fstat(file, &before) != 0)
            return false;
        if (still_stands_at(path, before))
            return append_to(file, before.st_size, line) && (before.st_size > 0 || is_name_durable(path));
    }
    return false;
}

} // namespace

Outcome append(std::filesystem::path const& path, ShortMessage const& message)
{
    boost::json::object const line{
        {"id", message.id},
        {"to", message.to},
        {"text", message.text},
        {"at", message.at.time_since_epoch().count()}};
    errno = 0;
    if (append_line(path, boost::json::serialize(line) + "\n"))
        return {};
    return {
        Outcome::Kind::server_away,
        std::string{"sms_file: "} + (errno ? std::strerror(errno) : "written in part")};
}

} // namespace fengye::mail
