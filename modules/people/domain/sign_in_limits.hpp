#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "platform/clock/clock.hpp"

namespace fengye::people {

// Lock-out that cannot lock others out. Wrong passwords are counted for a name from a network, so whoever
// guesses makes only themselves wait. Guessing from many networks slows a name down, but never from a network
// the account has signed in from before.

inline constexpr std::chrono::hours pair_memory{24};
inline constexpr std::chrono::minutes pair_wait_max{15};
inline constexpr std::chrono::minutes limit_window{10};
inline constexpr int network_attempts_max =
    50; // over all names; loose, since a whole office may share an address
inline constexpr int name_attempts_max = 30; // over all networks
inline constexpr std::chrono::seconds name_pause{10};

// What is known of the sign-ins that failed, or have not ended yet, when another begins.
struct Attempts {
    int of_pair{0}; // since its last success
    std::optional<Moment> last_of_pair{};
    int of_network{0}; // within the window
    std::optional<Moment> first_of_network{};
    int of_name{0}; // within the window
    std::optional<Moment> last_of_name{};
    bool is_known_network{false};
};

// How long it takes until this name may be tried from this network again; zero when it may be tried now.
std::chrono::seconds wait_of(Attempts const&, int failures_max, Moment now);

// An IPv4 address, or the first 64 bits of an IPv6 one: the rest belongs to whoever holds them.
std::string network_of(std::string_view address);

} // namespace fengye::people
