#include "platform/http/body.hpp"

#include <algorithm>
#include <system_error>

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include "platform/log/log.hpp"

namespace fengye::http {

namespace {

[[noreturn]] void fail(char const* what)
{
    throw std::system_error{errno, std::generic_category(), what};
}

// A file system without O_TMPFILE gets a name for a moment.
int open_nameless(std::filesystem::path const& folder)
{
    int descriptor = ::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (descriptor < 0 && (errno == EOPNOTSUPP || errno == EISDIR)) {
        auto name = (folder / "body-XXXXXX").string();
        descriptor = ::mkostemp(name.data(), O_CLOEXEC);
        if (descriptor >= 0)
            ::unlink(name.c_str());
    }
    if (descriptor < 0)
        fail("cannot make a file for a body");
    return descriptor;
}

std::size_t part_of(Budget const& budget, BodySize size)
{
    return size == BodySize::small ? budget.bytes_max() / 2 : budget.bytes_max();
}

} // namespace

NamelessFile::NamelessFile(std::filesystem::path const& folder) : m_descriptor{open_nameless(folder)} {}

NamelessFile::~NamelessFile()
{
    if (m_mapped)
        ::munmap(const_cast<char*>(m_mapped), m_size);
    ::close(m_descriptor);
}

void NamelessFile::append(std::string_view bytes)
{
    while (!bytes.empty()) {
        auto const written = ::write(m_descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            fail("cannot write a body into a file");
        m_size += static_cast<std::size_t>(written);
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

std::string_view NamelessFile::text()
{
    if (!m_mapped && m_size > 0) {
        auto* const mapped = ::mmap(nullptr, m_size, PROT_READ, MAP_PRIVATE, m_descriptor, 0);
        if (mapped == MAP_FAILED)
            fail("cannot read a body from its file");
        m_mapped = static_cast<char const*>(mapped);
    }
    return {m_mapped, m_size};
}

Body::Body(BodyRoom& room, BodySize size)
    : m_room{room},
      m_memory{room.memory, part_of(room.memory, size)},
      m_disk{room.disk, part_of(room.disk, size)}
{}

bool Body::append(std::string_view bytes)
{
    m_size += bytes.size();
    if (m_file || m_size > m_room.in_memory_max)
        return spill(bytes);
    if (m_text.capacity() < m_size) {
        auto const capacity = std::min(std::max(m_size, m_text.capacity() * 2), m_room.in_memory_max);
        if (!m_memory.set(capacity))
            return spill(bytes);
        m_text.reserve(capacity);
    }
    m_text += bytes;
    return true;
}

bool Body::spill(std::string_view bytes)
{
    if (!m_disk.set(std::max(m_size, m_room.file_bytes_min)))
        return false;
    try {
        if (!m_file) {
            m_file = std::make_shared<NamelessFile>(m_room.folder);
            m_file->append(m_text);
            m_text = {};
            m_memory.set(0);
        }
        m_file->append(bytes);
        return true;
    } catch (std::system_error const& error) {
        log::warning("body_not_kept", {{"error", error.what()}});
        return false;
    }
}

bool Body::hand_over(Request& request)
{
    if (!m_file) {
        request.body = std::move(m_text);
        return true;
    }
    try {
        request.large_body = m_file->text();
        request.large_body_owner = m_file;
        return true;
    } catch (std::system_error const& error) {
        log::warning("body_not_kept", {{"error", error.what()}});
        return false;
    }
}

} // namespace fengye::http
