#include "modules/editorial/desk/items.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "modules/editorial/actions/expire_items.hpp"
#include "modules/editorial/actions/publish_item.hpp"
#include "modules/editorial/actions/write_item.hpp"
#include "modules/editorial/desk/item_filter.hpp"
#include "modules/editorial/desk/views.hpp"
#include "modules/editorial/front/articles.hpp"
#include "modules/editorial/store/expiries.hpp"
#include "platform/front/overlay.hpp"
#include "platform/module/pager.hpp"
#include "platform/module/preview.hpp"

namespace fengye::editorial {

namespace {

constexpr int items_per_page = 20;

// A page of them.
store::ItemFilter page_of(http::Request const& request)
{
    auto filter = filter_of(request);
    filter.limit = items_per_page;
    filter.offset = (page_asked_for(request) - 1) * items_per_page;
    return filter;
}

std::vector<html::Values>
chosen_rows(Desk const& desk, store::ItemFilter const& filter, http::Pairs const& pairs)
{
    std::vector<html::Values> rows;
    for (auto const& [name, value] : pairs) {
        auto const shown = name == "state" && filter.state ? state_text(desk, *filter.state)
                           : name == "column"              ? column_name(desk, filter.column)
                           : name == "mine"                ? desk.say("editorial.only_mine")
                                                           : value;
        auto rest = pairs;
        std::erase_if(rest, [&](auto const& pair) { return pair.first == name; });
        if (!shown.empty())
            rows.push_back(
                {{"REMOVE_URL", "/desk/editorial/items" + http::query_text(rest)}, {"CHOSEN_NAME", shown}});
    }
    return rows;
}

html::Values item_row(Desk const& desk, Item const& item)
{
    auto const unit = people::find_unit(desk.reader, item.unit);
    return {
        {"ITEM_URL", item_url(item.id)},
        {"ITEM_ID", item.id},
        {"ITEM_TITLE", item.title.empty() ? desk.say("editorial.untitled") : item.title},
        {"IS_URGENT", item.is_urgent},
        {"ITEM_UNIT", unit ? unit->short_zh : ""},
        {"ITEM_STATE", item.state},
        {"ITEM_STATE_TEXT", state_text(desk, item.state)},
        {"HAS_STATE_NOTE", item.is_public() && item.state != ItemState::published},
        {"STATE_NOTE", desk.say("editorial.is_public_beside")},
        {"ITEM_COLUMN", column_name(desk, item.home_column)},
        {"ITEM_AUTHOR", people::shown_name(desk.reader, item.author)},
        {"CHANGED_AT", to_iso(item.changed_at)},
        {"CHANGED_AT_TEXT", to_short_text(item.changed_at)},
    };
}

// What can be done now, by this person; and if nothing, why.
html::Values acts_of(Desk const& desk, Item const& item)
{
    auto const& actor = desk.request.actor();
    bool const may_write = may_edit(actor, item);
    bool const may_review = check_may_review(actor, item).has_value();
    bool const may_sign = check_may_sign(actor, item, one_reviewer_of(desk, item).has_value()).has_value();
    bool const is_waiting = item.state == ItemState::signed_off || item.state == ItemState::scheduled;
    bool const may_pull = is_waiting && actor.may("editorial.sign", item.unit);
    bool const may_begin = may_correct(actor, item);
    bool const may_act =
        may_write || may_review || may_sign || may_pull || may_begin || may_withdraw(actor, item);
    bool const is_mine =
        is_own(actor, item) && (item.state == ItemState::submitted || item.state == ItemState::reviewed);
    return {
        {"IS_WAITING_RELEASE", is_waiting},
        {"RELEASE_AT", item.release_at ? to_iso(*item.release_at) : ""},
        {"RELEASE_AT_TEXT", item.release_at ? to_iso(*item.release_at).substr(11, 8) : ""},
        {"MAY_PULL_BACK", may_pull},
        {"PULL_BACK_URL", item_url(item.id, "/pull-back")},
        {"MAY_RELEASE", may_pull},
        {"RELEASE_URL", item_url(item.id, "/release")},
        {"MAY_EDIT", may_write},
        {"EDIT_URL", item_url(item.id, "/draft")},
        {"STORED_FILES_URL", item_url(item.id, "/stored-files")},
        {"MAY_SUBMIT", may_write && item.edition > 0},
        {"SUBMIT_URL", item_url(item.id, "/submission")},
        {"MAY_REVIEW", may_review},
        {"REVIEW_URL", item_url(item.id, "/review")},
        {"MAY_SIGN_OFF", may_sign},
        {"SIGN_OFF_URL", item_url(item.id, "/sign-off")},
        {"MAY_CORRECT", may_begin},
        {"CORRECT_URL", item_url(item.id, "/correction")},
        {"IS_PUBLIC", item.is_public()},
        {"PUBLIC_URL", path_of(item.id)},
        {"MAY_PREVIEW", item.edition > 0 || may_write},
        {"PREVIEW_URL", item_url(item.id, "/preview")},
        {"CHAIN_URL", item_url(item.id, "/chain")},
        {"MAY_WITHDRAW", may_withdraw(actor, item)},
        {"WITHDRAW_URL", item_url(item.id, "/withdrawal")},
        {"CANNOT_ACT", !may_act},
        {"CANNOT_ACT_TEXT", desk.say(is_mine ? "editorial.cannot_own" : "editorial.cannot_waiting")},
    };
}

// Within the time in which the unit is asked whether it should stay.
html::Values expiry_of(Desk const& desk, Item const& item)
{
    auto const expiry = store::find_expiry(desk.reader, item.id);
    bool const is_soon =
        expiry && item.is_public() && *expiry <= day_of(desk.platform.clock.now()) + expiry_notice;
    return {
        {"IS_EXPIRING", is_soon},
        {"EXPIRES_ON", expiry},
        {"MAY_ANSWER_EXPIRY", is_soon && desk.request.actor().may("editorial.draft", item.unit)},
        {"EXPIRY_URL", item_url(item.id, "/expiry")}};
}

// Who is answerable: R34.
std::vector<html::Values> duty_rows(Desk const& desk, Item const& item, std::vector<Step> const& steps)
{
    std::vector<html::Values> rows;
    auto const add = [&](std::string_view words, std::string const& name) {
        if (!name.empty())
            rows.push_back({{"DUTY", desk.say(words)}, {"DUTY_PERSON", name}});
    };
    auto const last = [&](StepKind kind) {
        for (auto at = steps.rbegin(); at != steps.rend(); ++at)
            if (at->kind == kind)
                return at->person_name;
        return std::string{};
    };
    add("editorial.duty_author", people::shown_name(desk.reader, item.author));
    add("editorial.duty_reviewer", item.reviewer ? last(StepKind::reviewed) : "");
    add("editorial.duty_signer", item.signer ? last(StepKind::signed_off) : "");
    add("editorial.duty_publisher", last(StepKind::published));
    return rows;
}

html::Values return_of(Desk const& desk, Item const& item, std::vector<Step> const& steps)
{
    Step const* returned = nullptr;
    if (item.state == ItemState::returned)
        for (auto const& step : steps)
            if (step.kind == StepKind::returned)
                returned = &step;
    return {
        {"IS_RETURNED", returned != nullptr},
        {"RETURNED_BY", returned ? returned->person_name : ""},
        {"RETURNED_AT_TEXT", returned ? to_short_text(returned->at) : ""},
        {"RETURN_REASON_TEXT", returned ? desk.say("editorial.reason_" + returned->reason) : ""},
        {"HAS_RETURN_NOTE", returned && !returned->note.empty()},
        {"RETURN_NOTE", returned ? returned->note : ""},
    };
}

html::Values withdrawal_of(Desk const& desk, Item const& item, std::vector<Step> const& steps)
{
    Step const* withdrawn = nullptr;
    if (item.state == ItemState::withdrawn)
        for (auto const& step : steps)
            if (step.kind == StepKind::withdrawn)
                withdrawn = &step;
    return {
        {"IS_WITHDRAWN", withdrawn != nullptr},
        {"WITHDRAWN_AT_TEXT", withdrawn ? to_text(withdrawn->at) : ""},
        {"WITHDRAW_REASON_TEXT", withdrawn ? desk.say("editorial.withdraw_reason_" + withdrawn->reason) : ""},
        {"HAS_WITHDRAW_NOTE", withdrawn && !withdrawn->note.empty()},
        {"WITHDRAW_NOTE", withdrawn ? withdrawn->note : ""},
    };
}

std::vector<html::Values>
edition_rows(Desk const& desk, Item const& item, std::vector<Edition> const& editions)
{
    std::vector<html::Values> rows;
    for (auto const& edition : editions) {
        bool const is_newest = edition.number == item.edition;
        bool const has_earlier = edition.number != editions.back().number; // the newest comes first
        auto const state = edition.number == item.published_edition ? ItemState::published
                           : is_newest                              ? item.state
                                                                    : ItemState::draft;
        rows.push_back({
            {"EDITION", edition.number},
            {"EDITION_URL", item_url(item.id, fmt::format("/preview?edition={}", edition.number))},
            {"EDITION_STATE", state},
            {"EDITION_STATE_TEXT", state_text(desk, state)},
            {"EDITION_BY", people::shown_name(desk.reader, edition.made_by)},
            {"EDITION_AT", to_iso(edition.made_at)},
            {"EDITION_AT_TEXT", to_short_text(edition.made_at)},
            {"HASH_SHORT", short_hash_text(edition.hash)},
            {"HAS_COMPARISON", has_earlier},
            {"COMPARISON_URL", item_url(item.id, fmt::format("/comparison?to={}", edition.number))},
        });
    }
    return rows;
}

} // namespace

Result<http::Response> show_items(http::Request const& request, Platform& platform)
{
    auto const reader = platform.desk.reader();
    Desk const desk{request, platform, reader};
    auto const filter = page_of(request);
    auto const total = store::count_items(reader, filter);
    auto const pairs = chosen_pairs(request);
    std::vector<html::Values> rows;
    for (auto const& item : store::list_items(reader, filter))
        rows.push_back(item_row(desk, item));
    std::vector<html::Values> states;
    for (auto const name : names_of(ItemState{}))
        states.push_back(
            {{"STATE_VALUE", name},
             {"STATE_NAME", desk.say(fmt::format("editorial.state_{}", name))},
             {"IS_STATE_CHOSEN", request.argument("state") == name}});
    bool const has_items = !rows.empty();
    html::Values values{
        {"TOTAL", total},
        {"MAY_WRITE", request.actor().may("editorial.draft", request.actor().unit)},
        {"CSRF", desk.csrf()},
        {"STATES", std::move(states)},
        {"CHANNELS", channel_options(desk, request.actor().unit, {filter.column}, "")},
        {"KEYWORD", filter.keyword},
        {"IS_MINE", filter.author == request.actor().person},
        {"HAS_CHOSEN", !pairs.empty()},
        {"CHOSEN", chosen_rows(desk, filter, pairs)},
        {"HAS_ITEMS", has_items},
        {"NO_ITEMS", !has_items},
        {"ITEMS", std::move(rows)},
        {"XLSX_URL", "/desk/editorial/items.xlsx" + http::query_text(pairs)},
        {"CSV_URL", "/desk/editorial/items.csv" + http::query_text(pairs)},
    };
    return screen(
        request, platform, desk.say("editorial.items"),
        {"editorial/items", std::move(values) + pager_values(request, total, items_per_page)});
}

Result<http::Response> create_new_item(http::Request const& request, Platform& platform)
{
    auto const id = TRY(platform.works.run(request.actor(), [](Work& work) { return create_item(work); }));
    return http::see_other(item_url(id, "/draft"));
}

Result<http::Response> show_item(http::Request const& request, Platform& platform)
{
    auto const reader = platform.desk.reader();
    Desk const desk{request, platform, reader};
    auto const item = TRY(find_visible(request, reader));
    auto const steps = visible_steps(desk, item);
    auto const editions = visible_editions(desk, item);
    auto const newest = store::find_edition(reader, item.id, item.edition);
    auto newest_first = steps;
    std::reverse(newest_first.begin(), newest_first.end());
    html::Values values{
        {"CSRF", desk.csrf()},
        {"ITEM_TITLE", item.title.empty() ? desk.say("editorial.untitled") : item.title},
        {"ITEM_STATE", item.state},
        {"ITEM_STATE_TEXT", state_text(desk, item.state)},
        {"IS_URGENT", item.is_urgent},
        {"STEPS", step_rows(desk, item, newest_first)},
        {"HAS_EDITIONS", !editions.empty()},
        {"NO_EDITIONS", editions.empty()},
        {"EDITIONS", edition_rows(desk, item, editions)},
        {"FACTS", newest ? fact_rows(desk, item, newest->content) : std::vector<html::Values>{}},
        {"DUTIES", duty_rows(desk, item, steps)},
    };
    values = std::move(values) + desk.errors(nullptr);
    values = std::move(values) + acts_of(desk, item);
    values = std::move(values) + return_of(desk, item, steps);
    values = std::move(values) + expiry_of(desk, item);
    return screen(
        request, platform, item.title,
        {"editorial/item", std::move(values) + withdrawal_of(desk, item, steps)});
}

Result<http::Response> create_expiry_answer(http::Request const& request, Platform& platform)
{
    auto const item = TRY(find_visible(request, platform.desk.reader()));
    TRY(platform.works.run(request.actor(), [&](Work& work) { return let_expire(work, item.id); }));
    return http::see_other(item_url(item.id, "?done=editorial.toast_expiry_agreed"));
}

// The same view the public will get, over the front as it would be with this text (design: drafts are seen as
// they will be). One's own line first; an edition by its number.
Result<http::Response> preview_item(http::Request const& request, Platform& platform)
{
    auto const reader = platform.desk.reader();
    auto const item = TRY(find_visible(request, reader));
    int number = item.edition;
    auto const asked = request.argument("edition");
    std::from_chars(asked.data(), asked.data() + asked.size(), number);
    auto edition = is_visible(request.actor(), item, number) ? store::find_edition(reader, item.id, number)
                                                             : std::nullopt;
    auto const draft =
        asked.empty() ? store::find_draft(reader, item.id, request.actor().person) : std::nullopt;
    if (draft)
        edition =
            Edition{item.id, draft->based_on, draft->person, draft->saved_at, false, {}, draft->content};
    if (!edition)
        return refuse(Because::not_found, "platform.not_found");
    auto const now = platform.clock.now();
    auto const article = document_of(reader, item, *edition, item.published_at.value_or(now), now);
    return show_preview(
        request, platform, {{std::string{PublishedArticle::kind}, item.id.number, encode(article)}},
        path_of(item.id));
}

} // namespace fengye::editorial
