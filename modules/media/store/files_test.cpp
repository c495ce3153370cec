#include <gtest/gtest.h>

#include "modules/media/media.hpp"
#include "tests/testing/engines.hpp"
#include "tests/testing/test_works.hpp"

namespace fengye::media {
namespace {

class StoredFiles : public testing::TestWithParam<db::Engine> {
protected:
    TestWorks city{GetParam()};
    files::Files files{city.store.folder() / "files"};

    StoredFile added(std::string const& bytes, UnitId unit = UnitId{4})
    {
        auto const hash = files.keep(bytes);
        return *city.run([&](Work& work) -> Result<StoredFile> {
            auto const examined = TRY(examine({"file", "附件.pdf", bytes}));
            return add_file(work, unit, {examined, hash, static_cast<std::int64_t>(bytes.size())});
        });
    }
    void drop(FileId id)
    {
        (void)city.run([&](Work& work) -> Result<void> {
            drop_file(work, id);
            return {};
        });
    }
    void erase_bytes(std::string const& hash)
    {
        ASSERT_TRUE(city.run([&](Work& work) { return erase_unused_file(work, files, {hash}); }));
    }
};
INSTANTIATE_TEST_SUITE_P(On, StoredFiles, both_engines(), engine_name);

TEST_P(StoredFiles, are_found_as_they_were_added)
{
    auto const file = added("%PDF-1.7 a");
    auto const found = find_file(city.reader(), file.id);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->unit, UnitId{4});
    EXPECT_EQ(found->kind, FileKind::document);
    EXPECT_EQ(found->name, "附件.pdf");
    EXPECT_EQ(found->type, "application/pdf");
    EXPECT_EQ(found->size_bytes, 10);
    EXPECT_EQ(files.read(found->hash), "%PDF-1.7 a");
    EXPECT_FALSE(find_file(city.reader(), FileId{999}));
    EXPECT_EQ(
        journal::of_subject(city.reader(), "file/" + file.id.text()).front().entry.act, "media.file_added");
}

TEST_P(StoredFiles, each_belong_to_one_unit_though_their_bytes_stand_once)
{
    auto const mine = added("%PDF-1.7 same", UnitId{4}), theirs = added("%PDF-1.7 same", UnitId{5});
    EXPECT_EQ(mine.hash, theirs.hash);
    EXPECT_NE(mine.id, theirs.id);
    EXPECT_EQ(find_file(city.reader(), theirs.id)->unit, UnitId{5});
}

TEST_P(StoredFiles, are_dropped_with_their_bytes_once_nobody_else_has_them)
{
    auto const one = added("%PDF-1.7 same"), other = added("%PDF-1.7 same");
    drop(one.id);
    EXPECT_FALSE(find_file(city.reader(), one.id));
    auto const jobs = jobs::due(city.reader(), city.clock.now(), 10);
    ASSERT_EQ(jobs.size(), 1u);
    EXPECT_EQ(jobs.front().kind, "media.erase_file");
    EXPECT_EQ(decode<FileErasure>(jobs.front().data).hash, one.hash);
    erase_bytes(one.hash);
    EXPECT_TRUE(files.read(one.hash));

    drop(other.id);
    erase_bytes(one.hash);
    EXPECT_FALSE(files.read(one.hash));
    erase_bytes(one.hash); // a job may run twice
    drop(other.id);
}

} // namespace
} // namespace fengye::media
