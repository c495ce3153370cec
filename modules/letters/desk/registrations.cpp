#include "modules/letters/desk/registrations.hpp"

#include <algorithm>
#include <array>

#include "modules/letters/actions/hand_in.hpp"
#include "modules/letters/desk/views.hpp"
#include "platform/crypto/crypto.hpp"

namespace fengye::letters {

namespace {

constexpr std::array ways{Way::phone, Way::paper, Way::email};
constexpr std::size_t key_characters_max = 64;

Result<HandInLetter> read_letter(http::Form const& form, Actor const& actor)
{
    auto const key = form.text("key");
    if (key.empty() || key.size() > key_characters_max)
        return refuse(Because::not_valid, "letters.error_form_old");
    auto const way = parse<Way>(form.text("way"));
    if (!way || std::find(ways.begin(), ways.end(), *way) == ways.end())
        return refuse(Because::not_valid, "letters.error_way_missing", "way");
    auto const category = form.text("category");
    auto const* known = find_category(category);
    HandInLetter letter{.request_key = "desk/" + actor.person.text() + "/" + key, .way = *way, .form = {}};
    letter.form = {
        .system = known ? known->system : System::appeal,
        .mailbox = form.text("mailbox"),
        .category = category,
        .title = form.text("title"),
        .content = form.text("content"),
        .place = form.text("place"),
        .accused = form.text("accused"),
        .publish = form.text("publish"),
        .contact =
            {.name = form.text("name"),
             .phone = tidy_phone(form.text("phone")),
             .email = form.text("email"),
             .address = form.text("address"),
             .is_under_14 = form.ticked("under_14"),
             .guardian = form.text("guardian")},
        .guardian_agrees = form.ticked("guardian_agrees"),
        .has_agreed = form.ticked("agreed")};
    return letter;
}

std::vector<html::Values> way_options(Desk const& desk, std::string const& chosen)
{
    std::vector<html::Values> rows;
    for (auto const way : ways)
        rows.push_back(option(name_of(way), desk.said("letters.way_", way), name_of(way) == chosen));
    return rows;
}

std::vector<html::Values> accused_options(Desk const& desk, std::string const& chosen)
{
    std::vector<html::Values> rows;
    for (auto const& unit : people::units(desk.reader))
        rows.push_back(option(unit.code, name_in(desk.language, unit), unit.code == chosen));
    return rows;
}

// Shown by views/desk_new.html.
http::Response
registration_screen(Desk const& desk, http::Form const* form, Refusal const* refusal, int status)
{
    auto const typed = [&](std::string_view field) { return form ? form->text(field) : std::string{}; };
    auto const ticked = [&](std::string_view field) { return form && form->ticked(field); };
    auto const key = typed("key");
    return desk.screen(
        desk.say("letters.register"),
        {"letters/desk_new",
         desk.errors(
             refusal, {"way", "mailbox", "category", "title", "content", "place", "publish", "name", "phone",
                       "email", "address", "guardian", "guardian_agrees", "agreed"}) +
             html::Values{
                 {"CSRF", desk.csrf()},
                 {"KEY", key.empty() ? crypto::random_token() : key},
                 {"WAYS", way_options(desk, form ? typed("way") : "phone")},
                 {"MAILBOXES", mailbox_options(desk, form ? typed("mailbox") : std::string{mayor})},
                 {"APPEALS", category_options(desk, System::appeal, typed("category"))},
                 {"SUGGESTIONS", category_options(desk, System::suggestion, typed("category"))},
                 {"ACCUSED_UNITS", accused_options(desk, typed("accused"))},
                 {"LETTER_TITLE", typed("title")},
                 {"CONTENT", typed("content")},
                 {"PLACE", typed("place")},
                 {"WRITER_NAME", typed("name")},
                 {"PHONE", typed("phone")},
                 {"EMAIL", typed("email")},
                 {"ADDRESS", typed("address")},
                 {"GUARDIAN", typed("guardian")},
                 {"IS_UNDER_14", ticked("under_14")},
                 {"GUARDIAN_AGREES", ticked("guardian_agrees")},
                 {"IS_PUBLISH_YES", typed("publish") == "yes"},
                 {"IS_PUBLISH_NO", typed("publish") == "no"},
                 {"HAS_AGREED", ticked("agreed")}}},
        status);
}

// Shown by views/desk_registered.html: the code stands here and nowhere else.
http::Response registered_screen(Desk const& desk, LetterReceipt const& receipt)
{
    auto const unit = people::find_unit(desk.reader, receipt.unit);
    return desk.screen(
        desk.say("letters.registered"), {"letters/desk_registered",
                                         {{"NUMBER", receipt.number},
                                          {"CODE", receipt.code},
                                          {"LETTER_TITLE", receipt.title},
                                          {"SYSTEM_TEXT", desk.said("letters.system_", receipt.system)},
                                          {"HAS_UNIT", unit.has_value()},
                                          {"UNIT", unit ? name_in(desk.language, *unit) : std::string{}},
                                          {"RECEIVED_AT_TEXT", to_text(receipt.received_at)},
                                          {"HAS_ACCEPT_DUE", !receipt.accept_due.empty()},
                                          {"ACCEPT_DUE", receipt.accept_due},
                                          {"HAS_REPLY_DUE", !receipt.reply_due.empty()},
                                          {"REPLY_DUE", receipt.reply_due}}});
}

} // namespace

Result<http::Response> show_registration(http::Request const& request, Platform& platform)
{
    auto const reader = platform.desk.reader();
    return registration_screen(Desk{request, platform, reader}, nullptr, nullptr, 200);
}

// Sent twice, it is one letter and the same receipt: the form's key says so.
Result<http::Response> create_registration(http::Request const& request, Platform& platform)
{
    auto const& form = *request.form();
    auto const wanted = read_letter(form, request.actor());
    auto const handed_in =
        wanted ? platform.works.run(
                     request.actor(), [&](Work& work) { return hand_in_letter(work, platform, *wanted); })
               : Result<LetterReceipt>{tl::unexpected{wanted.error()}};
    auto const reader = platform.desk.reader();
    Desk const desk{request, platform, reader};
    if (handed_in)
        return registered_screen(desk, *handed_in);
    if (handed_in.error().because != Because::not_valid)
        return tl::unexpected{handed_in.error()};
    return registration_screen(desk, &form, &handed_in.error(), 422);
}

} // namespace fengye::letters
