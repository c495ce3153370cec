#include "modules/editorial/desk/decisions.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "modules/editorial/actions/decide_item.hpp"
#include "modules/editorial/actions/keep_recall.hpp"
#include "modules/editorial/actions/publish_item.hpp"
#include "modules/editorial/desk/forms.hpp"
#include "modules/editorial/desk/recalls.hpp"
#include "modules/editorial/desk/views.hpp"
#include "modules/editorial/domain/classes.hpp"
#include "platform/calendar/due_text.hpp"
#include "platform/html/markup.hpp"
#include "platform/html/sanitiser.hpp"
#include "platform/module/pager.hpp"

namespace fengye::editorial {

namespace {

struct Light {
    std::string_view shape;
    std::string text;
};

// R37 within the next working day.
Light light_of(Desk const& desk, Item const& item)
{
    auto const today = day_of(desk.platform.clock.now());
    auto const due = desk.platform.calendar.after(day_of(item.changed_at), WorkingDays{1});
    auto const left = desk.platform.calendar.between(today, due).count;
    if (due < today)
        return {"bad", desk.say("editorial.due_late", {{"n", std::to_string(-left)}})};
    if (due == today)
        return {"warn", desk.say("editorial.due_today")};
    return {"ok", desk.say("editorial.due_left", {{"n", std::to_string(left)}})};
}

template <std::size_t Count>
std::vector<html::Values> coded(
    Desk const& desk, std::array<std::string_view, Count> const& codes, std::string const& value,
    std::string const& prefix, std::string_view chosen)
{
    std::vector<html::Values> rows;
    for (auto const code : codes)
        rows.push_back(
            {{value, code},
             {value + "_NAME", desk.say(prefix + std::string{code})},
             {"IS_" + value + "_CHOSEN", code == chosen}});
    return rows;
}

// What waits for the same decision in this person's unit, the author's own left out.
std::vector<Item> waiting(Desk const& desk, ItemState state)
{
    auto const& actor = desk.request.actor();
    auto items = store::waiting_items(desk.reader, actor.unit, state);
    std::erase_if(items, [&](Item const& item) { return item.author == actor.person; });
    return items;
}

std::string deciding_url(Item const& item)
{
    return item_url(item.id, item.state == ItemState::submitted ? "/review" : "/sign-off");
}

// After the last one the first comes again; alone there is none.
std::optional<Item> next_of(Desk const& desk, Item const& item)
{
    auto const items = waiting(desk, item.state);
    auto const here =
        std::find_if(items.begin(), items.end(), [&](Item const& other) { return other.id == item.id; });
    if (items.size() < 2 || here == items.end())
        return std::nullopt;
    return std::next(here) == items.end() ? items.front() : *std::next(here);
}

std::vector<html::Values> view_tabs(Desk const& desk, Item const& item, int edition)
{
    std::vector<html::Values> tabs{
        {{"VIEW_URL", "#edition-title"},
         {"VIEW_NAME", desk.say("editorial.view_text")},
         {"IS_VIEW_CHOSEN", true}},
        {{"VIEW_URL", item_url(item.id, fmt::format("/preview?edition={}", edition))},
         {"VIEW_NAME", desk.say("editorial.view_page")},
         {"IS_VIEW_CHOSEN", false}}};
    if (auto const link = comparison_link(desk, item, edition))
        tabs.push_back({{"VIEW_URL", link->url}, {"VIEW_NAME", link->text}, {"IS_VIEW_CHOSEN", false}});
    return tabs;
}

// The whole edition with what was found in it, as reviewer and head see it.
html::Values edition_values(
    Desk const& desk, Item const& item, Edition const& edition, http::Form const* typed,
    Refusal const* refusal)
{
    auto const findings = store::findings_of(desk.reader, item.id, edition.number);
    std::vector<html::Place> places;
    for (auto const& noted : findings)
        if (noted.finding.rule != FindingRule::hidden_in_file)
            places.push_back({noted.finding.found, fmt::format("finding-{}", noted.number)});
    auto const presented = html::Sanitiser::present(edition.content.body, edition.content.title).html;
    auto const open = std::count_if(findings.begin(), findings.end(), [](NotedFinding const& noted) {
        return noted.finding.level == Level::must_fix && noted.is_open();
    });
    auto const light = light_of(desk, item);
    auto const next = next_of(desk, item);
    auto const one_reviewer = one_reviewer_of(desk, item);
    auto const verdict = typed ? parse<Verdict>(typed->text("verdict")) : std::nullopt;
    html::Values values{
        {"CSRF", desk.csrf()},
        {"ITEM_TITLE", edition.content.title},
        {"SOURCE", edition.content.source},
        {"ITEM_COLUMN", column_name(desk, edition.content.home_column)},
        {"BODY_HTML",
         html::with_places(html::with_pictures_under(presented, "/files/", "/desk/media/"), places)},
        {"VIEWS", view_tabs(desk, item, edition.number)},
        {"HAS_FILES", !edition.content.files.empty()},
        {"FILES", file_rows(edition.content)},
        {"FINDING_COUNT", static_cast<std::int64_t>(findings.size())},
        {"HAS_FINDINGS", !findings.empty()},
        {"NO_FINDINGS", findings.empty()},
        {"FINDINGS", finding_rows_to_decide(desk, item, findings)},
        {"FACTS", fact_rows(desk, item, edition.content)},
        {"EDITION", edition.number},
        {"HASH", edition.hash},
        {"HASH_SHORT", short_hash_text(edition.hash)},
        {"LIGHT", light.shape},
        {"LIGHT_TEXT", light.text},
        {"HAS_NEXT_ITEM", next.has_value()},
        {"NEXT_ITEM_URL", next ? deciding_url(*next) : ""},
        {"IS_ONE_PERSON", one_reviewer.has_value()},
        {"ONE_PERSON_TEXT", one_reviewer
                                ? desk.say(
                                      "people.one_reviewer_text",
                                      {{"name", people::shown_name(desk.reader, one_reviewer->set_by)},
                                       {"day", to_text(one_reviewer->until)},
                                       {"reason", one_reviewer->reason}})
                                : ""},
        {"NOTE", typed ? typed->text("note") : ""},
        {"REASONS", coded(
                        desk, names_of(ReturnReason{}), "REASON", "editorial.reason_",
                        typed ? typed->text("reason") : "")},
        {"GROUNDS", coded(desk, grounds, "GROUND", "editorial.ground_", typed ? typed->text("ground") : "")},
        {"HAS_OPEN_FINDINGS", open > 0},
        {"OPEN_COUNT", static_cast<std::int64_t>(open)},
        {"IS_PASS", verdict == Verdict::pass},
        {"IS_RETURN", verdict == Verdict::return_},
        {"IS_WITHHOLD", verdict == Verdict::withhold},
    };
    return std::move(values) + desk.errors(refusal, {"verdict", "reason", "ground", "note"});
}

std::vector<html::Values> question_rows(Desk const& desk, http::Form const* typed, Refusal const* refusal)
{
    std::vector<html::Values> rows;
    for (auto const question : questions) {
        auto const answer = typed ? typed->text(question) : "";
        html::Values row{
            {"QUESTION", question},
            {"QUESTION_TEXT", desk.say(fmt::format("editorial.question_{}", question))},
            {"IS_NO", answer == "no"},
            {"IS_YES", answer == "yes"},
            {"IS_UNSURE", answer == "unsure"},
        };
        std::vector<html::Values> errors;
        if (refusal)
            for (auto const& [field, words] : refusal->fields)
                if (field == question)
                    errors.push_back({{"MESSAGE", desk.say(words)}});
        row.emplace_back("ERROR_QUESTION", std::move(errors));
        rows.push_back(std::move(row));
    }
    return rows;
}

struct Looked {
    Item item;
    Edition edition;
};

Result<Looked> find_to_decide(http::Request const& request, db::Reader const& reader)
{
    auto item = TRY(find_visible(request, reader));
    auto edition = store::find_edition(reader, item.id, item.edition);
    if (!edition)
        return refuse(Because::not_found, "platform.not_found");
    return Looked{std::move(item), std::move(*edition)};
}

Result<http::Response> review_screen(
    http::Request const& request, Platform& platform, http::Form const* typed, Refusal const* refusal)
{
    auto const reader = platform.desk.reader();
    Desk const desk{request, platform, reader};
    auto const [item, edition] = TRY(find_to_decide(request, reader));
    TRY(check_may_review(request.actor(), item));
    auto values = edition_values(desk, item, edition, typed, refusal);
    values.emplace_back("REVIEW_URL", item_url(item.id, "/review"));
    values.emplace_back("QUESTIONS", question_rows(desk, typed, refusal));
    return screen(
        request, platform, desk.say("editorial.review_title"), {"editorial/review", std::move(values)},
        refusal ? 422 : 200);
}

Result<http::Response> sign_off_screen(
    http::Request const& request, Platform& platform, http::Form const* typed, Refusal const* refusal)
{
    auto const reader = platform.desk.reader();
    Desk const desk{request, platform, reader};
    auto const [item, edition] = TRY(find_to_decide(request, reader));
    TRY(check_may_sign(request.actor(), item, one_reviewer_of(desk, item).has_value()));
    auto const steps = store::steps_of(reader, item.id);
    auto const reviewed = std::find_if(
        steps.rbegin(), steps.rend(), [](Step const& step) { return step.kind == StepKind::reviewed; });
    std::vector<html::Values> answers;
    for (auto const question : questions)
        answers.push_back(
            {{"ANSWER_QUESTION", desk.say(fmt::format("editorial.question_{}", question))},
             {"ANSWER_TEXT", desk.say("editorial.answer_no")}});
    bool const is_known = reviewed != steps.rend();
    bool const is_scheduled =
        edition.content.publish_at && *edition.content.publish_at > platform.clock.now();
    auto values = edition_values(desk, item, edition, typed, refusal) +
                  html::Values{
                      {"SIGN_OFF_URL", item_url(item.id, "/sign-off")},
                      {"EFFECT_TEXT",
                       desk.say(is_scheduled ? "editorial.effect_scheduled" : "editorial.effect_sign_off")},
                      {"IS_RELEASE_NOW", typed && typed->ticked("release_now")},
                      {"REVIEWER", is_known ? reviewed->person_name : ""},
                      {"REVIEWED_AT", is_known ? to_iso(reviewed->at) : ""},
                      {"REVIEWED_AT_TEXT", is_known ? to_short_text(reviewed->at) : ""},
                      {"ANSWERS", std::move(answers)},
                      {"HAS_REVIEW_NOTE", is_known && !reviewed->note.empty()},
                      {"REVIEW_NOTE", is_known ? reviewed->note : ""},
                      {"STEPS", step_rows(desk, item, steps)},
                  };
    return screen(
        request, platform, desk.say("editorial.sign_off_title"), {"editorial/sign_off", std::move(values)},
        refusal ? 422 : 200);
}

std::string toast_of(Verdict verdict, std::string const& passed)
{
    return verdict == Verdict::pass      ? passed
           : verdict == Verdict::return_ ? "editorial.toast_returned"
                                         : "editorial.toast_withheld";
}

html::Values queue_row(Desk const& desk, Item const& item)
{
    auto const light = light_of(desk, item);
    auto const due = desk.platform.calendar.after(day_of(item.changed_at), WorkingDays{1});
    bool const is_review = item.state == ItemState::submitted;
    auto const findings = store::findings_of(desk.reader, item.id, item.edition);
    auto const must_fix = std::count_if(findings.begin(), findings.end(), [](NotedFinding const& noted) {
        return noted.finding.level == Level::must_fix && noted.is_open();
    });
    auto const unit = people::find_unit(desk.reader, item.unit);
    return {
        {"LIGHT", light.shape},
        {"LIGHT_TEXT", light.text},
        {"HAS_DUE", true},
        {"DUE", due},
        {"DUE_TEXT", due_text(desk.platform.words, desk.language, desk.platform.calendar, due)},
        {"ITEM_URL", deciding_url(item)},
        {"ITEM_TITLE", item.title},
        {"IS_URGENT", item.is_urgent},
        {"EDITION", item.edition},
        {"ITEM_STATE", item.state},
        {"ITEM_STATE_TEXT", state_text(desk, item.state)},
        {"ITEM_UNIT", unit ? unit->short_zh : ""},
        {"ITEM_COLUMN", column_name(desk, item.home_column)},
        {"ITEM_AUTHOR", people::shown_name(desk.reader, item.author)},
        {"HAS_MUST_FIX", must_fix > 0},
        {"MUST_FIX_COUNT", static_cast<std::int64_t>(must_fix)},
        {"ITEM", item.id},
        {"MAY_BATCH", !is_review},
        {"VERB", desk.say(is_review ? "editorial.verb_review" : "editorial.verb_sign")},
    };
}

} // namespace

Result<http::Response> show_queue(http::Request const& request, Platform& platform)
{
    auto const reader = platform.desk.reader();
    Desk const desk{request, platform, reader};
    auto const& actor = request.actor();
    std::vector<Item> to_review, to_sign;
    if (actor.may("editorial.review", actor.unit))
        to_review = waiting(desk, ItemState::submitted);
    if (actor.may("editorial.sign", actor.unit))
        to_sign = waiting(desk, ItemState::reviewed);
    auto const filter = request.argument("kind");
    std::vector<html::Values> rows;
    if (filter != "sign")
        for (auto const& item : to_review)
            rows.push_back(queue_row(desk, item));
    if (filter != "review")
        for (auto const& item : to_sign)
            rows.push_back(queue_row(desk, item));
    auto const tab = [&](std::string const& kind, std::string_view words, std::size_t count) {
        return html::Values{
            {"FILTER_URL", "/desk/editorial/queue" + http::query_text({{"kind", kind}})},
            {"FILTER_NAME", desk.say(words)},
            {"FILTER_COUNT", static_cast<std::int64_t>(count)},
            {"IS_CHOSEN", filter == kind}};
    };
    bool const has_items = !rows.empty();
    return screen(
        request, platform, desk.say("editorial.queue"),
        {"editorial/queue", html::Values{
                                {"REVIEW_COUNT", static_cast<std::int64_t>(to_review.size())},
                                {"SIGN_COUNT", static_cast<std::int64_t>(to_sign.size())},
                                {"FILTERS",
                                 std::vector<html::Values>{
                                     tab("", "editorial.all_states", to_review.size() + to_sign.size()),
                                     tab("review", "editorial.to_review", to_review.size()),
                                     tab("sign", "editorial.to_sign", to_sign.size())}},
                                {"HAS_BATCH", filter != "review" && to_sign.size() > 1},
                                {"HAS_ITEMS", has_items},
                                {"NO_ITEMS", !has_items},
                                {"ITEMS", std::move(rows)},
                            } + pager_values(request, 1, 1)});
}

Result<http::Response> show_review(http::Request const& request, Platform& platform)
{
    return review_screen(request, platform, nullptr, nullptr);
}

Result<http::Response> create_review(http::Request const& request, Platform& platform)
{
    auto const item = TRY(find_visible(request, platform.desk.reader()));
    auto const& form = *request.form();
    auto const decision = read_decision(form);
    if (!decision)
        return review_screen(request, platform, &form, &decision.error());
    auto const done = platform.works.run(
        request.actor(), [&](Work& work) { return review_item(work, item.id, *decision); });
    if (!done && done.error().because == Because::not_valid)
        return review_screen(request, platform, &form, &done.error());
    if (!done)
        return tl::unexpected{done.error()};
    return http::see_other(
        item_url(item.id, "?done=" + toast_of(decision->verdict, "editorial.toast_passed")));
}

Result<http::Response> show_sign_off(http::Request const& request, Platform& platform)
{
    return sign_off_screen(request, platform, nullptr, nullptr);
}

Result<http::Response> create_sign_off(http::Request const& request, Platform& platform)
{
    auto const item = TRY(find_visible(request, platform.desk.reader()));
    auto const& form = *request.form();
    auto const decision = read_decision(form);
    if (!decision)
        return sign_off_screen(request, platform, &form, &decision.error());
    auto const done = platform.works.run(request.actor(), [&](Work& work) {
        return sign_item(work, item.id, *decision, platform.settings.release_delay);
    });
    if (!done && done.error().because == Because::not_valid)
        return sign_off_screen(request, platform, &form, &done.error());
    if (!done)
        return tl::unexpected{done.error()};
    return http::see_other(
        item_url(item.id, "?done=" + toast_of(decision->verdict, "editorial.toast_signed")));
}

Result<http::Response> create_pull_back(http::Request const& request, Platform& platform)
{
    auto const item = TRY(find_visible(request, platform.desk.reader()));
    TRY(platform.works.run(request.actor(), [&](Work& work) { return pull_back_item(work, item.id); }));
    return http::see_other(item_url(item.id, "?done=editorial.toast_pulled_back"));
}

Result<http::Response> create_release(http::Request const& request, Platform& platform)
{
    auto const item = TRY(find_visible(request, platform.desk.reader()));
    TRY(platform.works.run(request.actor(), [&](Work& work) { return release_now(work, item.id); }));
    return http::see_other(item_url(item.id, "?done=editorial.toast_published"));
}

Result<http::Response> create_dismissal(http::Request const& request, Platform& platform)
{
    auto const item = TRY(find_visible(request, platform.desk.reader()));
    auto const text = request.parameter("finding");
    int number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    auto const reason = request.form()->text("reason");
    TRY(platform.works.run(
        request.actor(), [&](Work& work) { return dismiss_finding(work, item.id, number, reason); }));
    return http::see_other(
        item_url(item.id, item.state == ItemState::submitted ? "/review#findings" : "/sign-off#findings"));
}

namespace {

Result<http::Response> withdrawal_screen(
    http::Request const& request, Platform& platform, http::Form const* typed, Refusal const* refusal)
{
    auto const reader = platform.desk.reader();
    Desk const desk{request, platform, reader};
    auto const item = TRY(find_visible(request, reader));
    if (!may_withdraw(request.actor(), item))
        return refuse(Because::not_found, "platform.not_found");
    auto const edition = store::find_edition(reader, item.id, item.published_edition);
    std::string shown_in = edition ? column_name(desk, edition->content.home_column) : "";
    if (edition)
        for (auto const id : edition->content.also_columns)
            shown_in += "、" + column_name(desk, id);
    auto const reason = typed ? typed->text("reason") : "";
    html::Values values{
        {"CSRF", desk.csrf()},
        {"ITEM_URL", item_url(item.id)},
        {"ITEM_TITLE", item.title},
        {"PUBLIC_URL", path_of(item.id)},
        {"PUBLISHED_AT", item.published_at ? to_iso(*item.published_at) : ""},
        {"PUBLISHED_AT_TEXT", item.published_at},
        {"SHOWN_IN", shown_in},
        {"WITHDRAW_URL", item_url(item.id, "/withdrawal")},
        {"IS_INCORRECT", reason == "incorrect"},
        {"IS_SUPERSEDED", reason == "superseded"},
        {"IS_MUST_NOT_BE_PUBLIC", reason == "must_not_be_public"},
        {"REPLACEMENT", typed ? typed->text("replacement") : ""},
        {"REDIRECTS", typed && typed->ticked("redirects")},
        {"NOTE", typed ? typed->text("note") : ""},
    };
    return screen(
        request, platform, desk.say("editorial.withdraw_title"),
        {"editorial/withdraw", std::move(values) + desk.errors(refusal, {"reason", "replacement", "note"})},
        refusal ? 422 : 200);
}

} // namespace

Result<http::Response> show_withdrawal(http::Request const& request, Platform& platform)
{
    return withdrawal_screen(request, platform, nullptr, nullptr);
}

Result<http::Response> create_withdrawal(http::Request const& request, Platform& platform)
{
    auto const item = TRY(find_visible(request, platform.desk.reader()));
    auto const& form = *request.form();
    auto const reason = parse<WithdrawReason>(form.text("reason"));
    if (!reason) {
        Refusal const refusal{
            Because::not_valid,
            "editorial.error_reason_missing",
            {{"reason", "editorial.error_reason_missing"}}};
        return withdrawal_screen(request, platform, &form, &refusal);
    }
    WithdrawalOrder const order{
        *reason, form.text("note"), form.text("replacement"), form.ticked("redirects")};
    bool const is_recall = order.reason == WithdrawReason::must_not_be_public;
    auto before = is_recall ? look_before_recall(platform.desk.reader(), item) : ToRecall{};
    auto const done =
        platform.works.run(request.actor(), [&](Work& work) { return withdraw_item(work, item.id, order); });
    if (!done && done.error().because == Because::not_valid)
        return withdrawal_screen(request, platform, &form, &done.error());
    if (!done)
        return tl::unexpected{done.error()};
    if (is_recall) {
        platform.desk.empty_log();
        auto const evidence = look_after_recall(platform, item.id, std::move(before));
        TRY(platform.works.run(
            request.actor(), [&](Work& work) { return keep_recall(work, item.id, evidence); }));
        return http::see_other(item_url(item.id, "/recall"));
    }
    if (!request.actor().may(
            "editorial.read", item.unit)) // who looks after the whole site sees only what is public
        return http::see_other("/desk/editorial/items?done=editorial.toast_withdrawn");
    return http::see_other(item_url(item.id, "?done=editorial.toast_withdrawn"));
}

} // namespace fengye::editorial
