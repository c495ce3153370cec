#include "tests/testing/temporary_folder.hpp"

#include <cstdlib>
#include <string>
#include <system_error>

namespace fengye {

TemporaryFolder::TemporaryFolder()
{
    auto name = (std::filesystem::temp_directory_path() / "fengye-test-XXXXXX").string();
    if (!::mkdtemp(name.data()))
        throw std::system_error{errno, std::generic_category(), "cannot make a folder for a test"};
    m_path = name;
}

TemporaryFolder::~TemporaryFolder()
{
    std::error_code ignored;
    std::filesystem::remove_all(m_path, ignored);
}

} // namespace fengye
