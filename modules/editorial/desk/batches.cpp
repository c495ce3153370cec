#include "modules/editorial/desk/batches.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "modules/editorial/actions/decide_item.hpp"
#include "modules/editorial/desk/forms.hpp"
#include "modules/editorial/desk/views.hpp"
#include "platform/html/markup.hpp"
#include "platform/html/sanitiser.hpp"

namespace fengye::editorial {

namespace {

// As many as one reads in one sitting.
constexpr std::size_t batch_max = 20;

std::vector<ItemId> ids_in(std::vector<std::string> const& ticked)
{
    std::vector<ItemId> ids;
    for (auto const& text : ticked)
        if (auto const id = ItemId::from(text);
            id && ids.size() < batch_max && std::find(ids.begin(), ids.end(), *id) == ids.end())
            ids.push_back(*id);
    return ids;
}

std::vector<html::Values> findings_with_reasons(Desk const& desk, std::vector<NotedFinding> const& findings)
{
    auto rows = finding_rows(desk, findings);
    for (std::size_t i = 0; i < rows.size(); ++i)
        rows[i] = std::move(rows[i]) + html::Values{
                                           {"IS_DISMISSED", !findings[i].is_open()},
                                           {"DISMISSED_BY", findings[i].dismissed_by_name},
                                           {"DISMISS_REASON", findings[i].dismiss_reason}};
    return rows;
}

html::Values item_values(Desk const& desk, Item const& item, Edition const& edition)
{
    auto const findings = store::findings_of(desk.reader, item.id, edition.number);
    auto const open = std::count_if(findings.begin(), findings.end(), [](NotedFinding const& noted) {
        return noted.finding.level == Level::must_fix && noted.is_open();
    });
    auto const presented = html::Sanitiser::present(edition.content.body, edition.content.title).html;
    auto const link = comparison_link(desk, item, edition.number);
    bool const is_scheduled =
        edition.content.publish_at && *edition.content.publish_at > desk.platform.clock.now();
    return {
        {"ITEM", item.id},
        {"ITEM_TITLE", edition.content.title},
        {"ITEM_URL", item_url(item.id, "/sign-off")},
        {"EDITION", edition.number},
        {"HASH", edition.hash},
        {"HASH_SHORT", short_hash_text(edition.hash)},
        {"SOURCE", edition.content.source},
        {"ITEM_COLUMN", column_name(desk, edition.content.home_column)},
        {"BODY_HTML", html::with_pictures_under(presented, "/files/", "/desk/media/")},
        {"HAS_FILES", !edition.content.files.empty()},
        {"FILES", file_rows(edition.content)},
        {"FACTS", fact_rows(desk, item, edition.content)},
        {"HAS_FINDINGS", !findings.empty()},
        {"FINDINGS", findings_with_reasons(desk, findings)},
        {"HAS_COMPARISON", link.has_value()},
        {"COMPARISON_URL", link ? link->url : ""},
        {"COMPARISON_TEXT", link ? link->text : ""},
        {"EFFECT_TEXT", desk.say(is_scheduled ? "editorial.effect_scheduled" : "editorial.effect_sign_off")},
        {"MAY_SIGN", open == 0},
        {"HAS_OPEN_FINDINGS", open > 0},
        {"OPEN_COUNT", static_cast<std::int64_t>(open)}};
}

// One that was ticked, and what became of it.
html::Values outcome_values(Desk const& desk, ItemId id, Result<void> const& done)
{
    auto const item = store::find_item(desk.reader, id);
    return {
        {"ITEM_TITLE", item && may_see(desk.request.actor(), *item) ? item->title : id.text()},
        {"ITEM_URL", item_url(id)},
        {"IS_SIGNED", done.has_value()},
        {"NOT_SIGNED", !done},
        {"WHY_NOT", done ? std::string{} : desk.say(done.error().words)}};
}

} // namespace

Result<http::Response> show_batch(http::Request const& request, Platform& platform)
{
    auto const reader = platform.desk.reader();
    Desk const desk{request, platform, reader};
    auto const ticked = request.arguments("item");
    std::vector<html::Values> rows;
    for (auto const id : ids_in(ticked)) {
        auto const item = store::find_item(reader, id);
        if (!item || !may_see(request.actor(), *item) ||
            !check_may_sign(request.actor(), *item, one_reviewer_of(desk, *item).has_value()))
            continue;
        if (auto const edition = store::find_edition(reader, id, item->edition))
            rows.push_back(item_values(desk, *item, *edition));
    }
    bool const has_items = !rows.empty();
    return screen(
        request, platform, desk.say("editorial.batch_title"),
        {"editorial/batch",
         {{"CSRF", desk.csrf()},
          {"HAS_ITEMS", has_items},
          {"NO_ITEMS", !has_items},
          {"ITEM_COUNT", static_cast<std::int64_t>(rows.size())},
          {"IS_CUT", ticked.size() > batch_max},
          {"ITEMS", std::move(rows)}}});
}

Result<http::Response> create_batch(http::Request const& request, Platform& platform)
{
    auto const& form = *request.form();
    std::vector<std::pair<ItemId, Result<void>>> outcomes;
    for (auto const id : ids_in(form.all("item"))) {
        if (form.text("sign_" + id.text()) != "1")
            continue;
        Decision const decision{
            .edition = number_in(form.text("edition_" + id.text())),
            .hash = form.text("hash_" + id.text()),
            .verdict = Verdict::pass};
        outcomes.emplace_back(id, platform.works.run(request.actor(), [&](Work& work) {
            return sign_item(work, id, decision, platform.settings.release_delay);
        }));
    }
    auto const reader = platform.desk.reader();
    Desk const desk{request, platform, reader};
    std::vector<html::Values> rows;
    for (auto const& [id, done] : outcomes)
        rows.push_back(outcome_values(desk, id, done));
    auto const count = std::count_if(
        outcomes.begin(), outcomes.end(), [](auto const& outcome) { return outcome.second.has_value(); });
    bool const has_outcomes = !rows.empty();
    return screen(
        request, platform, desk.say("editorial.batch_done"),
        {"editorial/batch_done",
         {{"SIGNED_COUNT", static_cast<std::int64_t>(count)},
          {"HAS_OUTCOMES", has_outcomes},
          {"NO_OUTCOMES", !has_outcomes},
          {"OUTCOMES", std::move(rows)}}});
}

} // namespace fengye::editorial
