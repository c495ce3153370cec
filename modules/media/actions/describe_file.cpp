#include "modules/media/actions/describe_file.hpp"

#include <fmt/format.h>

#include "modules/media/store/library.hpp"

namespace fengye::media {

Result<void> describe_file(Work& work, FileId id, std::string const& alt)
{
    auto const file = find_file(work.tx, id);
    if (!file || !work.actor.may("editorial.draft", file->unit))
        return refuse(Because::not_found, "platform.not_found");
    if (alt.empty())
        return refuse(Because::not_valid, "media.alt_missing", "alt");
    if (alt.size() > alt_bytes_max)
        return refuse(Because::not_valid, "media.alt_long", "alt");
    store::save_alt(work.tx, id, alt);
    work.record("media.file_described", "file/" + id.text());
    return {};
}

Result<void> note_export(Work& work, std::int64_t count, std::string const& filter)
{
    work.record("media.exported", "files", fmt::format("count={} filter={}", count, filter));
    return {};
}

} // namespace fengye::media
