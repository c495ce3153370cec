#include "modules/letters/actions/note_export.hpp"

#include <fmt/format.h>

namespace fengye::letters {

Result<void> note_export(Work& work, int count, std::string const& filter)
{
    work.record("letters.exported", "letters", fmt::format("count={} filter={}", count, filter));
    return {};
}

} // namespace fengye::letters
