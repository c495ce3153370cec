#include "platform/work/checkpoint.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <fcntl.h>
#include <sstream>
#include <system_error>
#include <unistd.h>

#include <fmt/format.h>

#include "platform/log/log.hpp"

namespace fengye {

namespace {

constexpr std::size_t slot_size = 512;

struct Slot {
    std::uint64_t turn{0};
    Checkpoint checkpoint;
};

// turn journal-number journal-hash gazette-number gazette-hash check, one line of text for an operator's eyes
// too
std::string write_slot(Slot const& slot)
{
    auto const& [journal, gazette] = slot.checkpoint;
    auto const hash = [](crypto::ChainHead const& head) {
        return head.hash.empty() ? std::string{"-"} : crypto::hex(head.hash);
    };
    auto line = fmt::format(
        "{} {} {} {} {}", slot.turn, journal.number, hash(journal), gazette.number, hash(gazette));
    line += " " + crypto::short_hash(line);
    line.resize(slot_size - 1, ' ');
    return line + "\n";
}

std::string from_hex(std::string_view digits)
{
    std::string bytes;
    for (std::size_t i = 0; i + 1 < digits.size(); i += 2) {
        unsigned value = 0;
        std::from_chars(digits.data() + i, digits.data() + i + 2, value, 16);
        bytes += static_cast<char>(value);
    }
    return bytes;
}

Slot read_slot(std::string const& text)
{
    std::istringstream words{text};
    Slot slot;
    std::string journal_hash, gazette_hash, check;
    auto& [journal, gazette] = slot.checkpoint;
    if (!(words >> slot.turn >> journal.number >> journal_hash >> gazette.number >> gazette_hash >> check))
        return {};
    auto const signed_part =
        fmt::format("{} {} {} {} {}", slot.turn, journal.number, journal_hash, gazette.number, gazette_hash);
    if (crypto::short_hash(signed_part) != check)
        return {};
    journal.hash = journal_hash == "-" ? "" : from_hex(journal_hash);
    gazette.hash = gazette_hash == "-" ? "" : from_hex(gazette_hash);
    return slot;
}

Slot newest_slot(int file)
{
    Slot newest;
    for (int i = 0; i < 2; ++i) {
        std::string text(slot_size, '\0');
        auto const got = ::pread(file, text.data(), text.size(), i * slot_size);
        text.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
        if (auto slot = read_slot(text); slot.turn > newest.turn)
            newest = std::move(slot);
    }
    return newest;
}

void keep_furthest(crypto::ChainHead& kept, crypto::ChainHead const& other)
{
    if (other.number > kept.number)
        kept = other;
}

// One program at a time reads the slots and writes the next.
class Turn {
public:
    explicit Turn(int file) : m_file{file} { set(F_WRLCK); }
    ~Turn() { set(F_UNLCK); }
    Turn(Turn const&) = delete;

private:
    void set(short type) const
    {
        struct flock wanted{};
        wanted.l_type = type;
        wanted.l_whence = SEEK_SET;
        while (::fcntl(m_file, F_OFD_SETLKW, &wanted) != 0 && errno == EINTR) {}
    }
    int m_file;
};

} // namespace

CheckpointFile::CheckpointFile(std::filesystem::path path)
    : m_file{::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0640)}
{
    if (m_file < 0)
        throw std::system_error{errno, std::generic_category(), "cannot open " + path.string()};
    auto const slot = newest_slot(m_file);
    m_turn = slot.turn;
    m_last = slot.checkpoint;
}

CheckpointFile::~CheckpointFile()
{
    ::close(m_file);
}

Checkpoint CheckpointFile::read() const
{
    std::lock_guard const lock{m_mutex};
    return newest_slot(m_file).checkpoint;
}

void CheckpointFile::write(Checkpoint const& checkpoint)
{
    std::lock_guard const lock{m_mutex};
    Turn const alone{m_file};
    auto const found = newest_slot(m_file);
    for (auto const* other : {&found.checkpoint, &checkpoint}) {
        keep_furthest(m_last.journal, other->journal);
        keep_furthest(m_last.gazette, other->gazette);
    }
    m_turn = std::max(m_turn, found.turn) + 1;
    auto const text = write_slot({m_turn, m_last});
    if (::pwrite(m_file, text.data(), text.size(), static_cast<off_t>(m_turn % 2 * slot_size)) !=
        static_cast<ssize_t>(text.size()))
        log::error("checkpoint_not_written", {{"error", std::strerror(errno)}});
}

} // namespace fengye
