#include "modules/editorial/desk/drafts.hpp"

#include <charconv>

#include <fmt/format.h>

#include "modules/editorial/actions/keep_calls.hpp"
#include "modules/editorial/actions/write_item.hpp"
#include "modules/editorial/desk/compared_rows.hpp"
#include "modules/editorial/desk/draft_files.hpp"
#include "modules/editorial/desk/forms.hpp"
#include "modules/editorial/desk/presence.hpp"
#include "modules/editorial/desk/views.hpp"
#include "modules/editorial/domain/classes.hpp"
#include "modules/editorial/store/calls.hpp"
#include "modules/editorial/store/imports.hpp"
#include "modules/media/media.hpp"
#include "platform/browser/assets.hpp"
#include "platform/html/markup.hpp"
#include "platform/html/sanitiser.hpp"

namespace fengye::editorial {

namespace {

constexpr int calls_offered_max = 100;

int based_on_in(http::Form const& form)
{
    auto const text = form.text("based_on");
    int number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

// The newest import, with what did not come along.
html::Values import_values(Desk const& desk, Item const& item)
{
    auto const import = store::find_last_import(desk.reader, item.id);
    std::vector<html::Values> losses;
    for (auto const& [kind, count, characters, sample] :
         import ? import->report.losses : std::vector<LossLine>{})
        losses.push_back(
            {{"LOSS_NAME", desk.said("editorial.loss_", kind)},
             {"LOSS_COUNT_TEXT",
              characters == 0 ? desk.say("editorial.loss_pieces", {{"n", std::to_string(count)}})
                              : desk.say("editorial.loss_characters", {{"n", std::to_string(characters)}})},
             {"HAS_LOSS_SAMPLE", !sample.empty()},
             {"LOSS_SAMPLE", sample}});
    return {
        {"HAS_IMPORT", import.has_value()},
        {"IMPORT_NAME", import ? import->name : ""},
        {"IMPORT_URL", import ? media::desk_path_of(import->file, import->name) : ""},
        {"IMPORT_BY", import ? people::shown_name(desk.reader, import->person) : ""},
        {"IMPORT_AT", import ? to_iso(import->made_at) : ""},
        {"IMPORT_AT_TEXT", import ? to_short_text(import->made_at) : ""},
        {"IMPORT_SOURCE", import ? import->report.source_characters : 0},
        {"IMPORT_KEPT", import ? import->report.kept_characters : 0},
        {"IMPORT_PICTURES", import ? import->report.pictures : 0},
        {"IS_WHOLE", losses.empty()},
        {"HAS_LOSSES", !losses.empty()},
        {"LOSSES", std::move(losses)},
    };
}

// What the editor opens with: one's own line, else the newest edition, else an empty page of the unit.
struct Opened {
    Item item;
    Content content;
    int based_on;
    std::optional<Moment> saved_at;
};

Result<Opened> open_item(http::Request const& request, db::Reader const& reader)
{
    auto item = TRY(find_visible(request, reader));
    if (!may_edit(request.actor(), item))
        return refuse(Because::conflict, "editorial.error_not_open");
    if (auto draft = store::find_draft(reader, item.id, request.actor().person))
        return Opened{std::move(item), std::move(draft->content), draft->based_on, draft->saved_at};
    if (auto edition = store::find_edition(reader, item.id, item.edition)) {
        auto const number = item.edition;
        return Opened{std::move(item), std::move(edition->content), number, edition->made_at};
    }
    Content content;
    if (auto const unit = people::find_unit(reader, item.unit))
        content.source = unit->name_zh;
    return Opened{std::move(item), std::move(content), 0, std::nullopt};
}

template <std::size_t Count>
std::vector<html::Values> options(
    std::array<std::string_view, Count> const& codes, std::string_view chosen, std::string const& value,
    std::function<std::string(std::string_view)> const& shown)
{
    std::vector<html::Values> rows;
    for (auto const code : codes)
        rows.push_back(
            {{value, code}, {value + "_NAME", shown(code)}, {"IS_" + value + "_CHOSEN", code == chosen}});
    return rows;
}

// Open calls that asked the unit, and the one the item is written for already.
html::Values call_choices(Desk const& desk, Item const& item)
{
    auto const chosen = store::call_of(desk.reader, item.id);
    std::vector<html::Values> rows;
    for (auto const& call : store::list_calls(desk.reader, item.unit, 0, calls_offered_max))
        if (call.is_open() || call.id == chosen)
            rows.push_back(
                {{"CALL_VALUE", call.id.text()},
                 {"CALL_NAME", call.theme},
                 {"IS_CALL_CHOSEN", call.id == chosen}});
    return {{"HAS_CALLS", !rows.empty()}, {"CALLS", std::move(rows)}};
}

// One's own line, whatever comes next; and the call it is for, where the form asks for one.
Result<void>
keep_own_line(Work& work, Item const& item, Content const& content, int based_on, http::Form const& form)
{
    TRY(autosave_draft(work, item.id, content, based_on));
    if (!form.all("call").empty())
        tie_item(work, item, CallId::from(form.text("call")).value_or(CallId{}));
    return {};
}

html::Values choices(Desk const& desk, Content const& content)
{
    auto const worded = [&](std::string prefix) {
        return [&desk, prefix](std::string_view code) { return desk.say(prefix + std::string{code}); };
    };
    auto const itself = [](std::string_view text) { return std::string{text}; };
    std::array<std::string_view, 4> const shown_validities{"", "valid", "lapsed", "repealed"};
    return {
        {"KINDS",
         options(names_of(ItemKind{}), name_of(content.item_kind), "KIND", worded("editorial.kind_"))},
        {"ATTRIBUTES",
         options(
             names_of(Attribute{}), name_of(content.attribute), "ATTRIBUTE", worded("editorial.attribute_"))},
        {"GROUNDS", options(grounds, content.ground, "GROUND", worded("editorial.ground_"))},
        {"GENRES", options(genres, content.genre, "GENRE", itself)},
        {"SUBJECTS", options(subjects, content.subject, "SUBJECT", itself)},
        {"VALIDITIES", options(
                           shown_validities, content.validity, "VALIDITY",
                           [&](std::string_view code) {
                               return desk.say(
                                   code.empty() ? "editorial.validity_not_applicable"
                                                : "sites.validity_" + std::string{code});
                           })},
    };
}

html::Values life_values(Desk const& desk, Opened const& opened)
{
    auto const& item = opened.item;
    Step const* returned = nullptr;
    auto const steps = store::steps_of(desk.reader, item.id);
    if (item.state == ItemState::returned)
        for (auto const& step : steps)
            if (step.kind == StepKind::returned)
                returned = &step;
    auto const others = others_here(desk, item);
    std::vector<html::Values> editions;
    for (auto const& edition : store::list_editions(desk.reader, item.id))
        editions.push_back(
            {{"EDITION", edition.number},
             {"EDITION_URL", item_url(item.id, fmt::format("/preview?edition={}", edition.number))},
             {"HAS_EDITION_NAME", !edition.name.empty()},
             {"EDITION_NAME", edition.name},
             {"EDITION_BY", people::shown_name(desk.reader, edition.made_by)},
             {"EDITION_AT", to_iso(edition.made_at)},
             {"EDITION_AT_TEXT", to_short_text(edition.made_at)}});
    auto const findings = store::findings_of(desk.reader, item.id, item.edition);
    html::Values values{
        {"HAS_SAVED", opened.saved_at.has_value()},
        {"NOT_SAVED", !opened.saved_at.has_value()},
        {"SAVED_AT", opened.saved_at ? to_iso(*opened.saved_at) : ""},
        {"SAVED_AT_TEXT", opened.saved_at ? to_text(*opened.saved_at).substr(11) : ""},
        {"IS_RETURNED", returned != nullptr},
        {"RETURNED_BY", returned ? returned->person_name : ""},
        {"RETURNED_AT_TEXT", returned ? to_short_text(returned->at) : ""},
        {"RETURN_REASON_TEXT", returned ? desk.say("editorial.reason_" + returned->reason) : ""},
        {"HAS_RETURN_NOTE", returned && !returned->note.empty()},
        {"RETURN_NOTE", returned ? returned->note : ""},
        {"IS_CORRECTION", item.is_public()},
        {"PUBLIC_URL", path_of(item.id)},
        {"PRESENCE_URL", item_url(item.id, "/presence")},
        {"IS_ALONE", others.empty()},
        {"OTHERS_HERE", fmt::format("{}", fmt::join(others, " "))},
        {"VERSION_NAME", desk.request.form() ? desk.request.form()->text("version_name") : std::string{}},
        {"HAS_EDITIONS", !editions.empty()},
        {"EDITION_COUNT", static_cast<std::int64_t>(editions.size())},
        {"EDITIONS", std::move(editions)},
        {"HAS_FINDINGS", !findings.empty()},
        {"FINDING_COUNT", static_cast<std::int64_t>(findings.size())},
        {"FINDINGS", finding_rows(desk, findings)},
    };
    return std::move(values) + import_values(desk, item);
}

// `typed` shows what was sent when it was refused, so that nothing is lost.
http::Response editor_screen(
    Desk const& desk, Opened const& opened, Refusal const* refusal, int status,
    std::string const* typed_body = nullptr)
{
    auto const& [item, content, based_on, saved_at] = opened;
    auto const body =
        typed_body ? *typed_body : html::with_pictures_under(content.body, "/files/", "/desk/media/").text();
    auto also = channel_options(desk, item.unit, content.also_columns, "ALSO_");
    std::string also_names;
    for (auto const id : content.also_columns)
        also_names += (also_names.empty() ? "" : "、") + column_name(desk, id);
    html::Values values{
        {"CSRF", desk.csrf()},
        {"ITEM_URL", item_url(item.id)},
        {"ITEM_ID", item.id},
        {"ITEM_STATE", item.state},
        {"ITEM_STATE_TEXT", state_text(desk, item.state)},
        {"DRAFT_URL", item_url(item.id, "/draft")},
        {"AUTOSAVE_URL", item_url(item.id, "/autosave")},
        {"FILES_URL", item_url(item.id, "/files")},
        {"BASED_ON", based_on},
        {"ITEM_TITLE", content.title},
        {"TITLE_LENGTH", static_cast<std::int64_t>(html::characters_in(content.title))},
        {"CHANNELS", channel_options(desk, item.unit, {content.home_column}, "")},
        {"ALSO_SUMMARY", also_names.empty() ? desk.say("editorial.none") : also_names},
        {"ALSO_CHANNELS", std::move(also)},
        {"BODY", body},
        {"BODY_LENGTH",
         static_cast<std::int64_t>(html::characters_in(html::Sanitiser::present(content.body, "").text))},
        {"EVENT_DATE", content.event_on},
        {"SOURCE", content.source},
        {"SUMMARY", content.summary},
        {"SUMMARY_LENGTH", static_cast<std::int64_t>(html::characters_in(content.summary))},
        {"KEYWORDS", fmt::format("{}", fmt::join(content.keywords, "，"))},
        {"INTERPRETS", content.interprets ? content.interprets->text() : ""},
        {"AMENDS", content.amends},
        {"REPEALS", content.repeals},
        {"REPLACES", content.replaces},
        {"CORRECTION", content.correction},
        {"LEGAL_BASIS", content.legal_basis},
        {"IS_DOCUMENT", !(content.doc_no + content.amends + content.repeals + content.replaces).empty()},
        {"DOCUMENT_NUMBER", content.doc_no},
        {"MADE_ON", content.made_on},
        {"FILE_COUNT", static_cast<std::int64_t>(content.files.size())},
        {"HAS_FILES", !content.files.empty()},
        {"NO_FILES", content.files.empty()},
        {"FILES", file_rows_to_edit(content, refusal, desk)},
        {"HAS_SCHEDULE", content.publish_at || content.expires_on},
        {"EXPIRES_ON", content.expires_on},
        {"PUBLISH_AT", content.publish_at ? to_iso(*content.publish_at).substr(0, 16) : ""},
        {"IS_URGENT", content.is_urgent},
        {"EDITOR_JS_URL", browser::asset("editor.js")},
    };
    values = std::move(values) + choices(desk, content) + call_choices(desk, item);
    values = std::move(values) + life_values(desk, opened);
    values =
        std::move(values) +
        desk.errors(refusal, {"title",       "home_column",     "also_columns", "body",       "kind",
                              "event_date",  "source",          "summary",      "attribute",  "ground",
                              "legal_basis", "document_number", "made_on",      "publish_at", "file",
                              "document",    "amends",          "repeals",      "replaces",   "version_name",
                              "expires_on"});
    return screen(
        desk.request, desk.platform, content.title.empty() ? desk.say("editorial.edit_item") : content.title,
        {"editorial/editor", std::move(values)}, status);
}

// Both texts side by side; neither is lost: mine is in my own line, theirs is an edition.
Result<http::Response> show_conflict(http::Request const& request, Platform& platform, Content const& mine)
{
    auto const reader = platform.desk.reader();
    Desk const desk{request, platform, reader};
    auto const item = TRY(find_visible(request, reader));
    auto const theirs = store::find_edition(reader, item.id, item.edition);
    if (!theirs)
        return refuse(Because::conflict, "platform.changed_meanwhile");
    std::vector<html::Values> kept;
    for (auto const& [name, value] : request.form()->fields)
        if (name != "csrf" && name != "based_on" && name != "then" && name != "keep")
            kept.push_back({{"FIELD_NAME", name}, {"FIELD_VALUE", value}});
    auto const shown = [](html::Safe const& body) {
        return html::with_pictures_under(body, "/files/", "/desk/media/");
    };
    return screen(
        request, platform, desk.say("editorial.conflict_title"),
        {"editorial/conflict",
         {
             {"CSRF", desk.csrf()},
             {"OTHER_NAME", people::shown_name(reader, theirs->made_by)},
             {"OTHER_AT", to_iso(theirs->made_at)},
             {"OTHER_AT_TEXT", to_short_text(theirs->made_at)},
             {"MINE_TITLE", mine.title},
             {"THEIRS_TITLE", theirs->content.title},
             {"MINE_HTML", shown(mine.body)},
             {"THEIRS_HTML", shown(theirs->content.body)},
             {"STRETCHES",
              compared_rows(
                  desk, compare(html::blocks_of(theirs->content.body), html::blocks_of(mine.body)))},
             {"DRAFT_URL", item_url(item.id, "/draft")},
             {"BASED_ON", item.edition},
             {"KEPT_FIELDS", std::move(kept)},
             {"ITEM_URL", item_url(item.id)},
         }},
        409);
}

Refusal too_long_a_name()
{
    return refuse(Because::not_valid, "editorial.error_version_name_long", "version_name").value();
}

Result<void> no_file()
{
    return refuse(Because::not_valid, "editorial.error_file_missing", "file");
}

} // namespace

Result<http::Response> show_editor(http::Request const& request, Platform& platform)
{
    auto const reader = platform.desk.reader();
    Desk const desk{request, platform, reader};
    auto const opened = TRY(open_item(request, reader));
    return editor_screen(desk, opened, nullptr, 200);
}

Result<http::Response> save_from_editor(http::Request const& request, Platform& platform)
{
    auto opened = TRY(open_item(request, platform.desk.reader()));
    auto const id = opened.item.id;
    auto const& form = *request.form();
    auto const then = form.text("then");
    auto const refused = [&](Refusal const& refusal, std::string const* typed = nullptr) {
        auto const reader = platform.desk.reader();
        Desk const desk{request, platform, reader};
        return editor_screen(desk, opened, &refusal, 422, typed);
    };
    if (form.text("keep") == "theirs") {
        auto const theirs = store::find_edition(platform.desk.reader(), id, opened.item.edition);
        if (theirs)
            (void)platform.works.run(request.actor(), [&](Work& work) {
                return autosave_draft(work, id, theirs->content, theirs->number);
            });
        return http::see_other(item_url(id, "/draft"));
    }
    auto const content = read_content(form, opened.content);
    if (!content) {
        auto const body = form.text("body");
        return refused(content.error(), &body);
    }
    opened.content = *content;
    auto const based_on = based_on_in(form);
    // First of all one's own line: whatever comes next, what was typed is kept.
    TRY(platform.works.run(request.actor(), [&](Work& work) {
        return keep_own_line(work, opened.item, *content, based_on, form);
    }));
    if (then == "import") {
        auto const imported = import_into(request, platform, opened.item, based_on);
        if (!imported && imported.error().because == Because::conflict)
            return show_conflict(request, platform, *content);
        if (!imported)
            return refused(imported.error());
        return http::see_other(item_url(id, "/draft?done=editorial.toast_imported#import"));
    }
    if (auto const uploaded = take_uploads(request, platform, opened.item, form.uploads); !uploaded)
        return refused(uploaded.error());
    if (then == "upload" || then == "edit")
        return http::see_other(item_url(id, "/draft"));
    if (then == "preview")
        return http::see_other(item_url(id, "/preview"));

    auto const name = form.text("version_name");
    if (html::characters_in(name) > edition_name_characters_max)
        return refused(too_long_a_name());
    auto const saved = platform.works.run(
        request.actor(), [&](Work& work) { return save_version(work, id, *content, based_on, name); });
    if (!saved && saved.error().because == Because::conflict)
        return show_conflict(request, platform, *content);
    if (!saved)
        return tl::unexpected{saved.error()};
    if (then != "submit")
        return http::see_other(item_url(id, "/draft?done=editorial.toast_version_saved"));
    auto const submitted = submit_with_files(request, platform, id);
    if (!submitted) {
        opened = TRY(open_item(request, platform.desk.reader()));
        return refused(submitted.error());
    }
    return http::see_other(item_url(id, "?done=editorial.toast_submitted"));
}

Result<http::Response> autosave(http::Request const& request, Platform& platform)
{
    auto const opened = TRY(open_item(request, platform.desk.reader()));
    auto const content = TRY(read_content(*request.form(), opened.content));
    auto const based_on = based_on_in(*request.form());
    TRY(platform.works.run(request.actor(), [&](Work& work) {
        return keep_own_line(work, opened.item, content, based_on, *request.form());
    }));
    int const status = based_on == opened.item.edition ? 200 : 409; // kept all the same, in one's own line
    return http::Response{
        .status = status, .type = "application/json", .body = fmt::format("{{\"based_on\":{}}}", based_on)};
}

Result<http::Response> change_files(http::Request const& request, Platform& platform)
{
    auto const opened = TRY(open_item(request, platform.desk.reader()));
    auto const& form = *request.form();
    if (auto const removed = FileId::from(form.text("remove")))
        TRY(platform.works.run(
            request.actor(), [&](Work& work) { return remove_file(work, opened.item.id, *removed); }));
    else if (auto const taken = form.uploads.empty()
                                    ? no_file()
                                    : take_uploads(request, platform, opened.item, form.uploads);
             !taken) {
        auto const reader = platform.desk.reader();
        Desk const desk{request, platform, reader};
        return editor_screen(desk, opened, &taken.error(), 422);
    }
    return http::see_other(item_url(opened.item.id, "/draft#files"));
}

Result<http::Response> create_submission(http::Request const& request, Platform& platform)
{
    auto const opened = TRY(open_item(request, platform.desk.reader()));
    auto const submitted = submit_with_files(request, platform, opened.item.id);
    if (!submitted) {
        auto const reader = platform.desk.reader();
        Desk const desk{request, platform, reader};
        return editor_screen(desk, opened, &submitted.error(), 422);
    }
    return http::see_other(item_url(opened.item.id, "?done=editorial.toast_submitted"));
}

Result<http::Response> create_correction(http::Request const& request, Platform& platform)
{
    auto const item = TRY(find_visible(request, platform.desk.reader()));
    TRY(platform.works.run(request.actor(), [&](Work& work) { return begin_correction(work, item.id); }));
    return http::see_other(item_url(item.id, "/draft"));
}

} // namespace fengye::editorial
