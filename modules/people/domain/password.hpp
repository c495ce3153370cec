#pragma once

#include <string>
#include <string_view>

#include "platform/result/result.hpp"

namespace fengye::people {

inline constexpr std::size_t password_characters_min = 10;

// Long, not the account's name, not one everybody tries first. No rule about kinds of characters: those make
// passwords that are written on paper.
Result<void> check_password(std::string_view password, std::string_view account_name);

// What a password is compared with when there is no such account, so that both answers take alike: the hash
// of bytes nobody has kept, with the costs of platform/crypto (a test holds them together).
inline constexpr std::string_view nobodys_password_hash =
    "$argon2id$v=19$m=65536,t=2,p=1$PwEAbJc0mYwTdr7QCnpFcQ$UCj5xR2LiVmJhQyGJ/FsU4CGgsx61wMMVEFkTkoZwTA";

} // namespace fengye::people
