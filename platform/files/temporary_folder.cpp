#include "platform/files/temporary_folder.hpp"

#include <cstdlib>
#include <string>
#include <system_error>

namespace fengye::files {

TemporaryFolder::TemporaryFolder(std::string_view prefix)
{
    auto pattern = (std::filesystem::temp_directory_path() / std::string{prefix}).string() + ".XXXXXX";
    if (!::mkdtemp(pattern.data()))
        throw std::system_error{errno, std::generic_category(), "cannot make a temporary folder"};
    m_path = pattern;
}

TemporaryFolder::~TemporaryFolder()
{
    std::error_code ignored;
    std::filesystem::remove_all(m_path, ignored);
}

} // namespace fengye::files
