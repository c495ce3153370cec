#pragma once

#include <filesystem>
#include <mutex>

#include "platform/crypto/chain.hpp"

namespace fengye {

struct Checkpoint {
    crypto::ChainHead journal;
    crypto::ChainHead gazette;
};

// The heads of both chains as of the last commits, in a file beside the database: so a tail cut from the
// database is found. Written after each commit into two slots in turn, so that a torn write leaves the one
// before it. A command beside the serving program writes it too: the furthest head of each chain stays.
class CheckpointFile {
public:
    explicit CheckpointFile(std::filesystem::path);
    ~CheckpointFile();
    CheckpointFile(CheckpointFile const&) = delete;

    // The newest whole slot; zeros when there is none.
    Checkpoint read() const;
    // Keeps a head that is further than the one given. Failing is logged, not thrown: the commit has already
    // happened.
    void write(Checkpoint const&);

private:
    int m_file;
    mutable std::mutex m_mutex;
    Checkpoint m_last;
    std::uint64_t m_turn{0};
};

} // namespace fengye
