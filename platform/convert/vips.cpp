#include "platform/convert/vips.hpp"

#include <cstdio>

#include "platform/convert/pictures.hpp"

namespace fengye::convert {

Job vips_job(std::string program, std::string_view bytes)
{
    Job job{.program = std::move(program), .package = "libvips-tools"};
    job.environment = {"VIPS_BLOCK_UNTRUSTED=1", "VIPS_CONCURRENCY=1", "VIPS_WARNING=0"};
    job.input = bytes;
    job.limits.time = std::chrono::seconds{60};
    return job;
}

Result<PictureSize> checked_size(std::string_view bytes, Jail& jail)
{
    auto job = vips_job("vipsheader", bytes);
    job.arguments = {"input"};
    job.limits.time = std::chrono::seconds{10};
    auto const header = TRY(as_of_a_photo(jail.run(job)));

    long width = 0;
    long height = 0;
    if (std::sscanf(header.c_str(), "input: %9ldx%9ld ", &width, &height) != 2 || width < 1 || height < 1)
        return refuse(Because::not_valid, "platform.photo_broken");
    if (width * height > photo_pixels_max)
        return refuse(Because::not_valid, "platform.photo_too_large");
    return PictureSize{static_cast<int>(width), static_cast<int>(height)};
}

} // namespace fengye::convert
