#include "platform/files/temporary_folder.hpp"

#include <fstream>

#include <gtest/gtest.h>

namespace fengye::files {
namespace {

TEST(TemporaryFolders, are_their_owners_alone_and_go_with_all_that_is_in_them)
{
    std::filesystem::path path;
    {
        TemporaryFolder const folder{"fengye-test"};
        path = folder.path();
        EXPECT_EQ(std::filesystem::status(path).permissions(), std::filesystem::perms::owner_all);
        std::filesystem::create_directories(path / "a" / "b");
        std::ofstream{path / "a" / "b" / "c"} << "text";
    }
    EXPECT_FALSE(path.empty() || std::filesystem::exists(path));
}

TEST(TemporaryFolders, have_names_of_their_own)
{
    TemporaryFolder const one{"fengye-test"};
    TemporaryFolder const other{"fengye-test"};
    EXPECT_NE(one.path(), other.path());
}

} // namespace
} // namespace fengye::files
