#include "modules/letters/desk/letter.hpp"

#include <algorithm>

#include "modules/letters/actions/acting.hpp"
#include "modules/letters/actions/show_contact.hpp"
#include "modules/letters/domain/reply.hpp"
#include "modules/letters/front/placements.hpp"
#include "modules/letters/store/letters.hpp"
#include "modules/letters/store/replies.hpp"
#include "platform/front/store.hpp"

namespace fengye::letters {

namespace {

constexpr int similar_max = 4, followers_shown_max = 20;

std::vector<html::Values> step_rows(Desk const& desk, Letter const& letter)
{
    auto steps = casework::steps_of(desk.reader, desk.vault, letter.id());
    std::reverse(steps.begin(), steps.end());
    std::vector<html::Values> rows;
    for (auto const& step : steps) {
        bool const is_staff = step.audience == casework::Audience::staff;
        auto const unit = unit_name(desk, step.unit);
        rows.push_back(
            {{"STEP_CLASS", is_staff ? "is-staff" : "is-public"},
             {"STEP_NAME", desk.say(step.words)},
             {"STEP_BY", step.person ? step.name : unit},
             {"STEP_AT", to_iso(step.at)},
             {"STEP_AT_TEXT", to_short_text(step.at)},
             {"IS_STAFF", is_staff},
             {"HAS_STEP_NOTE", !step.note.empty()},
             {"STEP_NOTE_HTML", html::escaped(step.note)}});
    }
    return rows;
}

std::vector<html::Values> file_rows(Letter const& letter, LetterText const& text)
{
    std::vector<html::Values> rows;
    for (auto const& file : text.files)
        rows.push_back(
            {{"FILE_URL", letter_url(letter.id(), "/files/" + file.hash)},
             {"FILE_NAME", file.name},
             {"FILE_SIZE", std::to_string((file.size_bytes + 1023) / 1024) + " kB"}});
    return rows;
}

std::vector<html::Values> helper_rows(Desk const& desk, Letter const& letter)
{
    std::vector<html::Values> rows;
    for (auto const& helper : casework::helpers_of(desk.reader, desk.vault, letter.id()))
        rows.push_back(
            {{"HELPER_UNIT", unit_name(desk, helper.unit)},
             {"HELPER_DUE", helper.due},
             {"IS_HELPER_OPEN", helper.is_open},
             {"IS_HELPER_DONE", !helper.is_open},
             {"HELPER_ANSWER_HTML", html::escaped(helper.answer)}});
    return rows;
}

std::vector<html::Values> follower_rows(Desk const& desk, Letter const& letter)
{
    std::vector<html::Values> rows;
    for (auto const id : store::followers_of(desk.reader, letter.id(), followers_shown_max))
        if (auto const follower = store::find_letter(desk.reader, id))
            rows.push_back(
                {{"FOLLOWER_URL", letter_url(id)},
                 {"FOLLOWER_TITLE", follower->title},
                 {"FOLLOWER_NUMBER", follower->record.number}});
    return rows;
}

// What was answered to others: found by the title among what is public.
std::vector<html::Values> similar_rows(Desk const& desk, Letter const& letter)
{
    auto const front = desk.platform.front.reader();
    auto const hits = front->search(
        {.question = search::read_question(letter.title),
         .facets = {front::facet("kind", "letter")},
         .limit = similar_max});
    std::vector<html::Values> rows;
    for (auto const& hit : hits.rows)
        if (hit.card.id != letter.id().number)
            rows.push_back(
                {{"SIMILAR_URL", hit.card.path},
                 {"SIMILAR_TITLE", hit.card.title},
                 {"SIMILAR_AT", to_iso(hit.card.at)},
                 {"SIMILAR_AT_TEXT", to_text(day_of(hit.card.at))}});
    return rows;
}

html::Values contact_values(Desk const& desk, Letter const& letter, casework::Contact const* whole)
{
    auto const known = casework::contact_of(desk.reader, desk.vault, letter.id());
    auto const shown = whole ? *whole : known ? casework::masked(*known) : casework::Contact{};
    std::vector<html::Values> rows;
    auto const add = [&](std::string_view words, std::string const& value) {
        if (!value.empty())
            rows.push_back({{"CONTACT", desk.say(words)}, {"CONTACT_VALUE", value}});
    };
    add("letters.contact_name", shown.name);
    add("letters.contact_phone", shown.phone);
    add("letters.contact_email", shown.email);
    add("letters.contact_address", shown.address);
    add("letters.contact_guardian", shown.guardian);
    bool const has_contact = !rows.empty();
    return {
        {"HAS_CONTACT", has_contact},
        {"NO_CONTACT", !has_contact},
        {"CONTACTS", std::move(rows)},
        {"IS_CHILD", shown.is_under_14},
        {"IS_WHOLE", whole != nullptr},
        {"MAY_SHOW",
         has_contact && !whole && (may_handle(desk.actor(), letter) || may_release(desk.actor(), letter))},
        {"SHOW_URL", letter_url(letter.id(), "/contact")}};
}

// The clock that runs; of an answered letter, that of its answer.
html::Values clock_section(Desk const& desk, Letter const& letter)
{
    auto const clocks = casework::clocks_of(desk.reader, letter.id());
    casework::LegalClock const* shown = nullptr;
    for (auto const& [name, clock] : clocks)
        if (!shown || shown->is_stopped())
            shown = &clock;
    if (!shown)
        return {{"HAS_CLOCK", false}};
    return {
        {"HAS_CLOCK", casework::clock_values(
                          desk.platform.words, desk.language, desk.platform.calendar, *shown, desk.today)}};
}

html::Values answer_values(Desk const& desk, Letter const& letter)
{
    auto const released = store::last_released(desk.reader, desk.vault, letter.id(), letter.round);
    return {
        {"HAS_ANSWER", released.has_value()},
        {"ANSWER_HTML", released ? answer_html(released->text.answer) : html::Safe{}},
        {"ANSWERED_BY", unit_name(desk, letter.answered_by)},
        {"ANSWERED_AT", letter.answered_at ? to_iso(*letter.answered_at) : ""},
        {"ANSWERED_AT_TEXT", letter.answered_at},
        {"HAS_OUTCOME", released && letter.outcome != Outcome::none},
        {"OUTCOME_TEXT", desk.said("letters.outcome_", letter.outcome)},
        {"HAS_RATING", letter.rating != Rating::none},
        {"RATING_TEXT", desk.said("letters.rating_", letter.rating)},
        {"HAS_RESULT", !letter.result.empty()},
        {"RESULT_HTML", html::escaped(letter.result)},
        {"HAS_RESULT_DUE", letter.result_due.has_value()},
        {"RESULT_DUE", letter.result_due}};
}

html::Values fact_values(Desk const& desk, Letter const& letter, LetterText const& text)
{
    auto const accused = unit_name(desk, letter.accused);
    auto const handler = people::shown_name(desk.reader, letter.record.handler);
    return {
        {"NUMBER", letter.record.number},
        {"CATEGORY", category_name(desk.language, letter.category)},
        {"MAILBOX", mailbox_name(desk, letter.mailbox)},
        {"WAY_TEXT", desk.said("letters.way_", letter.way)},
        {"UNIT", unit_name(desk, letter.record.unit)},
        {"HANDLER", handler.empty() ? desk.say("letters.no_handler") : handler},
        {"RECEIVED_AT", to_iso(letter.record.received_at)},
        {"RECEIVED_AT_TEXT", to_text(letter.record.received_at)},
        {"MAY_PUBLISH", letter.may_publish},
        {"MAY_NOT_PUBLISH", !letter.may_publish},
        {"HAS_PLACE", !text.place.empty()},
        {"PLACE", text.place},
        {"HAS_PAGE_ADDRESS", !text.page_address.empty()},
        {"PAGE_ADDRESS", text.page_address},
        {"HAS_ACCUSED", !accused.empty()},
        {"ACCUSED", accused},
        {"CONTENT_HTML", html::escaped(text.content)}};
}

html::Values relation_values(Desk const& desk, Letter const& letter)
{
    auto const lead = letter.lead ? store::find_letter(desk.reader, letter.lead) : std::nullopt;
    bool const sees_lead = lead && may_see(desk.reader, desk.actor(), *lead);
    auto followers = follower_rows(desk, letter);
    bool const is_helper = letter.record.unit != desk.actor().unit;
    if (is_helper)
        followers.clear(); // what others wrote is the leading unit's to read
    return {
        {"HAS_LEAD", sees_lead},
        {"LEAD_URL", lead ? letter_url(lead->id()) : std::string{}},
        {"LEAD_NUMBER", lead ? lead->record.number : std::string{}},
        {"HAS_FOLLOWERS", !followers.empty()},
        {"FOLLOWER_ROWS", std::move(followers)},
        {"IS_MATTER", letter.is_matter},
        {"MATTER_TITLE", letter.matter_title},
        {"IS_PUBLIC", letter.is_public},
        {"PUBLIC_URL", path_of(letter.record.number)}};
}

} // namespace

// Shown by views/desk_letter.html.
http::Response letter_screen(
    Desk const& desk, Letter const& letter, SentAct const* sent, casework::Contact const* whole, int status)
{
    auto const standing = standing_of(desk, letter);
    auto const acts = possible_acts(desk.actor(), letter, standing);
    auto const text = store::text_of(desk.reader, desk.vault, letter.id()).value_or(LetterText{});
    auto const refusal = refusal_on_page(sent);
    auto files = file_rows(letter, text);
    auto helpers = helper_rows(desk, letter);
    auto similar = similar_rows(desk, letter);
    bool const has_files = !files.empty(), has_helpers = !helpers.empty(), has_similar = !similar.empty();
    auto values = desk.errors(refusal ? &*refusal : nullptr, {}) + light_values(desk, letter) +
                  mark_values(desk, letter) + fact_values(desk, letter, text);
    values = std::move(values) + contact_values(desk, letter, whole) + clock_section(desk, letter);
    values = std::move(values) + answer_values(desk, letter) + relation_values(desk, letter);
    values = std::move(values) + html::Values{
                                     {"CSRF", desk.csrf()},
                                     {"LETTER_TITLE", letter.title},
                                     {"STEPS", step_rows(desk, letter)},
                                     {"HAS_FILES", has_files},
                                     {"FILES", std::move(files)},
                                     {"HAS_HELPERS", has_helpers},
                                     {"HELPERS", std::move(helpers)},
                                     {"HAS_SIMILAR", has_similar},
                                     {"NO_SIMILAR", !has_similar},
                                     {"SIMILAR", std::move(similar)},
                                     {"MAY_REPLY", may_reply(desk.actor(), letter)},
                                     {"REPLY_URL", letter_url(letter.id(), "/reply")},
                                     {"MAY_RELEASE", may_release_now(desk.actor(), letter)},
                                     {"RELEASE_URL", letter_url(letter.id(), "/release")},
                                     {"SLIP_URL", letter_url(letter.id(), "/slip")},
                                     {"ACTS", act_rows(desk, letter, acts, sent)}};
    return desk.screen(letter.title, {"letters/desk_letter", std::move(values)}, status);
}

Result<http::Response> show_letter_at_desk(http::Request const& request, Platform& platform)
{
    auto const reader = platform.desk.reader();
    Desk const desk{request, platform, reader};
    auto const letter = TRY(find_visible(desk));
    return letter_screen(desk, letter);
}

Result<http::Response> show_result(http::Request const& request, Platform& platform)
{
    auto const reader = platform.desk.reader();
    Desk const desk{request, platform, reader};
    auto const letter = TRY(find_visible(desk));
    SentAct const open{.act = LetterAct::result};
    return letter_screen(desk, letter, &open);
}

Result<http::Response> show_contact_whole(http::Request const& request, Platform& platform)
{
    auto const id = request.id<casework::CaseId>("id").value_or(casework::CaseId{});
    casework::Vault const vault{platform.key};
    auto const contact =
        TRY(platform.works.run(request.actor(), [&](Work& work) { return show_contact(work, vault, id); }));
    auto const reader = platform.desk.reader();
    Desk const desk{request, platform, reader};
    auto const letter = TRY(find_visible(desk));
    return letter_screen(desk, letter, nullptr, &contact);
}

Result<http::Response> show_file(http::Request const& request, Platform& platform)
{
    auto const reader = platform.desk.reader();
    Desk const desk{request, platform, reader};
    auto const letter = TRY(find_visible(desk));
    auto const text = store::text_of(reader, desk.vault, letter.id()).value_or(LetterText{});
    auto const hash = request.parameter("hash");
    for (auto const& file : text.files)
        if (file.hash == hash)
            return http::Response{
                .type = file.type,
                .body = casework::file_bytes(platform.files, desk.vault, file),
                .headers = {{"Content-Disposition", http::attachment_disposition(file.name)}}};
    return refuse(Because::not_found, "platform.not_found");
}

// Shown by views/desk_slip.html.
Result<http::Response> show_slip(http::Request const& request, Platform& platform)
{
    auto const reader = platform.desk.reader();
    Desk const desk{request, platform, reader};
    auto const letter = TRY(find_visible(desk));
    auto const handler = people::shown_name(reader, letter.record.handler);
    std::string urged_by, urged_at, words;
    for (auto const& step : casework::steps_of(reader, desk.vault, letter.id()))
        if (step.words == "letters.step_urged") {
            urged_by = step.name;
            urged_at = to_text(step.at);
            words = step.note;
        }
    auto light = light_values(desk, letter);
    std::erase_if(light, [](auto const& told) { return told.first == "DUE_TEXT"; });
    return desk.screen(
        desk.say("letters.slip"),
        {"letters/desk_slip",
         std::move(light) + html::Values{
                                {"LETTER_URL", letter_url(letter.id())},
                                {"LETTER_TITLE", letter.title},
                                {"NUMBER", letter.record.number},
                                {"UNIT", unit_name(desk, letter.record.unit)},
                                {"HANDLER", handler.empty() ? desk.say("letters.no_handler") : handler},
                                {"CATEGORY", category_name(desk.language, letter.category)},
                                {"STATE_TEXT", desk.said("letters.state_", letter.state())},
                                {"RECEIVED_AT_TEXT", to_text(letter.record.received_at)},
                                {"HAS_URGING", !urged_at.empty()},
                                {"NO_URGING", urged_at.empty()},
                                {"URGED_BY", urged_by},
                                {"URGED_AT", urged_at},
                                {"URGING_WORDS_HTML", html::escaped(words)},
                                {"PRINTED_AT_TEXT", to_text(desk.now)}}});
}

} // namespace fengye::letters
