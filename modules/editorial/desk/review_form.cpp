#include "modules/editorial/desk/review_form.hpp"

#include <fmt/format.h>

#include "modules/editorial/desk/views.hpp"
#include "platform/convert/documents.hpp"
#include "platform/module/saved_file.hpp"

namespace fengye::editorial {

namespace {

constexpr std::string_view docx_type =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

// Findings that somebody said are none, with their reasons.
std::vector<html::Values> dismissal_rows(Desk const& desk, Item const& item)
{
    auto findings = store::findings_of(desk.reader, item.id, item.edition);
    std::erase_if(findings, [](NotedFinding const& noted) { return noted.is_open(); });
    auto rows = finding_rows(desk, findings);
    for (std::size_t i = 0; i < rows.size(); ++i)
        rows[i] = std::move(rows[i]) + html::Values{
                                           {"DISMISSED_BY", findings[i].dismissed_by_name},
                                           {"DISMISSED_REASON", findings[i].dismiss_reason}};
    return rows;
}

std::vector<html::Values> answer_rows(Desk const& desk, Item const& item)
{
    bool const is_reviewed = !store::answers_of_review(desk.reader, item.id, item.edition).empty();
    std::vector<html::Values> answers;
    for (auto const question : questions)
        answers.push_back(
            {{"ANSWER_QUESTION", desk.say(fmt::format("editorial.question_{}", question))},
             {"ANSWER_TEXT", is_reviewed ? desk.say("editorial.answer_no") : "—"}});
    return answers;
}

// The same for page and form; only hashes are short on the page.
html::Values chain_values(Desk const& desk, Item const& item, bool is_form)
{
    auto const edition = store::find_edition(desk.reader, item.id, item.edition);
    auto const content = edition ? edition->content : Content{};
    auto const unit = people::find_unit(desk.reader, item.unit);
    std::vector<html::Values> files;
    for (auto const& file : content.files)
        files.push_back(
            {{"FILE_NAME", file.name}, {"FILE_HASH", is_form ? file.hash : short_hash_text(file.hash)}});
    auto dismissals =
        may_see_inside(desk.request.actor(), item) ? dismissal_rows(desk, item) : std::vector<html::Values>{};
    auto const ground = content.ground.empty() ? "" : desk.say("editorial.ground_" + content.ground);
    return {
        {"ITEM_TITLE", item.title},
        {"ITEM_UNIT", unit ? unit->name_zh : ""},
        {"CHAIN_NUMBER", fmt::format("{}-{}", item.id.number, item.edition)},
        {"EDITION", item.edition},
        {"ATTRIBUTE_TEXT", desk.say(fmt::format("editorial.attribute_{}", name_of(content.attribute))) +
                               (ground.empty() ? "" : "（" + ground + "）")},
        {"WAY_TEXT", desk.say("editorial.way_website")},
        {"WHEN_TEXT", item.published_at ? to_text(*item.published_at) : "—"},
        {"HASH", edition ? edition->hash : ""},
        {"HAS_FILES", !files.empty()},
        {"NO_FILES", files.empty()},
        {"FILES", std::move(files)},
        {"ANSWERS", answer_rows(desk, item)},
        {"HAS_DISMISSALS", !dismissals.empty()},
        {"DISMISSALS", std::move(dismissals)},
        {"STEPS", step_rows(desk, item, visible_steps(desk, item))},
        {"PRINTED_AT_TEXT", desk.platform.clock.now()},
    };
}

// Takes a second or two, and a turn among the conversions.
Result<http::Response> send_form(Desk const& desk, Item const& item, bool is_pdf)
{
    auto const values =
        chain_values(desk, item, true) + html::Values{{"ITEM_COLUMN", column_name(desk, item.home_column)}};
    auto const html = desk.platform.renderer.render({"editorial/review_form", values}, desk.language).text();
    auto bytes = TRY(is_pdf ? convert::to_pdf(html) : convert::to_docx(html));
    return as_file(
        std::move(bytes), is_pdf ? "application/pdf" : docx_type,
        fmt::format(
            "{} {}-{}.{}", desk.say("editorial.review_form"), item.id.number, item.edition,
            is_pdf ? "pdf" : "docx"));
}

} // namespace

Result<http::Response> show_chain(http::Request const& request, Platform& platform)
{
    auto const reader = platform.desk.reader();
    Desk const desk{request, platform, reader};
    auto const item = TRY(find_visible(request, reader));
    if (auto const form = request.argument("form"); form == "docx" || form == "pdf")
        return send_form(desk, item, form == "pdf");
    auto const values =
        chain_values(desk, item, false) + html::Values{
                                              {"ITEM_URL", item_url(item.id)},
                                              {"DOCX_URL", item_url(item.id, "/chain?form=docx")},
                                              {"PDF_URL", item_url(item.id, "/chain?form=pdf")}};
    return screen(request, platform, desk.say("editorial.chain_title"), {"editorial/chain", values});
}

} // namespace fengye::editorial
