#include "platform/convert/pictures.hpp"

#include <string>

#include "platform/convert/vips.hpp"

namespace fengye::convert {

namespace {

Result<std::string> shrink(std::string_view bytes, Jail& jail)
{
    auto job = vips_job("vips", bytes);
    auto const side = std::to_string(photo_side_max);
    job.arguments = {"thumbnail", "input",     "output.jpg[Q=80,strip,optimize_coding,background=255]",
                     side,        "--height",  side,
                     "--size",    "down",      "--export-profile",
                     "srgb",      "--fail-on", "truncated"};
    job.output_name = "output.jpg";
    job.limits.output_bytes = std::size_t{4} << 20;
    return as_of_a_photo(jail.run(job));
}

} // namespace

// Anything else does not come near a decoder.
bool is_photo(std::string_view bytes)
{
    if (bytes.starts_with("\xff\xd8\xff") || bytes.starts_with("\x89PNG\r\n\x1a\n") ||
        bytes.starts_with("GIF8"))
        return true;
    if (bytes.size() < 12)
        return false;
    if (bytes.starts_with("RIFF"))
        return bytes.substr(8, 4) == "WEBP";
    if (bytes.substr(4, 4) != "ftyp")
        return false;
    for (std::string_view const brand : {"heic", "heix", "heim", "heis", "mif1"})
        if (bytes.substr(8, 4) == brand)
            return true;
    return false;
}

Result<Picture> smaller_photo(std::string_view bytes, Jail& jail)
{
    if (bytes.size() > photo_bytes_max)
        return refuse(Because::not_valid, "platform.photo_too_heavy");
    if (!is_photo(bytes))
        return refuse(Because::not_valid, "platform.photo_kind");
    TRY(checked_size(bytes, jail));
    auto jpeg = TRY(shrink(bytes, jail));

    // The decoder worked on a stranger's bytes, so its answer is looked at as a stranger's.
    auto const size = size_of_bare_jpeg(jpeg);
    if (!size || size->width > photo_side_max || size->height > photo_side_max)
        return refuse(Because::not_valid, "platform.photo_broken");
    return Picture{std::move(jpeg), size->width, size->height};
}

} // namespace fengye::convert
