#include "modules/media/desk/file_page.hpp"

#include "modules/media/actions/describe_file.hpp"
#include "modules/media/desk/rows.hpp"

namespace fengye::media {

namespace {

std::vector<html::Values> holder_rows(Desk const& desk, FileId id)
{
    std::vector<html::Values> rows;
    for (auto const& holder : holders_of(desk.reader, id)) {
        auto const slash = holder.subject.rfind('/');
        auto const stem = holder.state.rfind("state_");
        rows.push_back({
            {"HOLDER_URL", holder.path},
            {"HOLDER_NUMBER", holder.subject.substr(slash + 1)},
            {"HOLDER_TITLE", holder.title.empty() ? desk.say("media.untitled") : holder.title},
            {"HOLDER_STATE", stem == std::string::npos ? "" : holder.state.substr(stem + 6)},
            {"HOLDER_STATE_TEXT", desk.say(holder.state)},
            {"IS_PUBLIC_BESIDE", holder.is_public && !holder.state.ends_with("_published")},
        });
    }
    return rows;
}

std::vector<html::Values> same_rows(Desk const& desk, StoredFile const& file)
{
    std::vector<html::Values> rows;
    for (auto const& same : store::files_with(desk.reader, file.unit, file.hash))
        if (same.id != file.id)
            rows.push_back(
                {{"SAME_URL", file_url(same.id)},
                 {"SAME_ID", same.id},
                 {"SAME_NAME", same.name},
                 {"SAME_AT", to_iso(same.made_at)},
                 {"SAME_AT_TEXT", to_short_text(same.made_at)},
                 {"SAME_USES", static_cast<std::int64_t>(holders_of(desk.reader, same.id).size())}});
    return rows;
}

// A picture that was cut out of another can take its place.
html::Values original_values(Desk const& desk, StoredFile const& file)
{
    auto const id = FileId::from(desk.request.argument("from"));
    auto const original = id ? find_file(desk.reader, *id) : std::nullopt;
    auto const uses = original && original->unit == file.unit ? holders_of(desk.reader, *id).size() : 0;
    bool const is_offered = uses > 0 && desk.actor().may("editorial.draft", file.unit);
    return {
        {"IS_OFFERED", is_offered},
        {"ORIGINAL_NAME", is_offered ? original->name : ""},
        {"ORIGINAL_USES", static_cast<std::int64_t>(uses)},
        {"ORIGINAL_REPLACE_URL", is_offered ? file_url(*id, "/replacement") : ""}};
}

// Shown by views/file.html.
http::Response
file_screen(Desk const& desk, StoredFile const& file, Refusal const* refusal = nullptr, int status = 200)
{
    auto holders = holder_rows(desk, file.id);
    auto same = same_rows(desk, file);
    bool const is_picture = file.kind == FileKind::picture;
    bool const may_write = desk.actor().may("editorial.draft", file.unit);
    html::Values values{
        {"CSRF", desk.csrf()},
        {"MAY_DESCRIBE", is_picture && may_write},
        {"MAY_NOT_DESCRIBE", is_picture && !may_write},
        {"CROP_URL", file_url(file.id, "/crop")},
        {"MAY_REPLACE", may_write && !holders.empty()},
        {"REPLACE_URL", file_url(file.id, "/replacement")},
        {"DESCRIBE_URL", file_url(file.id, "/description")},
        {"TYPED_ALT", refusal && desk.request.form() ? desk.request.form()->text("alt") : file.alt},
        {"FILE_ID", file.id},
        {"WHOLE_URL", desk_path_of(file.id, file.name)},
        {"ALT", file.alt},
        {"HASH", file.hash},
        {"HAS_HOLDERS", !holders.empty()},
        {"NO_HOLDERS", holders.empty()},
        {"HOLDER_COUNT", static_cast<std::int64_t>(holders.size())},
        {"HOLDERS", std::move(holders)},
        {"HAS_SAME", !same.empty()},
        {"SAME", std::move(same)},
    };
    return desk.screen(
        file.name,
        {"media/file", std::move(values) + file_values(desk, file) + original_values(desk, file) +
                           desk.errors(refusal, {"alt", "file"})},
        status);
}

} // namespace

http::Response
file_screen(http::Request const& request, Platform& platform, FileId id, Refusal const& refusal)
{
    auto const reader = platform.desk.reader();
    Desk const desk{request, platform, reader};
    return file_screen(desk, find_file(reader, id).value(), &refusal, 422);
}

Result<http::Response> show_file_page(http::Request const& request, Platform& platform)
{
    auto const reader = platform.desk.reader();
    Desk const desk{request, platform, reader};
    auto const file = TRY(find_own(request, reader));
    return file_screen(desk, file);
}

Result<http::Response> create_description(http::Request const& request, Platform& platform)
{
    auto const file = TRY(find_own(request, platform.desk.reader()));
    auto const alt = request.form()->text("alt");
    auto const described =
        platform.works.run(request.actor(), [&](Work& work) { return describe_file(work, file.id, alt); });
    if (!described && is_shown_in_form(described.error()))
        return file_screen(request, platform, file.id, described.error());
    TRY(described);
    return http::see_other(file_url(file.id, "?done=media.toast_described"));
}

} // namespace fengye::media
