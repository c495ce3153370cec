#pragma once

#include "modules/casework/casework.hpp"
#include "platform/convert/jail.hpp"

namespace fengye::casework {

// Examined by its content, sealed, durable when it returns. A picture becomes a small JPEG that says nothing
// of where, when and with what it was taken; Word, Excel, PDF and plain text stay as they are. Refuses,
// beside the field `file`, what is of another kind, what is broken, and pictures that cannot be cleaned now.
Result<KeptFile> keep_file(
    files::Files&, Vault const&, std::string_view name, std::string_view bytes,
    convert::Jail& jail = convert::Jail::of_this_program());

// The job: the bytes of a file that no form and no case holds any more.
Result<void> erase_file(files::Files&, std::string_view hash);

} // namespace fengye::casework
