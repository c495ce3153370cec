#include "modules/letters/desk/replies.hpp"

#include <algorithm>
#include <charconv>

#include "modules/letters/actions/acting.hpp"
#include "modules/letters/actions/answer.hpp"
#include "modules/letters/desk/views.hpp"
#include "modules/letters/store/letters.hpp"
#include "modules/letters/store/replies.hpp"
#include "modules/letters/store/templates.hpp"
#include "platform/front/store.hpp"
#include "platform/html/markup.hpp"

namespace fengye::letters {

namespace {

// Of what is found some is no document: letters, columns.
constexpr int looked_at_max = 40;
constexpr std::size_t found_max = 8;

Result<Letter> find_to_answer(Desk const& desk)
{
    auto letter = TRY(find_visible(desk));
    if (!may_handle(desk.actor(), letter))
        return refuse(Because::not_allowed, "platform.not_allowed");
    if (letter.state() != LetterState::accepted)
        return refuse(Because::conflict, "letters.error_state");
    return letter;
}

// What the editor opens with: what was saved last, else the public version by rule and an empty answer.
ReplyDraft draft_of(Desk const& desk, Letter const& letter)
{
    if (auto const known = store::find_reply(desk.reader, desk.vault, letter.id(), letter.round))
        return {known->text, known->outcome, known->to_publish, known->version};
    return {
        suggested_public_version(desk.reader, desk.platform, letter), Outcome::none, letter.may_publish, 0};
}

// Browsers send line ends of two characters.
std::string lines_of(std::string text)
{
    std::erase(text, '\r');
    return text;
}

ReplyDraft read_draft(http::Form const& form)
{
    std::int64_t version = 0;
    auto const text = form.text("version");
    std::from_chars(text.data(), text.data() + text.size(), version);
    return {
        .text =
            {.answer = lines_of(form.text("answer")),
             .public_title = form.text("public_title"),
             .public_question = lines_of(form.text("public_question"))},
        .outcome = parse<Outcome>(form.text("outcome")).value_or(Outcome::none),
        .to_publish = form.ticked("publish"),
        .version = version};
}

std::vector<front::Hit> documents_found(Desk const& desk, std::string const& keyword)
{
    if (keyword.empty())
        return {};
    auto hits = desk.platform.front.reader()->search(
        {.question = search::read_question(keyword), .limit = looked_at_max});
    std::erase_if(hits.rows, [](front::Hit const& hit) { return hit.card.kind != "article"; });
    hits.rows.resize(std::min(hits.rows.size(), found_max));
    return std::move(hits.rows);
}

void append(std::string& answer, std::string const& more, std::string_view between)
{
    answer += (answer.empty() ? std::string{} : std::string{between}) + more;
}

// A button beside the text puts something into it: a template, a document, a helper's part.
void put_in(Desk const& desk, Letter const& letter, http::Form const& form, std::string& answer)
{
    auto const then = form.text("then");
    if (then == "template") {
        auto const id = TemplateId::from(form.text("template"));
        auto const known = id ? store::find_template(desk.reader, *id) : std::nullopt;
        if (known && known->unit == letter.record.unit)
            append(answer, known->text, "\n");
    }
    if (auto const part = UnitId::from(form.text("part")))
        if (auto const helper = casework::helper_of(desk.reader, desk.vault, letter.id(), *part))
            append(answer, helper->answer, "\n");
    if (auto const cited = form.text("cite"); !cited.empty())
        for (auto const& hit : documents_found(desk, form.text("find")))
            if (std::to_string(hit.card.id) == cited)
                append(answer, "《" + hit.card.title + "》（" + hit.card.path + "）", "");
}

std::vector<html::Values> phrase_rows(Desk const& desk, std::string const& answer)
{
    std::vector<html::Values> rows;
    for (auto const& found : empty_phrases_in(answer))
        rows.push_back({{"PHRASE", found.phrase}, {"PHRASE_TEXT", desk.say(found.words)}});
    return rows;
}

std::vector<html::Values> part_rows(Desk const& desk, Letter const& letter)
{
    std::vector<html::Values> rows;
    for (auto const& helper : casework::helpers_of(desk.reader, desk.vault, letter.id()))
        rows.push_back(
            {{"PART", helper.unit},
             {"PART_UNIT", unit_name(desk, helper.unit)},
             {"IS_PART_OPEN", helper.is_open},
             {"IS_PART_DONE", !helper.is_open},
             {"PART_TEXT_HTML", html::escaped(helper.answer)}});
    return rows;
}

std::vector<html::Values> template_rows(Desk const& desk, Letter const& letter)
{
    std::vector<html::Values> rows;
    for (auto const& one : store::templates_of(desk.reader, letter.record.unit))
        rows.push_back(option(one.id.text(), one.title, false));
    return rows;
}

std::vector<html::Values> document_rows(Desk const& desk, std::string const& keyword)
{
    std::vector<html::Values> rows;
    for (auto const& hit : documents_found(desk, keyword))
        rows.push_back(
            {{"DOCUMENT", hit.card.id},
             {"DOCUMENT_URL", hit.card.path},
             {"DOCUMENT_TITLE", hit.card.title},
             {"DOCUMENT_AT", to_text(day_of(hit.card.at))}});
    return rows;
}

std::vector<html::Values> outcome_options(Desk const& desk, Outcome chosen)
{
    std::vector<html::Values> rows;
    for (auto const outcome : {Outcome::adopted, Outcome::partly_adopted, Outcome::explained})
        rows.push_back(option(name_of(outcome), desk.said("letters.outcome_", outcome), outcome == chosen));
    return rows;
}

// Why it came back from the head, if it did.
html::Values return_values(Desk const& desk, Letter const& letter)
{
    std::string by, note;
    for (auto const& step : casework::steps_of(desk.reader, desk.vault, letter.id())) {
        if (step.words == "letters.step_submitted")
            by.clear();
        if (step.words == "letters.step_returned") {
            by = step.name;
            note = step.note;
        }
    }
    return {{"IS_RETURNED", !by.empty()}, {"RETURNED_BY", by}, {"RETURN_NOTE_HTML", html::escaped(note)}};
}

// Shown by views/desk_reply.html.
http::Response reply_screen(
    Desk const& desk, Letter const& letter, ReplyDraft const& draft, std::string const& keyword,
    Refusal const* refusal, int status)
{
    auto const text = store::text_of(desk.reader, desk.vault, letter.id()).value_or(LetterText{});
    auto const known = store::find_reply(desk.reader, desk.vault, letter.id(), letter.round);
    auto templates = template_rows(desk, letter);
    auto parts = part_rows(desk, letter);
    auto phrases = phrase_rows(desk, draft.text.answer);
    auto documents = document_rows(desk, keyword);
    bool const has_templates = !templates.empty(), has_parts = !parts.empty(), has_phrases = !phrases.empty();
    bool const has_documents = !documents.empty();
    html::Values outcomes{{"HAS_OUTCOMES", false}};
    if (letter.system == System::suggestion)
        outcomes = {{"HAS_OUTCOMES", html::Values{{"OUTCOMES", outcome_options(desk, draft.outcome)}}}};
    return desk.screen(
        desk.say("letters.reply"),
        {"letters/desk_reply",
         desk.errors(refusal, {"answer", "outcome"}) + light_values(desk, letter) +
             return_values(desk, letter) + std::move(outcomes) +
             html::Values{
                 {"CSRF", desk.csrf()},
                 {"LETTER_URL", letter_url(letter.id())},
                 {"REPLY_URL", letter_url(letter.id(), "/reply")},
                 {"LETTER_TITLE", letter.title},
                 {"NUMBER", letter.record.number},
                 {"CONTENT_HTML", html::escaped(text.content)},
                 {"HAS_SAVED", known.has_value()},
                 {"NOT_SAVED", !known.has_value()},
                 {"SAVED_AT", known ? to_iso(known->drafted_at) : ""},
                 {"SAVED_AT_TEXT", known ? to_short_text(known->drafted_at) : ""},
                 {"SAVED_BY", known ? people::shown_name(desk.reader, known->drafted_by) : ""},
                 {"VERSION", draft.version},
                 {"ANSWER_TEXT", draft.text.answer},
                 {"ANSWER_LENGTH", static_cast<std::int64_t>(html::characters_in(draft.text.answer))},
                 {"PUBLIC_TITLE", draft.text.public_title},
                 {"PUBLIC_QUESTION", draft.text.public_question},
                 {"MAY_PUBLISH", letter.may_publish},
                 {"MAY_NOT_PUBLISH", !letter.may_publish},
                 {"IS_TO_PUBLISH", draft.to_publish},
                 {"HAS_PHRASES", has_phrases},
                 {"PHRASES", std::move(phrases)},
                 {"HAS_TEMPLATES", has_templates},
                 {"NO_TEMPLATES", !has_templates},
                 {"TEMPLATES", std::move(templates)},
                 {"HAS_PARTS", has_parts},
                 {"PARTS", std::move(parts)},
                 {"FIND", keyword},
                 {"HAS_DOCUMENTS", has_documents},
                 {"NO_DOCUMENTS", !keyword.empty() && !has_documents},
                 {"DOCUMENTS", std::move(documents)}}},
        status);
}

// Shown by views/desk_conflict.html: both texts, and nothing of either is lost.
http::Response conflict_screen(Desk const& desk, Letter const& letter, ReplyDraft const& mine)
{
    auto const theirs = store::find_reply(desk.reader, desk.vault, letter.id(), letter.round);
    auto const text = theirs ? theirs->text : ReplyText{};
    return desk.screen(
        desk.say("letters.conflict"),
        {"letters/desk_conflict",
         {{"CSRF", desk.csrf()},
          {"LETTER_URL", letter_url(letter.id())},
          {"REPLY_URL", letter_url(letter.id(), "/reply")},
          {"OTHER_NAME", theirs ? people::shown_name(desk.reader, theirs->drafted_by) : ""},
          {"OTHER_AT", theirs ? to_iso(theirs->drafted_at) : ""},
          {"OTHER_AT_TEXT", theirs ? to_short_text(theirs->drafted_at) : ""},
          {"VERSION", theirs ? theirs->version : 0},
          {"MINE_ANSWER", mine.text.answer},
          {"MINE_TITLE", mine.text.public_title},
          {"MINE_QUESTION", mine.text.public_question},
          {"OUTCOME", mine.outcome},
          {"IS_TO_PUBLISH", mine.to_publish},
          {"THEIRS_ANSWER", text.answer},
          {"THEIRS_TITLE", text.public_title},
          {"THEIRS_QUESTION", text.public_question}}},
        409);
}

// A choice between two texts: mine, theirs, or theirs with mine below.
void settle_conflict(Desk const& desk, Letter const& letter, http::Form const& form, ReplyDraft& draft)
{
    auto const keep = form.text("keep");
    auto const theirs = store::find_reply(desk.reader, desk.vault, letter.id(), letter.round);
    if (!theirs || (keep != "theirs" && keep != "both"))
        return;
    auto const mine = draft.text;
    draft.text = theirs->text;
    if (keep == "theirs")
        return;
    if (mine.answer != theirs->text.answer)
        append(draft.text.answer, mine.answer, "\n\n");
    if (mine.public_question != theirs->text.public_question)
        append(draft.text.public_question, mine.public_question, "\n\n");
    draft.text.public_title = mine.public_title;
}

} // namespace

Result<http::Response> show_reply(http::Request const& request, Platform& platform)
{
    auto const reader = platform.desk.reader();
    Desk const desk{request, platform, reader};
    auto const letter = TRY(find_to_answer(desk));
    return reply_screen(desk, letter, draft_of(desk, letter), request.argument("find"), nullptr, 200);
}

Result<http::Response> save_from_reply(http::Request const& request, Platform& platform)
{
    auto const& form = *request.form();
    auto const reader = platform.desk.reader();
    Desk const desk{request, platform, reader};
    auto const letter = TRY(find_to_answer(desk));
    auto const id = letter.id();
    auto draft = read_draft(form);
    settle_conflict(desk, letter, form, draft);
    put_in(desk, letter, form, draft.text.answer);

    // First of all it is kept: whatever comes next, what was typed is not lost.
    auto const saved = platform.works.run(
        request.actor(), [&](Work& work) { return save_reply(work, platform, id, draft); });
    auto const after = platform.desk.reader();
    Desk const again{request, platform, after};
    if (!saved && saved.error().because == Because::conflict)
        return conflict_screen(again, letter, draft);
    if (!saved && saved.error().fields.empty())
        return tl::unexpected{saved.error()};
    if (!saved)
        return reply_screen(again, letter, draft, form.text("find"), &saved.error(), 422);
    auto const then = form.text("then");
    if (then == "submit") {
        auto const sent =
            platform.works.run(request.actor(), [&](Work& work) { return submit_reply(work, platform, id); });
        if (sent)
            return http::see_other(letter_url(id, "?done=letters.toast_submitted"));
        if (sent.error().fields.empty())
            return tl::unexpected{sent.error()};
        draft.version = *saved;
        return reply_screen(again, letter, draft, form.text("find"), &sent.error(), 422);
    }
    http::Pairs query{{"find", form.text("find")}};
    if (then == "save")
        query.emplace_back("done", "letters.toast_saved");
    auto const place = then == "find" ? "#documents" : then == "save" ? "" : "#answer";
    return http::see_other(letter_url(id, "/reply" + http::query_text(query) + place));
}

} // namespace fengye::letters
