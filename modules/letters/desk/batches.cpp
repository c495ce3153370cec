#include "modules/letters/desk/batches.hpp"

#include <algorithm>

#include "modules/letters/actions/acting.hpp"
#include "modules/letters/actions/handle.hpp"
#include "modules/letters/actions/merge.hpp"
#include "modules/letters/desk/views.hpp"
#include "modules/letters/store/letters.hpp"

namespace fengye::letters {

namespace {

constexpr std::size_t batch_max = 100;

// What was asked for: an act, and the letters that were ticked.
struct Batch {
    BatchAct act;
    std::vector<CaseId> ids;
};

Result<Batch> read_batch(std::string const& act, std::vector<std::string> const& ticked)
{
    auto const known = parse<BatchAct>(act);
    if (!known)
        return refuse(Because::not_found, "platform.not_found");
    Batch batch{*known, {}};
    for (auto const& text : ticked)
        if (auto const id = CaseId::from(text); id && batch.ids.size() < batch_max)
            batch.ids.push_back(*id);
    return batch;
}

struct Sorted {
    std::vector<Letter> possible;
    std::vector<std::pair<Letter, std::string>> impossible; // with the words that say why
};

// The letter the others go with: chosen, or one that leads already, or the first that came.
Letter const* lead_of(std::vector<Letter> const& letters, std::optional<CaseId> chosen)
{
    auto const is_chosen = [&](Letter const& letter) { return chosen && letter.id() == *chosen; };
    auto found = std::find_if(letters.begin(), letters.end(), is_chosen);
    if (found == letters.end())
        found = std::find_if(
            letters.begin(), letters.end(), [](Letter const& letter) { return letter.followers > 0; });
    if (found == letters.end())
        found = std::min_element(
            letters.begin(), letters.end(), [](auto const& a, auto const& b) { return a.id() < b.id(); });
    return found == letters.end() ? nullptr : &*found;
}

// What one may not see is passed over without a word.
Sorted sorted(Desk const& desk, Batch const& batch, std::optional<CaseId> chosen_lead)
{
    std::vector<Letter> letters;
    for (auto const id : batch.ids)
        if (auto letter = store::find_letter(desk.reader, id);
            letter && may_see(desk.reader, desk.actor(), *letter))
            letters.push_back(*std::move(letter));
    Sorted result;
    std::vector<Letter> able;
    for (auto& letter : letters) {
        auto const standing = standing_of(desk, letter);
        if (auto const why = obstacle_to(batch.act, desk.actor(), letter, standing))
            result.impossible.emplace_back(std::move(letter), std::string{*why});
        else
            able.push_back(std::move(letter));
    }
    auto const* lead = batch.act == BatchAct::merge ? lead_of(able, chosen_lead) : nullptr;
    auto const lead_letter = lead ? std::optional{*lead} : std::nullopt;
    for (auto& letter : able) {
        auto const standing = standing_of(desk, letter);
        auto const why =
            obstacle_to(batch.act, desk.actor(), letter, standing, lead_letter ? &*lead_letter : nullptr);
        if (why)
            result.impossible.emplace_back(std::move(letter), std::string{*why});
        else
            result.possible.push_back(std::move(letter));
    }
    // One letter alone goes with nothing.
    if (batch.act == BatchAct::merge && result.possible.size() == 1) {
        result.impossible.emplace_back(std::move(result.possible.front()), "letters.cannot_alone");
        result.possible.clear();
    }
    return result;
}

html::Values letter_row(Desk const& desk, Letter const& letter)
{
    return {
        {"LETTER", letter.id()},
        {"LETTER_URL", letter_url(letter.id())},
        {"LETTER_TITLE", letter.title},
        {"NUMBER", letter.record.number},
        {"STATE", letter.state()},
        {"STATE_TEXT", desk.said("letters.state_", letter.state())},
        {"UNIT", unit_name(desk, letter.record.unit)}};
}

// Shown by views/desk_batch.html.
http::Response
batch_screen(Desk const& desk, Batch const& batch, http::Form const* form, Refusal const* refusal, int status)
{
    auto const typed = [&](std::string_view field) { return form ? form->text(field) : std::string{}; };
    auto const chosen = CaseId::from(typed("lead"));
    auto const letters = sorted(desk, batch, chosen);
    auto const* lead = lead_of(letters.possible, chosen);
    std::vector<html::Values> possible, impossible;
    for (auto const& letter : letters.possible)
        possible.push_back(
            letter_row(desk, letter) + html::Values{{"IS_LEAD", lead && lead->id() == letter.id()}});
    for (auto const& [letter, why] : letters.impossible)
        impossible.push_back(letter_row(desk, letter) + html::Values{{"WHY_NOT", desk.say(why)}});
    bool const has_possible = !possible.empty(), has_impossible = !impossible.empty();
    bool const is_transfer = batch.act == BatchAct::transfer, is_merge = batch.act == BatchAct::merge;
    html::Values wanted{
        {"HAS_UNITS", false},
        {"HAS_HANDLERS", false},
        {"IS_MERGE", is_merge && has_possible},
        {"HAS_NOTE", is_transfer || batch.act == BatchAct::urge},
        {"NOTE_LABEL", desk.say(is_transfer ? "letters.field_reason" : "letters.field_urging")},
        {"NOTE", typed("reason")}};
    if (is_transfer)
        wanted.front().second = html::Values{{"UNITS", unit_options(desk, typed("unit"), desk.actor().unit)}};
    if (batch.act == BatchAct::assign)
        wanted[1].second =
            html::Values{{"HANDLERS", handler_options(desk, desk.actor().unit, typed("handler"))}};
    return desk.screen(
        desk.said("letters.batch_", batch.act),
        {"letters/desk_batch", desk.errors(refusal, {"unit", "handler", "reason"}) + std::move(wanted) +
                                   html::Values{
                                       {"CSRF", desk.csrf()},
                                       {"ACT", batch.act},
                                       {"ACT_NAME", desk.said("letters.batch_", batch.act)},
                                       {"ACT_EFFECT", desk.said("letters.batch_effect_", batch.act)},
                                       {"POSSIBLE_COUNT", possible.size()},
                                       {"HAS_POSSIBLE", has_possible},
                                       {"NO_POSSIBLE", !has_possible},
                                       {"POSSIBLE", std::move(possible)},
                                       {"IMPOSSIBLE_COUNT", impossible.size()},
                                       {"HAS_IMPOSSIBLE", has_impossible},
                                       {"IMPOSSIBLE", std::move(impossible)}}},
        status);
}

template <class SomeId>
SomeId read_id(http::Form const& form, std::string_view field)
{
    return SomeId::from(form.text(field)).value_or(SomeId{});
}

Result<void> do_one(Work& work, Platform& platform, BatchAct act, CaseId id, http::Form const& form)
{
    if (act == BatchAct::transfer)
        return transfer_letter(work, platform, id, read_id<UnitId>(form, "unit"), form.text("reason"));
    if (act == BatchAct::assign)
        return take_letter(work, platform, id, read_id<PersonId>(form, "handler"));
    return urge(work, platform, id, form.text("reason"));
}

// Merging is one act for all; everything else is one for each letter.
Result<void> do_all(
    http::Request const& request, Platform& platform, Batch const& batch, Sorted const& letters,
    http::Form const& form)
{
    if (letters.possible.empty())
        return refuse(Because::not_valid, "letters.error_batch_empty");
    if (batch.act == BatchAct::merge) {
        auto const* lead = lead_of(letters.possible, CaseId::from(form.text("lead")));
        std::vector<CaseId> others;
        for (auto const& letter : letters.possible)
            if (letter.id() != lead->id())
                others.push_back(letter.id());
        return platform.works.run(request.actor(), [&](Work& work) -> Result<void> {
            return merge_letters(work, platform, lead->id(), others);
        });
    }
    for (auto const& letter : letters.possible)
        TRY(platform.works.run(request.actor(), [&](Work& work) -> Result<void> {
            return do_one(work, platform, batch.act, letter.id(), form);
        }));
    return {};
}

std::vector<std::string> ticked_in(http::Request const& request)
{
    std::vector<std::string> ticked;
    for (auto const& [name, value] : request.query)
        if (name == "letter")
            ticked.push_back(value);
    return ticked;
}

} // namespace

Result<http::Response> show_batch(http::Request const& request, Platform& platform)
{
    auto const batch = TRY(read_batch(request.argument("act"), ticked_in(request)));
    auto const reader = platform.desk.reader();
    return batch_screen(Desk{request, platform, reader}, batch, nullptr, nullptr, 200);
}

Result<http::Response> create_batch(http::Request const& request, Platform& platform)
{
    auto const& form = *request.form();
    auto const batch = TRY(read_batch(form.text("act"), form.all("letter")));
    auto const before = platform.desk.reader();
    auto const letters = sorted(Desk{request, platform, before}, batch, CaseId::from(form.text("lead")));
    auto const done = do_all(request, platform, batch, letters, form);
    if (done)
        return http::see_other(
            "/desk/letters/?done=" + ("letters.toast_batch_" + std::string{name_of(batch.act)}));
    // What was done before one was refused stays done: the page shows what is left, and why.
    auto const reader = platform.desk.reader();
    return batch_screen(
        Desk{request, platform, reader}, batch, &form, &done.error(),
        done.error().because == Because::not_valid ? 422 : 409);
}

} // namespace fengye::letters
