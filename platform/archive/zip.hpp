#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fengye::archive {

struct Entry {
    std::string name; // UTF-8, as the archive has it: never a path of ours
    std::uint64_t size = 0;
    bool is_encrypted = false;
};

// A ZIP archive in memory, read without trust: what it says of its sizes is looked at before anything is
// unpacked.
class Zip {
public:
    static constexpr std::size_t entries_max = 5'000;

    // Nothing when it is no archive, is broken, or has more entries. The bytes must outlive it.
    static std::optional<Zip> open(std::string_view bytes);
    ~Zip();
    Zip(Zip&&) noexcept;
    Zip& operator=(Zip&&) noexcept;

    std::vector<Entry> const& entries() const { return m_entries; }
    bool holds(std::string_view name) const;

    // Nothing when there is none of that name, it is encrypted or broken, or unpacks to more.
    std::optional<std::string> read(std::string_view name, std::size_t bytes_max) const;

private:
    struct Handle;
    explicit Zip(std::unique_ptr<Handle>);

    std::unique_ptr<Handle> m_handle;
    std::vector<Entry> m_entries;
};

} // namespace fengye::archive
