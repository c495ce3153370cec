#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "platform/http/budget.hpp"
#include "platform/http/request.hpp"

namespace fengye::http {

// The room there is for the bodies of all requests under way.
struct BodyRoom {
    std::size_t in_memory_max; // of one body; a larger one is put into a file
    Budget memory;
    Budget disk;
    std::filesystem::path folder;
    std::size_t file_bytes_min{0}; // a file takes at least so much, since open files are few as well

    // Those nobody knows may soon find none: then it matters who asks.
    bool is_contended() const
    {
        return memory.used() > memory.bytes_max() / 4 || disk.used() > disk.bytes_max() / 4;
    }
};

// A file without a name: it is gone with whoever holds it, even after a kill.
class NamelessFile {
public:
    explicit NamelessFile(std::filesystem::path const& folder);
    ~NamelessFile();
    NamelessFile(NamelessFile const&) = delete;

    void append(std::string_view);
    // All that was appended; nothing may be appended after this.
    std::string_view text();

private:
    int m_descriptor;
    std::size_t m_size{0};
    char const* m_mapped{nullptr};
};

// What a request brings, as it comes: in memory while it is small and memory lasts, else in a file.
// Those nobody knows may together use half of either, so that they cannot keep the staff from working.
class Body {
public:
    Body(BodyRoom&, BodySize);

    // False when there is no room for it now.
    bool append(std::string_view);
    std::size_t size_bytes() const { return m_size; }
    bool is_on_disk() const { return m_file != nullptr; }
    // Lets the request have it, or says that it cannot be read. The room it takes is taken until this body
    // goes.
    bool hand_over(Request&);

private:
    bool spill(std::string_view);

    BodyRoom& m_room;
    Share m_memory;
    Share m_disk;
    std::string m_text;
    std::shared_ptr<NamelessFile> m_file;
    std::size_t m_size{0};
};

} // namespace fengye::http
