#include <gtest/gtest.h>

#include "modules/people/domain/session.hpp"
#include "tests/testing/temporary_folder.hpp"

namespace fengye::people {

using namespace std::chrono_literals;

namespace {

Moment const morning = moment_of(day(2026, 11, 23), 8h);
Settings const settings; // 30 minutes without a click, 8 hours in all

} // namespace

TEST(Session, ends_after_half_an_hour_without_a_click)
{
    Session const session{"", {}, morning, morning + 1h, ""};
    EXPECT_FALSE(is_over(session, settings, morning + 1h + 29min));
    EXPECT_TRUE(is_over(session, settings, morning + 1h + 30min));
}

TEST(Session, ends_after_eight_hours_however_busy_it_is)
{
    Session const session{"", {}, morning, morning + 8h, ""};
    EXPECT_TRUE(is_over(session, settings, morning + 8h));
    EXPECT_FALSE(is_over({"", {}, morning, morning + 8h - 1min, ""}, settings, morning + 8h - 1min));
}

TEST(Secret, of_one_kind_is_not_taken_for_another)
{
    TemporaryFolder const folder;
    auto const key = crypto::Key::load_or_make(folder / "key");
    auto const link = new_secret(key, SecretKind::setup_link);
    EXPECT_EQ(link.hash, hash_of_secret(key, SecretKind::setup_link, link.text));
    EXPECT_NE(link.hash, hash_of_secret(key, SecretKind::session, link.text));
    EXPECT_EQ(link.hash.find(link.text), std::string::npos);
}

} // namespace fengye::people
