#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace fengye::files {

// A kept file, open for reading. Its bytes stay until the last who reads them is done.
class OpenFile {
public:
    OpenFile(int descriptor, std::size_t size_bytes) : m_descriptor{descriptor}, m_size_bytes{size_bytes} {}
    ~OpenFile();
    OpenFile(OpenFile const&) = delete;

    std::size_t size_bytes() const { return m_size_bytes; }
    // So many bytes from there on, fewer at its end.
    std::string read(std::size_t from, std::size_t count) const;

private:
    int m_descriptor;
    std::size_t m_size_bytes;
};

// Files under their own hash: pictures, attachments, recordings. A name is 64 hexadecimal digits, never
// anything a user typed.
class Files {
public:
    explicit Files(std::filesystem::path folder);

    // Durable when it returns. The same bytes are kept once. Throws on a full disk.
    std::string keep(std::string_view bytes);
    // Nothing when there is no such file; throws when its bytes no longer fit its name.
    std::optional<std::string> read(std::string_view hash) const;
    // The same without holding it in memory; null when there is no such file.
    std::shared_ptr<OpenFile const> open(std::string_view hash) const;
    void erase(std::string_view hash);

private:
    std::filesystem::path path_of(std::string_view hash) const;
    std::filesystem::path m_folder;
};

} // namespace fengye::files
