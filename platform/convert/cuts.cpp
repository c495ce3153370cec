#include "platform/convert/cuts.hpp"

#include "platform/convert/pictures.hpp"
#include "platform/convert/vips.hpp"

namespace fengye::convert {

namespace {

bool is_jpeg(std::string_view bytes)
{
    return bytes.starts_with("\xff\xd8\xff");
}

} // namespace

Result<PictureSize> upright_size(std::string_view bytes, Jail& jail)
{
    if (!is_photo(bytes))
        return refuse(Because::not_valid, "platform.photo_kind");
    auto const lying = TRY(checked_size(bytes, jail));
    if (bytes.find("Exif") == std::string_view::npos) // nothing says how it was held
        return lying;
    auto job = vips_job("vipsheader", bytes);
    job.arguments = {"-f", "orientation", "input"};
    job.limits.time = std::chrono::seconds{10};
    auto const turn = jail.run(job);
    bool const is_on_its_side = turn && !turn->empty() && turn->front() >= '5' && turn->front() <= '8';
    return is_on_its_side ? PictureSize{lying.height, lying.width} : lying;
}

Result<std::string> cut_out(std::string_view bytes, Cut const& cut, Jail& jail)
{
    auto const size = TRY(upright_size(bytes, jail));
    bool const is_inside = cut.x >= 0 && cut.y >= 0 && cut.width > 0 && cut.height > 0 &&
                           cut.x + cut.width <= size.width && cut.y + cut.height <= size.height;
    if (!is_inside)
        return refuse(Because::not_valid, "platform.photo_cut_outside");
    auto job = vips_job("vips", bytes);
    job.output_name = is_jpeg(bytes) ? "output.jpg" : "output.png";
    job.arguments = {
        "crop",
        is_jpeg(bytes) ? "input[autorotate]" : "input",
        job.output_name + (is_jpeg(bytes) ? "[Q=92,strip,optimize_coding]" : "[strip]"),
        std::to_string(cut.x),
        std::to_string(cut.y),
        std::to_string(cut.width),
        std::to_string(cut.height)};
    job.limits.output_bytes = photo_bytes_max;
    return as_of_a_photo(jail.run(job));
}

} // namespace fengye::convert
