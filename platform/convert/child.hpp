#pragma once

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

namespace fengye::convert {

// What one conversion may cost. Beyond it, the child ends and the rest of the program does not notice.
struct Limits {
    std::chrono::milliseconds time{30'000};          // by the clock on the wall
    std::size_t memory_bytes = std::size_t{2} << 30; // address space of each of its processes
    std::size_t folder_bytes = std::size_t{256} << 20;
    std::size_t output_bytes = std::size_t{64} << 20;
    int processes = 64; // threads count as processes
};

struct Child {
    std::vector<std::string> command;     // its first word is a path
    std::vector<std::string> environment; // NAME=value, and nothing else
    std::vector<int> descriptors{};       // become 3, 4, … in the child
    std::filesystem::path folder{"/"};    // where it begins
    bool folder_is_watched = false;       // where the kernel does not bound the folder, we look at its size
};

struct Ended {
    enum class How { well, failed, late, too_large };
    How how;
    std::string output{};
    int status = 0; // as waitpid gives it
};

// Runs the child with limits, a session of its own and none of our descriptors, and waits for it. What it
// prints on standard output is the answer; the rest is thrown away. Begun by root, it runs as nobody. When it
// is late or too large, its whole process group is killed. Throws when no child can be begun.
Ended run_child(Child const&, Limits const&);

} // namespace fengye::convert
