#include "modules/people/domain/sign_in_limits.hpp"

#include <algorithm>
#include <array>

#include <arpa/inet.h>

namespace fengye::people {

using namespace std::chrono;

namespace {

// 1, 2, 4, 8, 15 minutes.
minutes pause_after(int failures, int failures_max)
{
    int const further = std::clamp(failures - failures_max, 0, 10);
    return std::min(minutes{1 << further}, pair_wait_max);
}

seconds until(Moment then, Moment now)
{
    return std::max(then - now, seconds{0});
}

} // namespace

seconds wait_of(Attempts const& attempts, int failures_max, Moment now)
{
    seconds wait{0};
    if (attempts.of_pair >= failures_max && attempts.last_of_pair)
        wait =
            std::max(wait, until(*attempts.last_of_pair + pause_after(attempts.of_pair, failures_max), now));
    if (attempts.of_network >= network_attempts_max && attempts.first_of_network)
        wait = std::max(wait, until(*attempts.first_of_network + limit_window, now));
    if (attempts.of_name >= name_attempts_max && attempts.last_of_name && !attempts.is_known_network)
        wait = std::max(wait, until(*attempts.last_of_name + name_pause, now));
    return wait;
}

std::string network_of(std::string_view address)
{
    std::string const text{address};
    std::array<unsigned char, 16> bytes{};
    if (inet_pton(AF_INET6, text.c_str(), bytes.data()) != 1)
        return text;
    static constexpr std::array<unsigned char, 12> mapped{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
    std::array<char, INET6_ADDRSTRLEN> out{};
    if (std::equal(mapped.begin(), mapped.end(), bytes.begin())) {
        inet_ntop(AF_INET, bytes.data() + mapped.size(), out.data(), out.size());
        return out.data();
    }
    std::fill(bytes.begin() + 8, bytes.end(), 0);
    inet_ntop(AF_INET6, bytes.data(), out.data(), out.size());
    return std::string{out.data()} + "/64";
}

} // namespace fengye::people
