#pragma once

#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "platform/convert/child.hpp"
#include "platform/result/result.hpp"

// Start here: other people's programs, run on other people's files, where they can hurt nobody
// (docs/decisions/0014).
namespace fengye::convert {

// One run of a program of Debian. It finds its input under that name in the folder where it begins, which is
// its own and its home, and is gone afterwards.
struct Job {
    std::string program; // a name in /usr/bin
    std::string package; // of Debian, for the words about what is missing
    std::vector<std::string> arguments{};
    std::vector<std::string> environment{}; // NAME=value, beside PATH, HOME, TMPDIR and LANG
    std::string input_name = "input";
    std::string_view input{};
    std::string output_name{}; // the file that is the answer; none: what the program prints
    Limits limits{};
    bool may_wait = true; // for a turn; else it is refused while all are taken
};

// How far the child is shut in. Namespaces: it sees /usr, fonts and its own folder, and no network. Limits
// only, where bubblewrap is missing or may not make namespaces: its own folder by habit, and the same limits.
enum class Walls { namespaces, limits_only };

// How many children there are at once, and who waits for a turn.
struct Queue {
    int at_once = 2;
    int waiting = 8;
    std::chrono::milliseconds patience{30'000};
};

class Jail {
public:
    // Tries what walls can be had here, and logs it when they are low.
    Jail();
    explicit Jail(Walls walls, Queue queue = {}) : m_walls{walls}, m_queue{queue} {}
    Jail(Jail const&) = delete;

    // There is one machine to share, so there is one jail for the whole program, made when it is first asked
    // for.
    static Jail& of_this_program();

    // Refuses with unavailable when the program is not installed, with too_many when the queue is full, and
    // with not_valid when the program fails, is late, or makes too much. What a program was late or too large
    // with twice is not tried a third time while this jail stands.
    Result<std::string> run(Job const&);

    Walls walls() const { return m_walls; }
    // How many wait for a turn now.
    int waiting() const;

private:
    class Turn;
    bool is_in_quarantine(std::string const& what);
    void note_failure(std::string const& what);

    Walls const m_walls;
    Queue const m_queue{};
    mutable std::mutex m_mutex;
    std::condition_variable m_freed;
    int m_running = 0;
    int m_waiting = 0;
    std::map<std::string, int> m_failures; // by program, input and arguments
};

bool is_installed(std::string_view program);

// The packages of Debian that conversions would need and that are not here.
std::vector<std::string> missing_packages();

} // namespace fengye::convert
