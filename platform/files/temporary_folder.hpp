#pragma once

#include <filesystem>
#include <string_view>

namespace fengye::files {

// A folder for its owner alone, gone with everything in it when it leaves the scope.
class TemporaryFolder {
public:
    // Its name begins with the prefix. Throws when it cannot be made.
    explicit TemporaryFolder(std::string_view prefix);
    ~TemporaryFolder();
    TemporaryFolder(TemporaryFolder const&) = delete;

    std::filesystem::path const& path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

} // namespace fengye::files
