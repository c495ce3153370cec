#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

// Programs on one machine agree about a front's file by locks on a file beside it. The system takes a lock
// away from a program that ends, however it ends.
namespace fengye::front {

class LockFile {
public:
    explicit LockFile(std::filesystem::path const& front);
    ~LockFile();
    LockFile(LockFile const&) = delete;

    enum class Byte { owner, place };
    enum class Mode { shared, exclusive };
    bool try_lock(Byte, Mode) const;
    void lock(Byte, Mode) const; // waits

    std::string text() const;
    void write(std::string_view text) const;

private:
    bool set(int command, Byte, Mode) const;
    int m_descriptor;
};

// Whoever has it is the only one who writes the front's file: the serving program, or a command while none
// serves.
class Ownership {
public:
    // Null when another program has it. `who` tells the others, in words for a person.
    static std::unique_ptr<Ownership> claim(std::filesystem::path const& front, std::string_view who);

private:
    explicit Ownership(std::filesystem::path const& front) : m_file{front} {}
    LockFile m_file;
};

// "fengye serve, process 4711"; empty when nobody owns it.
std::string owner_of(std::filesystem::path const& front);

// The file under the front's name stays the same while this is held: exclusively by its owner to put another
// in its place, shared by whoever else looks into it.
class PlaceLock {
public:
    PlaceLock(std::filesystem::path const& front, LockFile::Mode mode) : m_file{front}
    {
        m_file.lock(LockFile::Byte::place, mode);
    }

private:
    LockFile m_file;
};

} // namespace fengye::front
