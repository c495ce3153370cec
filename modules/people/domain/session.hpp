#pragma once

#include <string>

#include "platform/clock/clock.hpp"
#include "platform/crypto/crypto.hpp"
#include "platform/id/id.hpp"
#include "platform/result/names.hpp"
#include "platform/settings/settings.hpp"

namespace fengye::people {

// Someone is signed in. The browser holds the token, we hold its keyed hash.
struct Session {
    std::string token_hash;
    AccountId account;
    Moment created_at;
    Moment last_seen_at;
    std::string address;
};

bool is_over(Session const&, Settings const&, Moment now);

// Written once a minute at most: a click is not worth an fsync.
inline constexpr std::chrono::minutes seen_interval{1};

// A secret given away once: its text goes to a person or a browser, only its keyed hash is kept.
struct Secret {
    std::string text;
    std::string hash;
};
enum class SecretKind { session, setup_link };
constexpr Names<2> names_of(SecretKind)
{
    return {"session", "setup_link"};
}

Secret new_secret(crypto::Key const&, SecretKind);
std::string hash_of_secret(crypto::Key const&, SecretKind, std::string_view text);
// Names that failed to sign in are kept like this: a password is typed into the name's field sooner or later.
std::string hash_of_name(crypto::Key const&, std::string_view account_name);

inline constexpr std::chrono::hours setup_link_lifetime{7 * 24};

} // namespace fengye::people
