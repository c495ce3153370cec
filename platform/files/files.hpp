#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace fengye::files {

// Files under their own hash: pictures, attachments, recordings. A name is 64 hexadecimal digits, never
// anything a user typed.
class Files {
public:
    explicit Files(std::filesystem::path folder);

    // Durable when it returns. The same bytes are kept once. Throws on a full disk.
    std::string keep(std::string_view bytes);
    // Nothing when there is no such file; throws when its bytes no longer fit its name.
    std::optional<std::string> read(std::string_view hash) const;
    void erase(std::string_view hash);

private:
    std::filesystem::path path_of(std::string_view hash) const;
    std::filesystem::path m_folder;
};

} // namespace fengye::files
