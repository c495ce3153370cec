#include "modules/letters/front/query.hpp"

#include <fmt/format.h>

#include "modules/letters/domain/reply.hpp"
#include "modules/letters/front/abuse.hpp"
#include "modules/letters/front/form_values.hpp"
#include "modules/letters/front/placements.hpp"

namespace fengye::letters {

namespace {

html::Values
question_values(http::Request const& request, Public& page, std::string const& code, Refusal const* refusal)
{
    return html::Values{
               {"ACTION_URL", page.to("/query")},
               {"CODE", code},
               {"RESUME_URL", page.to("/letters/drafts/")},
               {"SENDS_CODES", !page.settings.mail_server.empty() || !page.settings.sms_file.empty()},
               {"NEW_CODE_URL", page.to("/query/code")}} +
           puzzle_values(request, page, Proves::trying) + refusal_values(page, refusal, {"code", "answer"});
}

Head head_of(Public const& page)
{
    auto const title = page.say("letters.query_title");
    return {
        .title = title,
        .description = page.say("letters.query_lead"),
        .crumbs = {{title, {}}},
        .channel = "interaction"};
}

http::Response
question_page(http::Request const& request, Public& page, std::string const& code, Refusal const& refusal)
{
    return private_page(
        page, {"letters/public_query", question_values(request, page, code, &refusal)},
        page.say("letters.query_title"), 422);
}

std::vector<html::Values> step_rows(Public& page, LetterStatus const& status)
{
    std::vector<html::Values> rows;
    for (std::size_t i = 0; i < status.steps.size(); ++i) {
        auto const& step = status.steps[i];
        auto const note = i < status.notes.size() ? status.notes[i] : std::string{};
        auto const unit = unit_name(page, step.unit);
        rows.push_back(
            {{"STEP_NAME", page.say(step.words)},
             {"STEP_AT", to_iso(step.at)},
             {"STEP_AT_TEXT", step.at},
             {"HAS_STEP_UNIT", !unit.empty()},
             {"STEP_UNIT", unit},
             {"HAS_STEP_NOTE", !note.empty()},
             {"STEP_NOTE", note}});
    }
    return rows;
}

html::Values clock_of(Public& page, LetterStatus const& status)
{
    std::vector<html::Values> clocks;
    // The calendar of the city is the desk's; a page shows the clock as the desk counted it.
    for (auto const& clock : status.clock)
        clocks.push_back(
            casework::clock_values(page.words, page.language, page.calendar, clock, day_of(page.now)));
    return {{"CLOCK", std::move(clocks)}};
}

html::Values rating_values(Public& page, LetterStatus const& status, std::string const& code)
{
    auto const last = day_from(status.reopen_until);
    return {
        {"MAY_RATE", status.may_rate},
        {"MAY_REOPEN", status.may_reopen},
        {"REOPEN_TEXT",
         last ? page.say("letters.reopen_until", {{"day", day_long(page, *last)}}) : std::string{}},
        {"RATING_URL", page.to("/query/rating")},
        {"HAS_RATING", status.rating != Rating::none},
        {"RATING_TEXT", page.say("letters.rating_" + std::string{name_of(status.rating)})},
        {"MAY_CONFIRM", status.may_confirm},
        {"CONTACT_URL", page.to("/query/contact")},
        {"MAY_WITHDRAW", status.may_publish},
        {"CONSENT_URL", page.to("/query/consent")},
        {"CODE", code},
        {"IS_PUBLIC", status.is_public},
        {"PUBLIC_URL", page.to(path_of(status.number))}};
}

http::Response status_page(
    Public& page, LetterStatus const& status, std::string const& code, std::string_view said,
    Refusal const* refusal = nullptr)
{
    auto const state = std::string{name_of(status.state)};
    auto const unit = unit_name(page, status.unit);
    html::Values values{
        {"NUMBER", status.number},
        {"STATE", state},
        {"STATE_TEXT", page.say("letters.state_" + state)},
        {"IS_SECOND", status.round > 1},
        {"HAS_UNIT", !unit.empty()},
        {"UNIT", unit},
        {"RECEIVED", to_iso(status.received_at)},
        {"RECEIVED_TEXT", status.received_at},
        {"STEPS", step_rows(page, status)},
        {"HAS_ANSWER", !status.answer.empty()},
        {"ANSWER_HTML", answer_html(status.answer)},
        {"HAS_OUTCOME", status.outcome != Outcome::none},
        {"OUTCOME_TEXT", page.say("letters.outcome_" + std::string{name_of(status.outcome)})},
        {"HAS_RESULT", !status.result.empty()},
        {"RESULT", status.result},
        {"HAS_SAID", !said.empty()},
        {"SAID", said.empty() ? std::string{} : page.say(said)},
        {"QUERY_URL", page.to("/query")},
        {"CONTENT_LANG", sites::content_language}};
    return private_page(
        page,
        {"letters/public_status", std::move(values) + clock_of(page, status) +
                                      rating_values(page, status, code) +
                                      refusal_values(page, refusal, {"rating", "reason", "digits"})},
        page.say("letters.status_title", {{"number", status.number}}), refusal ? 422 : 200);
}

// A code that is whole but opens nothing; one that has a slip; and somebody who has tried too often: the last
// gets the same page whatever the code is.
Result<LetterStatus> look_up(http::Request const& request, Public& page, std::string const& code)
{
    if (!casework::DigitsCode::read(code))
        return refuse(Because::not_valid, "letters.error_code_digits", "code");
    TRY(check_puzzle(request, page, *request.form(), Proves::trying));
    TRY(count_try(request, page));
    return page.counter.ask(AskStatus{code});
}

Refusal beside_code(Refusal refusal)
{
    if (refusal.fields.empty())
        refusal.fields = {{"code", refusal.words}};
    return refusal;
}

} // namespace

Result<FrontAnswer> show_query(http::Request const& request, Public& page)
{
    return View{
        .main = {"letters/public_query", question_values(request, page, "", nullptr)},
        .head = head_of(page),
        .is_kept = false};
}

Result<FrontAnswer> answer_query(http::Request const& request, Public& page)
{
    TRY(must_be_form(request));
    auto const code = request.form()->text("code");
    auto const status = look_up(request, page, code);
    if (!status && status.error().because == Because::unavailable)
        return tl::unexpected{status.error()};
    if (!status)
        return question_page(request, page, code, beside_code(status.error()));
    return status_page(page, *status, code, {});
}

Result<FrontAnswer> ask_for_new_code(http::Request const& request, Public& page)
{
    TRY(must_be_form(request));
    auto const& typed = *request.form();
    TRY(count_try(request, page));
    TRY(page.counter.submit(SendNewCode{typed.text("number"), typed.text("contact")}, request.address));
    return private_page(
        page, {"letters/public_code_sent", html::Values{{"QUERY_URL", page.to("/query")}}},
        page.say("letters.code_sent_title"));
}

Result<FrontAnswer> rate_answer(http::Request const& request, Public& page)
{
    TRY(must_be_form(request));
    auto const& typed = *request.form();
    auto const code = typed.text("code");
    if (!casework::DigitsCode::read(code))
        return question_page(
            request, page, code,
            {Because::not_valid, "letters.error_code_digits", {{"code", "letters.error_code_digits"}}});
    TRY(count_try(request, page));
    auto const rating = parse<Rating>(typed.text("rating")).value_or(Rating::none);
    auto const rated = page.counter.submit(RateLetter{code, rating, typed.text("reason")}, request.address);
    if (rated)
        return status_page(
            page, *rated, code,
            rated->round > 1 && rated->may_rate == false && rated->answer.size() > 0 &&
                    rated->state == LetterState::received
                ? "letters.said_reopened"
                : "letters.said_rated");
    auto const status = page.counter.ask(AskStatus{code});
    if (!status)
        return question_page(request, page, code, beside_code(rated.error()));
    return status_page(page, *status, code, {}, &rated.error());
}

Result<FrontAnswer> take_back_consent(http::Request const& request, Public& page)
{
    TRY(must_be_form(request));
    auto const code = request.form()->text("code");
    TRY(count_try(request, page));
    auto const done = page.counter.submit(WithdrawConsent{code}, request.address);
    if (!done)
        return question_page(request, page, code, beside_code(done.error()));
    return status_page(page, *done, code, "letters.said_withdrawn");
}

Result<FrontAnswer> confirm_own_contact(http::Request const& request, Public& page)
{
    TRY(must_be_form(request));
    auto const& typed = *request.form();
    auto const code = typed.text("code");
    TRY(count_try(request, page));
    auto const done = page.counter.submit(ConfirmContact{code, typed.text("digits")}, request.address);
    if (done)
        return status_page(page, *done, code, "letters.said_confirmed");
    auto const status = page.counter.ask(AskStatus{code});
    if (!status)
        return question_page(request, page, code, beside_code(status.error()));
    return status_page(page, *status, code, {}, &done.error());
}

} // namespace fengye::letters
