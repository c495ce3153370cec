#include "modules/media/desk/library.hpp"

#include <fmt/format.h>

#include "modules/media/actions/describe_file.hpp"
#include "modules/media/desk/rows.hpp"
#include "modules/people/people.hpp"
#include "platform/module/pager.hpp"
#include "platform/module/saved_file.hpp"
#include "platform/sheet/sheet.hpp"

namespace fengye::media {

namespace {

constexpr int files_per_page = 24;
constexpr int rows_at_once = 1000; // read from the store
constexpr std::int64_t rows_max = 50'000;

html::Values room_values(Desk const& desk)
{
    auto const used = bytes_of_unit(desk.reader, desk.actor().unit);
    auto const quota = static_cast<std::int64_t>(desk.platform.settings.media_quota_bytes);
    return {
        {"ROOM_USED", used},
        {"ROOM_MAX", quota},
        {"ROOM_USED_TEXT", size_text(used)},
        {"ROOM_MAX_TEXT", size_text(quota)},
        {"IS_NEARLY_FULL", used > quota / 10 * 9}};
}

std::vector<html::Values> kind_options(Desk const& desk, std::optional<FileKind> chosen)
{
    std::vector<html::Values> rows;
    for (auto const name : names_of(FileKind{}))
        rows.push_back(
            {{"VALUE", name},
             {"NAME", desk.say(fmt::format("media.kind_{}", name))},
             {"IS_CHOSEN", chosen && name_of(*chosen) == name}});
    return rows;
}

std::vector<sheet::Column> columns_of(Desk const& desk)
{
    using sheet::Kind;
    return {
        {desk.say("media.number"), Kind::number},
        {desk.say("media.name")},
        {desk.say("media.kind")},
        {desk.say("media.bytes"), Kind::number},
        {desk.say("media.picture_size")},
        {desk.say("media.alt")},
        {desk.say("media.uses"), Kind::number},
        {desk.say("media.made_by")},
        {desk.say("media.made_at"), Kind::moment},
        {desk.say("media.hash")}};
}

std::vector<sheet::Cell> row_of(Desk const& desk, store::LibraryFile const& one)
{
    auto const& file = one.file;
    bool const is_picture = file.kind == FileKind::picture;
    return {
        file.id.number,
        file.name,
        desk.said("media.kind_", file.kind),
        file.size_bytes,
        is_picture ? fmt::format("{}x{}", file.size.width, file.size.height) : std::string{},
        file.alt,
        one.uses,
        people::shown_name(desk.reader, file.person),
        file.made_at,
        file.hash};
}

using Write = std::string (*)(sheet::Sheet const&, sheet::MoreRows const&);

Result<http::Response> send(
    http::Request const& request, Platform& platform, Write write, std::string_view type,
    std::string_view ending)
{
    auto const reader = platform.desk.reader();
    Desk const desk{request, platform, reader};
    auto filter = filter_of(request);
    filter.limit = rows_at_once;
    std::vector<store::LibraryFile> read;
    std::size_t next = 0;
    std::int64_t count = 0;
    auto bytes = write(
        {desk.say("media.library"), columns_of(desk), {}}, [&]() -> std::optional<std::vector<sheet::Cell>> {
            if (next == read.size()) {
                read = store::list_files(reader, filter);
                filter.offset += rows_at_once;
                next = 0;
            }
            if (read.empty() || count == rows_max)
                return std::nullopt;
            ++count;
            return row_of(desk, read[next++]);
        });
    auto const chosen = http::query_text(chosen_pairs(request));
    TRY(platform.works.run(request.actor(), [&](Work& work) { return note_export(work, count, chosen); }));
    auto const today = to_text(day_of(platform.clock.now()));
    return as_file(std::move(bytes), type, fmt::format("{} {}{}", desk.say("media.library"), today, ending));
}

} // namespace

// Shown by views/library.html.
http::Response
library_screen(http::Request const& request, Platform& platform, Refusal const* refusal, int status)
{
    auto const reader = platform.desk.reader();
    Desk const desk{request, platform, reader};
    auto filter = filter_of(request);
    filter.limit = files_per_page;
    filter.offset = (page_asked_for(request) - 1) * files_per_page;
    auto const total = store::count_files(reader, filter);
    auto const pairs = chosen_pairs(request);
    std::vector<html::Values> rows;
    for (auto const& one : store::list_files(reader, filter))
        rows.push_back(
            file_values(desk, one.file) + html::Values{
                                              {"FILE_URL", file_url(one.file.id)},
                                              {"THUMBNAIL_URL", file_url(one.file.id, "/thumbnail")},
                                              {"IS_USED", one.uses > 0},
                                              {"IS_UNUSED", one.uses == 0},
                                              {"USES", one.uses}});
    bool const has_files = !rows.empty();
    html::Values values{
        {"TOTAL", total},
        {"CSRF", desk.csrf()},
        {"MAY_UPLOAD", desk.actor().may("editorial.draft", desk.actor().unit)},
        {"IS_UPLOAD_OPEN", refusal != nullptr},
        {"KINDS", kind_options(desk, filter.kind)},
        {"KEYWORD", filter.keyword},
        {"IS_ONLY_UNUSED", filter.only_unused},
        {"HAS_CHOSEN", !pairs.empty()},
        {"HAS_FILES", has_files},
        {"NO_FILES", !has_files},
        {"FILES", std::move(rows)},
        {"XLSX_URL", "/desk/media/files.xlsx" + http::query_text(pairs)},
        {"CSV_URL", "/desk/media/files.csv" + http::query_text(pairs)},
    };
    return desk.screen(
        desk.say("media.library"),
        {"media/library", std::move(values) + room_values(desk) + desk.errors(refusal, {"file"}) +
                              pager_values(request, total, files_per_page)},
        status);
}

Result<http::Response> show_library(http::Request const& request, Platform& platform)
{
    return library_screen(request, platform, nullptr, 200);
}

Result<http::Response> send_library_xlsx(http::Request const& request, Platform& platform)
{
    return send(request, platform, sheet::to_xlsx, xlsx_type, ".xlsx");
}

Result<http::Response> send_library_csv(http::Request const& request, Platform& platform)
{
    return send(request, platform, sheet::to_csv, csv_type, ".csv");
}

} // namespace fengye::media
