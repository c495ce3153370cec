#include "modules/casework/module.hpp"

#include "modules/casework/actions/forget_drafts.hpp"
#include "modules/casework/actions/keep_file.hpp"

namespace fengye::casework {

using namespace std::chrono_literals;

void declare(Module& module)
{
    module.portal.keep_file = [](Platform& platform, std::string_view name,
                                 std::string_view bytes) -> Result<std::string> {
        auto const kept = TRY(keep_file(platform.files, Vault{platform.key}, name, bytes));
        return encode(kept);
    };
    module.daily(3h, "casework.forget_drafts", [](Work& work, Platform&) { return forget_drafts(work); });
    module.job<SealedFileErasure>(
        "casework.erase_file", [](Work&, Platform& platform, SealedFileErasure const& erasure) {
            return erase_file(platform.files, erasure.hash);
        });
}

} // namespace fengye::casework
