#pragma once

#include <chrono>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace fengye {

// Read once at start. Every setting works as it is on a laptop; deploy/fengye.toml says who would change it,
// and why.
struct Settings {
    std::string host{};             // the site's one name; empty: whatever it is asked by
    std::string database{"sqlite"}; // or a PostgreSQL address
    std::string node{"node1"};
    bool log_json{false};
    std::chrono::seconds release_delay{60}; // between sign-off and publication, to pull back
    std::chrono::minutes session_idle{30};
    std::chrono::hours session_lifetime{8};
    int sign_in_failures_max{5}; // of one name from one address, before it waits
    std::size_t page_cache_bytes{96u << 20};
    std::size_t reading_threads{8};
    std::size_t upload_bytes_max{25u << 20};
    std::size_t media_quota_bytes{std::size_t{20'000} << 20}; // what the files of one unit may take
    bool renditions{true}; // pictures are made small for pages, in the forms that browsers take
    std::vector<std::string> trusted_proxies{}; // addresses whose X-Forwarded-For and -Proto are believed
    bool public_limits{true};  // how often one address may write, look up and guess; off while measuring only
    std::string mail_server{}; // smtp://mail.internal:25 or smtps://…; empty: no mail leaves
    std::string mail_from{};   // the sender of all mail
    std::string mail_user{};   // with its password in a file of its own; empty: the server asks for none
    std::filesystem::path mail_password_file{};
    bool public_late_units{true};     // the public reads which units have letters past their day
    std::filesystem::path sms_file{}; // a line for each short message, taken from there by a gateway
    std::string open311_key{};        // what programs of others send to report problems; empty: none may
};

// Throws with the file's line when a key is unknown or a value does not fit.
Settings read_settings(std::string_view toml, std::string_view file_name);
// DIR/fengye.toml, or the defaults when there is none.
Settings load_settings(std::filesystem::path const& data);

} // namespace fengye
