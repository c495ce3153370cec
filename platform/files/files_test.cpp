#include "platform/files/files.hpp"

#include <fstream>

#include <gtest/gtest.h>

#include "tests/testing/temporary_folder.hpp"

namespace fengye::files {
namespace {

std::size_t files_under(std::filesystem::path const& folder)
{
    std::size_t count = 0;
    for (auto const& entry : std::filesystem::recursive_directory_iterator{folder})
        count += entry.is_regular_file() ? 1 : 0;
    return count;
}

class KeptFiles : public ::testing::Test {
protected:
    TemporaryFolder folder;
    Files files{folder / "files"};
};

TEST_F(KeptFiles, stand_under_their_own_hash)
{
    auto const hash = files.keep("abc");
    EXPECT_EQ(hash, "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
    EXPECT_EQ(files.read(hash), "abc");
    std::string const bytes{"\0\xff\r\n", 4};
    EXPECT_EQ(files.read(files.keep(bytes)), bytes);
    EXPECT_EQ(files.read(files.keep("")), "");
}

TEST_F(KeptFiles, are_kept_once)
{
    EXPECT_EQ(files.keep("abc"), files.keep("abc"));
    EXPECT_EQ(files_under(folder.path()), 1u);
}

TEST_F(KeptFiles, that_many_hand_in_at_once_are_whole)
{
    std::vector<std::thread> threads;
    for (int i = 0; i < 8; ++i)
        threads.emplace_back([&] {
            for (int n = 0; n < 20; ++n)
                EXPECT_EQ(
                    files.read(files.keep(std::string(1000, static_cast<char>('a' + n)))),
                    std::string(1000, static_cast<char>('a' + n)));
        });
    for (auto& thread : threads)
        thread.join();
    EXPECT_EQ(files_under(folder.path()), 20u);
}

TEST_F(KeptFiles, that_were_damaged_are_not_handed_out)
{
    auto const hash = files.keep("abc");
    std::ofstream{folder / "files" / hash.substr(0, 2) / hash} << "abd";
    EXPECT_ANY_THROW(files.read(hash));
    EXPECT_ANY_THROW(files.open(hash));
}

TEST_F(KeptFiles, are_read_in_pieces)
{
    std::string bytes;
    for (int i = 0; i < 30'000; ++i)
        bytes += std::to_string(i) + ",";
    auto const file = files.open(files.keep(bytes));
    EXPECT_EQ(file->size_bytes(), bytes.size());
    EXPECT_EQ(file->read(0, 10), bytes.substr(0, 10));
    EXPECT_EQ(file->read(100'000, 50'000), bytes.substr(100'000, 50'000));
    EXPECT_EQ(file->read(bytes.size() - 5, 100), bytes.substr(bytes.size() - 5));
    EXPECT_EQ(file->read(bytes.size(), 100), "");
    EXPECT_EQ(file->read(bytes.size() + 1, 100), "");
    EXPECT_EQ(files.open(std::string(64, 'a')), nullptr);
}

TEST_F(KeptFiles, erased_while_they_are_read_are_read_to_their_end)
{
    auto const hash = files.keep(std::string(100'000, 'a'));
    auto const file = files.open(hash);
    files.erase(hash);
    EXPECT_EQ(file->read(0, 100'000), std::string(100'000, 'a'));
    EXPECT_EQ(files.open(hash), nullptr);
}

TEST_F(KeptFiles, erased_are_gone)
{
    auto const hash = files.keep("abc");
    files.erase(hash);
    EXPECT_EQ(files.read(hash), std::nullopt);
    EXPECT_EQ(files_under(folder.path()), 0u);
}

TEST_F(KeptFiles, have_no_other_names_than_hashes)
{
    for (std::string const& wrong :
         {std::string{"../../etc/passwd"}, std::string(64, 'A'), std::string(63, 'a'), std::string(65, 'a'),
          std::string{}, std::string(62, 'a') + "/."})
        EXPECT_THROW((void)files.read(wrong), std::invalid_argument) << wrong;
}

} // namespace
} // namespace fengye::files
