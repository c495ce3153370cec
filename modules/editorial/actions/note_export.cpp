#include "modules/editorial/actions/note_export.hpp"

#include <fmt/format.h>

namespace fengye::editorial {

Result<void> note_export(Work& work, std::int64_t count, std::string const& filter)
{
    work.record("editorial.exported", "items", fmt::format("count={} filter={}", count, filter));
    return {};
}

} // namespace fengye::editorial
