#include "platform/convert/renditions.hpp"

#include <algorithm>

#include "platform/convert/cuts.hpp"
#include "platform/convert/pictures.hpp"
#include "platform/convert/vips.hpp"

namespace fengye::convert {

namespace {

struct Form {
    char const* type;
    char const* output;
    char const* options;
};

// The eye sees no difference at these qualities on a page; more effort would only take longer.
constexpr Form jpeg_form{"image/jpeg", "output.jpg", "[Q=80,strip,optimize_coding,background=255]"};
constexpr Form forms[] = {
    {"image/avif", "output.avif", "[Q=55,effort=3,strip]"},
    {"image/webp", "output.webp", "[Q=78,strip,profile=none]"}};

Result<std::string> thumbnail(std::string_view bytes, int width, Form const& form, Jail& jail)
{
    auto job = vips_job("vips", bytes);
    job.arguments = {
        "thumbnail",
        "input",
        std::string{form.output} + form.options,
        std::to_string(width),
        "--height",
        "100000", // the width alone decides
        "--size",
        "down",
        "--export-profile",
        "srgb",
        "--fail-on",
        "truncated"};
    job.output_name = form.output;
    job.limits.output_bytes = std::size_t{4} << 20;
    return as_of_a_photo(jail.run(job));
}

// The decoder worked on a stranger's bytes, so its answer is looked at as a stranger's.
bool looks_like(std::string_view bytes, std::string_view type)
{
    if (bytes.size() < 12)
        return false;
    return type == "image/webp" ? bytes.starts_with("RIFF") && bytes.substr(8, 4) == "WEBP"
                                : bytes.substr(4, 8) == "ftypavif";
}

std::vector<int> widths_for(int width)
{
    std::vector<int> widths;
    for (auto const wanted : rendition_widths)
        if (wanted <= width)
            widths.push_back(wanted);
    if (width < rendition_widths[2] && (widths.empty() || widths.back() != width))
        widths.push_back(width);
    return widths;
}

} // namespace

bool is_animated(std::string_view bytes)
{
    auto const holds = [&](std::string_view mark) { return bytes.find(mark) != std::string_view::npos; };
    if (bytes.starts_with("GIF8"))
        return holds("NETSCAPE2.0") || holds("ANIMEXTS1.0");
    return bytes.starts_with("\x89PNG") && bytes.substr(0, 4096).find("acTL") != std::string_view::npos;
}

Result<std::vector<Rendition>> renditions_of(std::string_view bytes, Jail& jail)
{
    if (!is_photo(bytes) || is_animated(bytes))
        return refuse(Because::not_valid, "platform.photo_kind");
    auto const whole = TRY(upright_size(bytes, jail));
    std::vector<Rendition> renditions;
    for (auto const width : widths_for(whole.width)) {
        auto jpeg = TRY(thumbnail(bytes, width, jpeg_form, jail));
        auto const size = size_of_bare_jpeg(jpeg);
        if (!size || size->width > width)
            return refuse(Because::not_valid, "platform.photo_broken");
        for (auto const& form : forms) {
            auto smaller = TRY(thumbnail(bytes, width, form, jail));
            if (!looks_like(smaller, form.type))
                return refuse(Because::not_valid, "platform.photo_broken");
            renditions.push_back({size->width, size->height, form.type, std::move(smaller)});
        }
        renditions.push_back({size->width, size->height, jpeg_form.type, std::move(jpeg)});
    }
    return renditions;
}

} // namespace fengye::convert
