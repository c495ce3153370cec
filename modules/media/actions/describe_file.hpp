#pragma once

#include "modules/media/media.hpp"

namespace fengye::media {

inline constexpr std::size_t alt_bytes_max = 600;

// Writes down what a picture shows. Refuses with not_found for a file of another unit.
Result<void> describe_file(Work&, FileId, std::string const& alt);

// A list of files has left the desk as a file of its own.
Result<void> note_export(Work&, std::int64_t count, std::string const& filter);

} // namespace fengye::media
