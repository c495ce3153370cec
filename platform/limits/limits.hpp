#pragma once

#include <chrono>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "platform/clock/clock.hpp"

namespace fengye {

// How often one address may do something. Kept in memory, for nobody waits for a disk to be told no, and
// forgotten with the program. There is no brake for all together: whoever trips a limit stops himself alone.
class Limits {
public:
    struct Limit {
        std::string_view what; // "letters.send"
        int count_max;
        std::chrono::seconds within;
    };
    enum class Answer { in_time, too_often };

    // Counts this one, and says whether it came within the limit.
    Answer take(Limit const&, std::string_view address, Moment now);
    // Whether the next one would come within it.
    Answer look(Limit const&, std::string_view address, Moment now) const;
    // A limit that was tripped is lifted, by a puzzle solved or a question answered.
    void lift(Limit const&, std::string_view address);

    // The first half of an IPv6 address counts as one, since whoever has one of its addresses has them all.
    static std::string caller(std::string_view address);

private:
    struct Count {
        Moment since;
        int count;
    };
    static constexpr std::size_t kept_max = 200'000;
    static std::string key(Limit const&, std::string_view address);
    void make_room(Moment now);

    mutable std::mutex m_mutex;
    std::unordered_map<std::string, Count> m_counts;
};

} // namespace fengye
