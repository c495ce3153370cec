#include "modules/editorial/desk/views.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "modules/editorial/domain/relations.hpp"
#include "modules/media/media.hpp"

namespace fengye::editorial {

namespace {

bool is_decision(StepKind kind)
{
    return kind == StepKind::reviewed || kind == StepKind::signed_off || kind == StepKind::returned ||
           kind == StepKind::withheld;
}

} // namespace

Result<Item> find_visible(http::Request const& request, db::Reader const& reader)
{
    auto const id = request.id<ItemId>("id");
    auto item = id ? store::find_item(reader, *id) : std::nullopt;
    if (!item || !may_see(request.actor(), *item))
        return refuse(Because::not_found, "platform.not_found");
    return may_see_inside(request.actor(), *item) ? std::move(*item) : as_public(std::move(*item));
}

bool is_visible(Actor const& actor, Item const& item, int edition)
{
    return may_see_inside(actor, item) || edition == item.published_edition;
}

std::vector<Step> visible_steps(Desk const& desk, Item const& item)
{
    auto const& actor = desk.request.actor();
    auto steps = store::steps_of(desk.reader, item.id);
    std::erase_if(steps, [&](Step const& step) { return !is_visible(actor, item, step.edition); });
    if (!may_see_inside(actor, item))
        for (auto& step : steps)
            if (step.kind != StepKind::published)
                step.note.clear(); // said within the unit
    return steps;
}

std::vector<Edition> visible_editions(Desk const& desk, Item const& item)
{
    auto editions = store::list_editions(desk.reader, item.id);
    std::erase_if(editions, [&](Edition const& edition) {
        return !is_visible(desk.request.actor(), item, edition.number);
    });
    return editions;
}

std::optional<people::OneReviewer> one_reviewer_of(Desk const& desk, Item const& item)
{
    return people::one_reviewer(desk.reader, item.unit, day_of(desk.platform.clock.now()));
}

std::string item_url(ItemId id, std::string_view rest)
{
    return fmt::format("/desk/editorial/items/{}{}", id.number, rest);
}

std::optional<ComparisonLink> comparison_link(Desk const& desk, Item const& item, int edition)
{
    auto const& actor = desk.request.actor();
    std::string words = "editorial.compare_with_decided";
    int from = 0;
    for (auto const& step : visible_steps(desk, item))
        if (step.person == actor.person && step.edition < edition && is_decision(step.kind))
            from = step.edition;
    if (from == 0 && item.published_edition > 0 && item.published_edition < edition) {
        from = item.published_edition;
        words = "editorial.compare_with_public";
    }
    if (from == 0 && edition > 1 && is_visible(actor, item, edition - 1)) {
        from = edition - 1;
        words = "editorial.compare_with_before";
    }
    if (from == 0)
        return std::nullopt;
    return ComparisonLink{
        item_url(item.id, fmt::format("/comparison?from={}&to={}", from, edition)),
        desk.say(words, {{"n", std::to_string(from)}})};
}

std::string short_hash_text(std::string_view hash)
{
    return hash.size() < 8 ? std::string{} : fmt::format("{} {}", hash.substr(0, 4), hash.substr(4, 4));
}

std::string column_name(Desk const& desk, sites::ColumnId id)
{
    auto const column = id ? sites::find_column(desk.reader, id) : std::nullopt;
    if (!column)
        return {};
    return desk.language == Language::en ? column->name_en : column->name_zh;
}

std::string rule_text(Desk const& desk, Finding const& finding)
{
    if (finding.rule == FindingRule::hidden_in_file)
        return desk.say("media.hidden_" + finding.category);
    auto text = desk.say(fmt::format("editorial.rule_{}", name_of(finding.rule)));
    if (!finding.category.empty())
        text += " · " + desk.say("editorial.term_" + finding.category);
    return text;
}

std::string state_text(Desk const& desk, ItemState state)
{
    return desk.say(fmt::format("editorial.state_{}", name_of(state)));
}

std::vector<std::pair<std::string, std::string>>
facts_of(Desk const& desk, Item const& item, Content const& content)
{
    std::vector<std::pair<std::string, std::string>> facts;
    auto const add = [&](std::string_view words, std::string const& value) {
        if (!value.empty())
            facts.emplace_back(desk.say(words), value);
    };
    std::string also;
    for (auto const id : content.also_columns)
        also += (also.empty() ? "" : "、") + column_name(desk, id);
    add("editorial.fact_kind", desk.say(fmt::format("editorial.kind_{}", name_of(content.item_kind))));
    add("editorial.fact_column", column_name(desk, content.home_column));
    add("editorial.fact_also", also);
    add("editorial.fact_unit", people::unit_name(desk.reader, desk.language, item.unit));
    add("editorial.fact_attribute",
        desk.say(fmt::format("editorial.attribute_{}", name_of(content.attribute))));
    add("editorial.fact_basis", content.legal_basis);
    add("editorial.fact_document_number", content.doc_no);
    add("editorial.fact_made_on", content.made_on ? to_text(*content.made_on) : "");
    add("editorial.fact_genre", content.genre);
    add("editorial.fact_subject", content.subject);
    add("editorial.fact_validity",
        content.validity.empty() ? "" : desk.say("sites.validity_" + content.validity));
    for (auto const& relation : relations_in(content)) {
        auto const older = store::find_item(desk.reader, relation.item);
        add(fmt::format("editorial.fact_{}", name_of(relation.kind)),
            older ? fmt::format("#{} {}", relation.item.number, older->public_title)
                  : fmt::format("#{}", relation.item.number));
    }
    add("editorial.fact_source", content.source);
    add("editorial.fact_event_date", content.event_on ? to_text(*content.event_on) : "");
    add("editorial.fact_publish_at", content.publish_at ? to_text(*content.publish_at) : "");
    return facts;
}

std::vector<html::Values> fact_rows(Desk const& desk, Item const& item, Content const& content)
{
    std::vector<html::Values> rows;
    for (auto const& [name, value] : facts_of(desk, item, content))
        rows.push_back({{"FACT", name}, {"FACT_VALUE", value}});
    return rows;
}

std::string note_text(Desk const& desk, Step const& step)
{
    if (step.reason.empty())
        return step.note;
    auto const key = step.kind == StepKind::returned   ? "editorial.reason_"
                     : step.kind == StepKind::withheld ? "editorial.ground_"
                                                       : "editorial.withdraw_reason_";
    return desk.say(key + step.reason) + (step.note.empty() ? "" : "：" + step.note);
}

std::vector<html::Values> step_rows(Desk const& desk, Item const&, std::vector<Step> const& steps)
{
    std::vector<html::Values> rows;
    for (auto const& step : steps) {
        auto const note = note_text(desk, step);
        rows.push_back({
            {"STEP_KIND", step.kind},
            {"STEP_NAME", desk.say(fmt::format("editorial.step_{}", name_of(step.kind)))},
            {"STEP_BY", step.person_name},
            {"STEP_AT", to_iso(step.at)},
            {"STEP_AT_TEXT", to_short_text(step.at)},
            {"HAS_STEP_NOTE", !note.empty()},
            {"STEP_NOTE", note},
            {"HAS_STEP_HASH", !step.hash.empty()},
            {"STEP_HASH", short_hash_text(step.hash)},
        });
    }
    return rows;
}

namespace {

std::string place_in_file(Desk const& desk, std::string const& where)
{
    return media::shown_place(
        [&](std::string_view key, std::string const& number) { return desk.say(key, {{"n", number}}); },
        where);
}

// 预算.xlsx · 第 2 张工作表：底数
std::string quote_of(Desk const& desk, Finding const& finding)
{
    if (finding.rule != FindingRule::hidden_in_file)
        return finding.before + finding.found + finding.after;
    auto const place = place_in_file(desk, finding.after);
    return finding.before + (place.empty() ? "" : " · " + place) +
           (finding.found.empty() ? "" : "：" + finding.found);
}

} // namespace

std::vector<html::Values> finding_rows(Desk const& desk, std::vector<NotedFinding> const& findings)
{
    std::vector<html::Values> rows;
    for (auto const& noted : findings)
        rows.push_back({
            {"LEVEL", noted.finding.level},
            {"LEVEL_TEXT", desk.say(fmt::format("editorial.level_{}", name_of(noted.finding.level)))},
            {"RULE_TEXT", rule_text(desk, noted.finding)},
            {"QUOTE", quote_of(desk, noted.finding)},
            {"HAS_SUGGESTION", !noted.finding.suggestion.empty()},
            {"SUGGESTION", noted.finding.suggestion},
        });
    return rows;
}

std::vector<html::Values>
finding_rows_to_decide(Desk const& desk, Item const& item, std::vector<NotedFinding> const& findings)
{
    bool const may_decide = check_may_review(desk.request.actor(), item).has_value() ||
                            check_may_sign(desk.request.actor(), item, true).has_value();
    auto rows = finding_rows(desk, findings);
    for (std::size_t i = 0; i < findings.size(); ++i) {
        auto const& noted = findings[i];
        rows[i] = std::move(rows[i]) +
                  html::Values{
                      {"FINDING", noted.number},
                      {"PLACE", fmt::format("finding-{}", noted.number)},
                      {"IS_IN_TEXT", noted.finding.rule != FindingRule::hidden_in_file},
                      {"IS_DISMISSED", !noted.is_open()},
                      {"DISMISSED_BY", noted.dismissed_by_name},
                      {"DISMISS_REASON", noted.dismiss_reason},
                      {"MAY_DISMISS", may_decide && noted.is_open()},
                      {"DISMISS_URL", item_url(item.id, fmt::format("/findings/{}", noted.number))},
                  };
    }
    return rows;
}

std::vector<html::Values> file_rows(Content const& content)
{
    std::vector<html::Values> rows;
    for (auto const& file : content.files)
        rows.push_back({
            {"IS_PICTURE", file.is_picture},
            {"IS_ATTACHMENT", !file.is_picture},
            {"FILE_URL", media::desk_path_of(file.id, file.name)},
            {"FILE_NAME", file.name},
            {"FILE_TYPE", media::type_name(file.type, file.name)},
            {"FILE_SIZE", media::size_text(file.size_bytes)},
            {"PICTURE_ALT", file.alt},
            {"IS_DECORATIVE", file.is_decorative},
        });
    return rows;
}

namespace {

// What hides in a file, for whoever puts it in: hints are for the reviewer's list.
std::vector<html::Values> hidden_rows(Desk const& desk, ItemFile const& file)
{
    std::vector<html::Values> rows;
    auto const inspected = media::find_inspection(desk.reader, file.hash);
    for (auto const& [level, rule, where, excerpt] :
         inspected ? inspected->findings : std::vector<media::Hidden>{})
        if (level != Level::hint)
            rows.push_back(
                {{"LEVEL", level},
                 {"LEVEL_TEXT", desk.said("editorial.level_", level)},
                 {"RULE_TEXT", desk.said("media.hidden_", rule)},
                 {"PLACE_TEXT", place_in_file(desk, where)},
                 {"EXCERPT", excerpt},
                 {"HAS_EXCERPT", !excerpt.empty()}});
    return rows;
}

} // namespace

std::vector<html::Values> file_rows_to_edit(Content const& content, Refusal const* refusal, Desk const& desk)
{
    auto rows = file_rows(content);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        auto const& file = content.files[i];
        std::vector<html::Values> errors;
        if (refusal)
            for (auto const& [field, words] : refusal->fields)
                if (field == "alt-" + file.id.text())
                    errors.push_back({{"MESSAGE", desk.say(words)}});
        auto noticed = hidden_rows(desk, file);
        rows[i] = std::move(rows[i]) +
                  html::Values{
                      {"FILE_ID", file.id},
                      {"HAS_HIDDEN", !noticed.empty()},
                      {"HIDDEN", std::move(noticed)},
                      {"IS_NOT_4_3", file.is_picture && !media::Size{file.width, file.height}.is_4_3()},
                      {"IS_COVER", file.is_cover},
                      {"ERROR_PICTURE_ALT", std::move(errors)},
                  };
    }
    return rows;
}

std::vector<html::Values> channel_options(
    Desk const& desk, UnitId unit_id, std::vector<sites::ColumnId> const& chosen, std::string_view prefix)
{
    auto const unit = people::find_unit(desk.reader, unit_id);
    auto const columns = sites::columns(desk.reader);
    auto const named = [&](std::string_view name) { return std::string{prefix} + std::string{name}; };
    auto const either = [&](char const* home, char const* also) {
        return std::string{prefix.empty() ? home : also};
    };
    std::vector<html::Values> rows;
    for (auto const& channel : sites::channels(desk.reader)) {
        std::vector<html::Values> options;
        for (auto const& column : columns)
            if (column.channel == channel.id && column.enabled && unit &&
                sites::holds_items(column.column_kind) && sites::answers_for(*unit, column))
                options.push_back({
                    {either("COLUMN_VALUE", "ALSO_VALUE"), column.id},
                    {either("COLUMN_NAME", "ALSO_NAME"),
                     desk.language == Language::en ? column.name_en : column.name_zh},
                    {either("IS_COLUMN_CHOSEN", "IS_ALSO_CHOSEN"),
                     std::find(chosen.begin(), chosen.end(), column.id) != chosen.end()},
                });
        if (!options.empty())
            rows.push_back(
                {{named("CHANNEL_NAME"), desk.language == Language::en ? channel.name_en : channel.name_zh},
                 {named("COLUMNS"), std::move(options)}});
    }
    return rows;
}

} // namespace fengye::editorial
