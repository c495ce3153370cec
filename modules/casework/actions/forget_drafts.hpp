#pragma once

#include "modules/casework/casework.hpp"

namespace fengye::casework {

// Forms nobody has gone on with for thirty days go, with their files.
Result<void> forget_drafts(Work&);

// A file that neither a form nor a case needs any more: its row now, its bytes by a job.
void forget_draft_file(Work&, std::string_view hash);

// Of the job that takes a file's bytes away; doing it twice does no harm.
struct SealedFileErasure {
    std::string hash;
    static constexpr auto fields() { return std::tuple{field("hash", &SealedFileErasure::hash)}; }
};

} // namespace fengye::casework
