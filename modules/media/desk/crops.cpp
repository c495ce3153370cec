#include "modules/media/desk/crops.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "modules/media/actions/keep_crop.hpp"
#include "modules/media/desk/rows.hpp"
#include "modules/media/domain/crop.hpp"
#include "platform/browser/assets.hpp"
#include "platform/convert/cuts.hpp"

namespace fengye::media {

namespace {

// What is asked for: as typed, or as it would be best.
struct Asked {
    int x, y, width;
    Focus focus;
};

int number_in(http::Form const& form, std::string_view name, int otherwise)
{
    auto const text = form.text(name);
    int number = otherwise;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

Asked read_asked(http::Form const& form, Crop const& best, Focus focus)
{
    return {
        number_in(form, "x", best.x),
        number_in(form, "y", best.y),
        number_in(form, "width", best.width),
        {std::clamp(number_in(form, "focus_x", focus.x), 0, 100),
         std::clamp(number_in(form, "focus_y", focus.y), 0, 100)}};
}

struct Uncut {
    StoredFile file;
    std::string bytes;
    Size size; // as people see it
};

Result<Uncut> find_uncut(http::Request const& request, Platform& platform)
{
    auto file = TRY(find_own(request, platform.desk.reader()));
    auto bytes = file.kind == FileKind::picture ? platform.files.read(file.hash) : std::nullopt;
    if (!bytes || !request.actor().may("editorial.draft", file.unit))
        return refuse(Because::not_found, "platform.not_found");
    auto size = file.size;
    if (bytes->find("Exif") != std::string::npos) { // perhaps it was turned
        auto const upright = TRY(convert::upright_size(*bytes));
        size = {upright.width, upright.height};
    }
    return Uncut{std::move(file), std::move(*bytes), size};
}

// Shown by views/crop.html.
http::Response
crop_screen(Desk const& desk, Uncut const& uncut, Asked const& asked, Refusal const* refusal, int status)
{
    auto const& [file, bytes, size] = uncut;
    auto const height = std::max(0, asked.width) / 4 * 3;
    auto const mark = std::max(size.width, size.height) / 60 + 2;
    html::Values values{
        {"CSRF", desk.csrf()},
        {"FILE_URL", file_url(file.id)},
        {"FILE_NAME", file.name},
        {"CROP_URL", file_url(file.id, "/crop")},
        {"WHOLE_URL", desk_path_of(file.id, file.name)},
        {"WIDTH", size.width},
        {"HEIGHT", size.height},
        {"CROP_X", asked.x},
        {"CROP_Y", asked.y},
        {"CROP_WIDTH", asked.width},
        {"CROP_HEIGHT", height},
        {"CROP_SIZE_TEXT", fmt::format("{} × {}", asked.width / 4 * 4, height)},
        {"FOCUS_X", asked.focus.x},
        {"FOCUS_Y", asked.focus.y},
        {"FOCUS_AT_X", size.width * asked.focus.x / 100},
        {"FOCUS_AT_Y", size.height * asked.focus.y / 100},
        {"MARK", mark},
        {"MEDIA_JS_URL", browser::asset("media.js")},
    };
    return desk.screen(
        desk.say("media.crop_title"),
        {"media/crop", std::move(values) + desk.errors(refusal, {"x", "y", "width", "file"})}, status);
}

// 供热.jpg: 供热-4x3.jpg
std::string cut_name(std::string const& name)
{
    return name.substr(0, name.rfind('.')) + "-4x3";
}

Result<TakenUpload>
cut_and_keep(http::Request const& request, Platform& platform, Uncut const& uncut, Asked const& asked)
{
    auto const crop = TRY(crop_in(uncut.size, asked.x, asked.y, asked.width));
    auto const bytes = TRY(convert::cut_out(uncut.bytes, {crop.x, crop.y, crop.width, crop.height()}));
    auto const examined = TRY(examine({"file", cut_name(uncut.file.name), bytes}));
    auto const kept = keep_bytes(platform.desk, platform.files, examined, bytes);
    auto const within = [](int at, int from, int length) {
        return std::clamp((at - from) * 100 / std::max(1, length), 0, 100);
    };
    Focus const focus{
        within(uncut.size.width * asked.focus.x / 100, crop.x, crop.width),
        within(uncut.size.height * asked.focus.y / 100, crop.y, crop.height())};
    auto const quota = static_cast<std::int64_t>(platform.settings.media_quota_bytes);
    return platform.works.run(
        request.actor(), [&](Work& work) { return keep_crop(work, uncut.file, kept, focus, quota); });
}

} // namespace

Result<http::Response> show_crop(http::Request const& request, Platform& platform)
{
    auto const uncut = TRY(find_uncut(request, platform));
    auto const reader = platform.desk.reader();
    Desk const desk{request, platform, reader};
    auto const best = widest_crop(uncut.size, uncut.file.focus);
    return crop_screen(desk, uncut, {best.x, best.y, best.width, uncut.file.focus}, nullptr, 200);
}

Result<http::Response> create_crop(http::Request const& request, Platform& platform)
{
    auto const uncut = TRY(find_uncut(request, platform));
    auto const& form = *request.form();
    auto const asked = read_asked(form, widest_crop(uncut.size, uncut.file.focus), uncut.file.focus);
    auto const again = [&](Refusal const* refusal, int status) {
        auto const reader = platform.desk.reader();
        Desk const desk{request, platform, reader};
        return crop_screen(desk, uncut, asked, refusal, status);
    };
    if (form.text("then") == "look")
        return again(nullptr, 200);
    if (form.text("then") == "focus") {
        TRY(platform.works.run(
            request.actor(), [&](Work& work) { return keep_focus(work, uncut.file.id, asked.focus); }));
        return http::see_other(file_url(uncut.file.id, "?done=media.toast_focus"));
    }
    auto const taken = cut_and_keep(request, platform, uncut, asked);
    if (!taken && is_shown_in_form(taken.error()))
        return again(&taken.error(), 422);
    auto const cut = TRY(taken);
    return http::see_other(file_url(cut.file.id, "?done=media.toast_cut&from=" + uncut.file.id.text()));
}

} // namespace fengye::media
