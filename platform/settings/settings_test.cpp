#include "platform/settings/settings.hpp"

#include <fstream>

#include <gtest/gtest.h>

#include "platform/embed/embed.hpp"
#include "tests/testing/temporary_folder.hpp"

namespace fengye {
namespace {

using namespace std::chrono_literals;

std::string complaint_about(std::string_view toml)
{
    try {
        read_settings(toml, "fengye.toml");
    } catch (std::exception const& error) {
        return error.what();
    }
    return "nothing";
}

TEST(Settings, all_have_a_default_that_works)
{
    auto const settings = read_settings("", "fengye.toml");
    EXPECT_EQ(settings.database, "sqlite");
    EXPECT_EQ(settings.release_delay, 60s);
    TemporaryFolder const folder;
    EXPECT_EQ(load_settings(folder.path()).node, "node1");
}

TEST(Settings, are_read_with_their_units)
{
    TemporaryFolder const folder;
    std::ofstream{folder / "fengye.toml"} << R"(host = "www.example.gov.cn"
release_delay = "0s"
session_idle = "45m"
session_lifetime = "12h"
page_cache = "128MB"
reading_threads = 4
log_json = true
trusted_proxies = ["127.0.0.1", "::1"]
)";
    auto const settings = load_settings(folder.path());
    EXPECT_EQ(settings.host, "www.example.gov.cn");
    EXPECT_EQ(settings.release_delay, 0s);
    EXPECT_EQ(settings.session_idle, 45min);
    EXPECT_EQ(settings.session_lifetime, 12h);
    EXPECT_EQ(settings.page_cache_bytes, 128u << 20);
    EXPECT_EQ(settings.reading_threads, 4u);
    EXPECT_TRUE(settings.log_json);
    EXPECT_EQ(settings.trusted_proxies, (std::vector<std::string>{"127.0.0.1", "::1"}));
}

TEST(Settings, an_unknown_key_names_its_line)
{
    EXPECT_EQ(
        complaint_about("# ours\nnode = \"n\"\nrelease_dealy = \"60s\"\n"),
        "fengye.toml line 3: there is no setting release_dealy");
    EXPECT_EQ(
        complaint_about("[section]\nnode = \"n\"\n"), "fengye.toml line 1: there is no setting section");
}

TEST(Settings, a_value_that_does_not_fit_names_its_line)
{
    for (auto const* wrong :
         {"host = 5", "release_delay = 60", "release_delay = \"60\"", "release_delay = \"s\"",
          "release_delay = \"-1s\"", "release_delay = \"1d\"", "page_cache = \"96\"", "page_cache = \"MB\"",
          "page_cache = \"9x6MB\"", "reading_threads = -1", "reading_threads = \"8\"", "reading_threads = 0",
          "sign_in_failures_max = 0", "log_json = \"yes\"", "trusted_proxies = \"127.0.0.1\"",
          "open311_key = \"short\"", "session_idle = \"30s\"", "session_lifetime = \"90m\""})
        EXPECT_NE(complaint_about(std::string{"\n"} + wrong).find("fengye.toml line 2: "), std::string::npos)
            << wrong << ": " << complaint_about(std::string{"\n"} + wrong);
}

TEST(Settings, a_file_that_is_no_toml_names_its_line)
{
    EXPECT_NE(complaint_about("node = \"n\"\nhost = \n").find("fengye.toml line 2: "), std::string::npos)
        << complaint_about("node = \"n\"\nhost = \n");
}

// The sample file must not promise a key the program does not know, nor a default it does not have.
TEST(Settings, of_the_sample_file_are_the_defaults)
{
    std::string text{embed::read("deploy/fengye.toml")};
    std::string uncommented;
    for (std::size_t at = 0; at < text.size();) {
        auto const end = std::min(text.find('\n', at), text.size());
        auto line = text.substr(at, end - at);
        if (line.starts_with("# ") && line.find(" = ") != std::string::npos &&
            line.find(' ', 2) == line.find(" = "))
            uncommented += line.substr(2) + "\n";
        at = end + 1;
    }
    auto const sample = read_settings(uncommented, "deploy/fengye.toml");
    Settings const defaults;
    EXPECT_EQ(sample.database, defaults.database);
    EXPECT_EQ(sample.release_delay, defaults.release_delay);
    EXPECT_EQ(sample.session_idle, defaults.session_idle);
    EXPECT_EQ(sample.session_lifetime, defaults.session_lifetime);
    EXPECT_EQ(sample.page_cache_bytes, defaults.page_cache_bytes);
    EXPECT_EQ(sample.reading_threads, defaults.reading_threads);
    EXPECT_EQ(sample.upload_bytes_max, defaults.upload_bytes_max);
    EXPECT_EQ(sample.sign_in_failures_max, defaults.sign_in_failures_max);
}

} // namespace
} // namespace fengye
