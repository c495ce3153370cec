#pragma once

#include "modules/casework/casework.hpp"

namespace fengye::casework {

// Examined by its content, sealed, durable when it returns. Refuses what media::examine refuses.
Result<KeptFile> keep_file(files::Files&, Vault const&, std::string_view name, std::string_view bytes);

// The job: the bytes of a file that no form and no case holds any more.
Result<void> erase_file(files::Files&, std::string_view hash);

} // namespace fengye::casework
