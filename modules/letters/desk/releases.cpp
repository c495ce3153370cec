#include "modules/letters/desk/releases.hpp"

#include <charconv>

#include "modules/letters/actions/acting.hpp"
#include "modules/letters/actions/answer.hpp"
#include "modules/letters/desk/views.hpp"
#include "modules/letters/store/letters.hpp"
#include "modules/letters/store/replies.hpp"

namespace fengye::letters {

namespace {

struct Awaiting {
    Letter letter;
    Reply reply;
};

Result<Awaiting> find_to_release(Desk const& desk)
{
    auto letter = TRY(find_visible(desk));
    if (!may_release(desk.actor(), letter))
        return refuse(Because::not_allowed, "platform.not_allowed");
    auto reply = store::find_reply(desk.reader, desk.vault, letter.id(), letter.round);
    if (letter.state() != LetterState::awaiting_release || !reply)
        return refuse(Because::conflict, "letters.error_state");
    return Awaiting{std::move(letter), *std::move(reply)};
}

std::vector<html::Values> phrase_rows(Desk const& desk, std::string const& answer)
{
    std::vector<html::Values> rows;
    for (auto const& found : empty_phrases_in(answer))
        rows.push_back({{"PHRASE", found.phrase}, {"PHRASE_TEXT", desk.say(found.words)}});
    return rows;
}

// Shown by views/desk_release.html.
http::Response release_screen(
    Desk const& desk, Awaiting const& awaiting, http::Form const* form, Refusal const* refusal, int status)
{
    auto const& [letter, reply] = awaiting;
    auto const contact =
        casework::contact_of(desk.reader, desk.vault, letter.id()).value_or(casework::Contact{});
    auto const text = store::text_of(desk.reader, desk.vault, letter.id()).value_or(LetterText{});
    auto phrases = phrase_rows(desk, reply.text.answer);
    bool const has_phrases = !phrases.empty(), is_own = reply.drafted_by == desk.actor().person;
    return desk.screen(
        desk.say("letters.release"),
        {"letters/desk_release", desk.errors(refusal, {"checked", "reason"}) + light_values(desk, letter) +
                                     html::Values{
                                         {"CSRF", desk.csrf()},
                                         {"LETTER_URL", letter_url(letter.id())},
                                         {"RELEASE_URL", letter_url(letter.id(), "/release")},
                                         {"RETURN_URL", letter_url(letter.id(), "/return")},
                                         {"LETTER_TITLE", letter.title},
                                         {"NUMBER", letter.record.number},
                                         {"CONTENT_HTML", html::escaped(text.content)},
                                         {"ANSWER_HTML", answer_html(reply.text.answer)},
                                         {"DRAFTED_BY", people::shown_name(desk.reader, reply.drafted_by)},
                                         {"DRAFTED_AT", to_iso(reply.drafted_at)},
                                         {"DRAFTED_AT_TEXT", to_short_text(reply.drafted_at)},
                                         {"HAS_OUTCOME", reply.outcome != Outcome::none},
                                         {"OUTCOME_TEXT", desk.said("letters.outcome_", reply.outcome)},
                                         {"HAS_PHRASES", has_phrases},
                                         {"PHRASES", std::move(phrases)},
                                         {"IS_LED", letter.followers > 0},
                                         {"FOLLOWERS", letter.followers},
                                         {"MAY_PUBLISH", letter.may_publish},
                                         {"MAY_NOT_PUBLISH", !letter.may_publish},
                                         {"PUBLIC_TITLE", reply.text.public_title},
                                         {"PUBLIC_QUESTION_HTML", html::escaped(reply.text.public_question)},
                                         {"PUBLIC_WRITER", casework::masked(contact).name},
                                         {"IS_OWN", is_own},
                                         {"MAY_DECIDE", !is_own},
                                         {"VERSION", reply.version},
                                         {"IS_TO_PUBLISH", form ? form->ticked("publish") : reply.to_publish},
                                         {"IS_CHECKED", form && form->ticked("checked")},
                                         {"REASON", form ? form->text("reason") : ""}}},
        status);
}

// Runs one decision; the page again when a field must be put right.
template <class Act>
Result<http::Response>
decide(http::Request const& request, Platform& platform, std::string_view toast, Act act)
{
    auto const& form = *request.form();
    auto const reader = platform.desk.reader();
    Desk const desk{request, platform, reader};
    auto const awaiting = TRY(find_to_release(desk));
    auto const id = awaiting.letter.id();
    auto const done =
        platform.works.run(request.actor(), [&](Work& work) -> Result<void> { return act(work, id, form); });
    if (done)
        return http::see_other(letter_url(id, "?done=" + std::string{toast}));
    if (done.error().fields.empty())
        return tl::unexpected{done.error()};
    return release_screen(desk, awaiting, &form, &done.error(), 422);
}

} // namespace

Result<http::Response> show_release(http::Request const& request, Platform& platform)
{
    auto const reader = platform.desk.reader();
    Desk const desk{request, platform, reader};
    auto const awaiting = TRY(find_to_release(desk));
    return release_screen(desk, awaiting, nullptr, nullptr, 200);
}

Result<http::Response> create_release(http::Request const& request, Platform& platform)
{
    return decide(
        request, platform, "letters.toast_released", [&](Work& work, CaseId id, http::Form const& form) {
            Release release{.is_checked = form.ticked("checked"), .is_published = form.ticked("publish")};
            auto const text = form.text("version");
            std::from_chars(text.data(), text.data() + text.size(), release.version);
            return release_reply(work, platform, id, release);
        });
}

Result<http::Response> create_return(http::Request const& request, Platform& platform)
{
    return decide(
        request, platform, "letters.toast_returned", [&](Work& work, CaseId id, http::Form const& form) {
            return return_reply(work, platform, id, form.text("reason"));
        });
}

} // namespace fengye::letters
