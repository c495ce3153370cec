#include "platform/front/ownership.hpp"

#include <system_error>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

namespace fengye::front {

namespace {

constexpr std::size_t text_bytes_max = 200;

} // namespace

LockFile::LockFile(std::filesystem::path const& front)
    : m_descriptor{::open((front.string() + ".lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0640)}
{
    if (m_descriptor < 0)
        throw std::system_error{errno, std::generic_category(), "cannot open " + front.string() + ".lock"};
}

LockFile::~LockFile()
{
    ::close(m_descriptor);
}

// Locks of the open file, not of the process, so that they also hold within one program.
bool LockFile::set(int command, Byte byte, Mode mode) const
{
    struct flock wanted{};
    wanted.l_type = mode == Mode::exclusive ? F_WRLCK : F_RDLCK;
    wanted.l_whence = SEEK_SET;
    wanted.l_start = static_cast<off_t>(byte);
    wanted.l_len = 1;
    while (::fcntl(m_descriptor, command, &wanted) != 0) {
        if (errno == EAGAIN || errno == EACCES)
            return false;
        if (errno != EINTR)
            throw std::system_error{errno, std::generic_category(), "cannot lock the front"};
    }
    return true;
}

bool LockFile::try_lock(Byte byte, Mode mode) const
{
    return set(F_OFD_SETLK, byte, mode);
}

void LockFile::lock(Byte byte, Mode mode) const
{
    set(F_OFD_SETLKW, byte, mode);
}

std::string LockFile::text() const
{
    std::string text(text_bytes_max, '\0');
    auto const got = ::pread(m_descriptor, text.data(), text.size(), 0);
    text.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
    return text;
}

void LockFile::write(std::string_view text) const
{
    // Only for people to read: a full disk keeps nobody from working.
    if (::ftruncate(m_descriptor, 0) == 0)
        (void)!::pwrite(m_descriptor, text.data(), text.size(), 0);
}

std::unique_ptr<Ownership> Ownership::claim(std::filesystem::path const& front, std::string_view who)
{
    std::unique_ptr<Ownership> claimed{new Ownership{front}};
    if (!claimed->m_file.try_lock(LockFile::Byte::owner, LockFile::Mode::exclusive))
        return nullptr;
    claimed->m_file.write(fmt::format("{}, process {}", who, ::getpid()));
    return claimed;
}

std::string owner_of(std::filesystem::path const& front)
{
    LockFile const file{front};
    if (file.try_lock(LockFile::Byte::owner, LockFile::Mode::shared))
        return {};
    return file.text();
}

} // namespace fengye::front
