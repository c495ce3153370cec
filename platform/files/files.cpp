#include "platform/files/files.hpp"

#include <algorithm>
#include <fcntl.h>
#include <stdexcept>
#include <system_error>
#include <unistd.h>

#include "platform/crypto/crypto.hpp"

namespace fengye::files {

namespace {

class Descriptor {
public:
    Descriptor(std::filesystem::path const& path, int flags)
        : m_number{::open(path.c_str(), flags | O_CLOEXEC, 0640)}
    {
        if (m_number < 0)
            throw std::system_error{errno, std::generic_category(), "cannot open " + path.string()};
    }
    ~Descriptor() { ::close(m_number); }
    Descriptor(Descriptor const&) = delete;

    void write(std::string_view bytes)
    {
        while (!bytes.empty()) {
            auto const written = ::write(m_number, bytes.data(), bytes.size());
            if (written < 0 && errno != EINTR)
                throw std::system_error{errno, std::generic_category(), "cannot write a file"};
            if (written > 0)
                bytes.remove_prefix(static_cast<std::size_t>(written));
        }
    }
    void sync()
    {
        if (::fsync(m_number) != 0)
            throw std::system_error{errno, std::generic_category(), "cannot make a file durable"};
    }

private:
    int m_number;
};

constexpr std::size_t piece_bytes = 64 * 1024;

} // namespace

OpenFile::~OpenFile()
{
    ::close(m_descriptor);
}

std::string OpenFile::read(std::size_t from, std::size_t count) const
{
    std::string bytes(from < m_size_bytes ? std::min(count, m_size_bytes - from) : 0, '\0');
    std::size_t filled = 0;
    while (filled < bytes.size()) {
        auto const got = ::pread(
            m_descriptor, bytes.data() + filled, bytes.size() - filled, static_cast<off_t>(from + filled));
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            throw std::system_error{
                got < 0 ? errno : EIO, std::generic_category(), "cannot read a kept file"};
        filled += static_cast<std::size_t>(got);
    }
    return bytes;
}

Files::Files(std::filesystem::path folder) : m_folder{std::move(folder)}
{
    std::filesystem::create_directories(m_folder);
}

std::string Files::keep(std::string_view bytes)
{
    auto const hash = crypto::hex(crypto::view(crypto::sm3(bytes)));
    auto const path = path_of(hash);
    if (std::filesystem::exists(path))
        return hash;
    std::filesystem::create_directories(path.parent_path());
    auto const half = path.string() + "." + crypto::random_token(6);
    try {
        Descriptor file{half, O_WRONLY | O_CREAT | O_EXCL};
        file.write(bytes);
        file.sync();
        std::filesystem::rename(half, path);
        Descriptor{path.parent_path(), O_RDONLY | O_DIRECTORY}.sync();
    } catch (...) {
        std::error_code ignored;
        std::filesystem::remove(half, ignored);
        throw;
    }
    return hash;
}

std::optional<std::string> Files::read(std::string_view hash) const
{
    auto const file = open(hash);
    return file ? std::optional{file->read(0, file->size_bytes())} : std::nullopt;
}

std::shared_ptr<OpenFile const> Files::open(std::string_view hash) const
{
    int const descriptor = ::open(path_of(hash).c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0 && errno == ENOENT)
        return nullptr;
    if (descriptor < 0)
        throw std::system_error{errno, std::generic_category(), "cannot open a kept file"};
    auto const size = ::lseek(descriptor, 0, SEEK_END);
    auto file = std::make_shared<OpenFile const>(descriptor, size > 0 ? static_cast<std::size_t>(size) : 0);
    crypto::Sm3 digest;
    for (std::size_t at = 0; at < file->size_bytes(); at += piece_bytes)
        digest.add(file->read(at, piece_bytes));
    if (crypto::hex(crypto::view(digest.finish())) != hash)
        throw std::runtime_error{"a kept file is damaged: " + std::string{hash}};
    return file;
}

void Files::erase(std::string_view hash)
{
    std::filesystem::remove(path_of(hash));
}

std::filesystem::path Files::path_of(std::string_view hash) const
{
    bool const is_hash = hash.size() == 64 && std::all_of(hash.begin(), hash.end(), [](char c) {
                             return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
                         });
    if (!is_hash)
        throw std::invalid_argument{"not the name of a kept file"};
    return m_folder / std::string{hash.substr(0, 2)} / std::string{hash};
}

} // namespace fengye::files
