#include "modules/letters/desk/views.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "modules/letters/actions/acting.hpp"
#include "modules/letters/store/letters.hpp"
#include "modules/letters/store/mailboxes.hpp"
#include "platform/calendar/due_text.hpp"

namespace fengye::letters {

namespace {

// The clock that runs, if one does.
std::optional<casework::LegalClock> running_clock(Desk const& desk, Letter const& letter)
{
    for (auto& [name, clock] : casework::clocks_of(desk.reader, letter.id()))
        if (!clock.is_stopped())
            return clock;
    return std::nullopt;
}

} // namespace

Result<Letter> find_visible(Desk const& desk)
{
    auto const id = desk.request.id<casework::CaseId>("id");
    auto letter = id ? store::find_letter(desk.reader, *id) : std::nullopt;
    if (!letter || !may_see(desk.reader, desk.actor(), *letter))
        return refuse(Because::not_found, "platform.not_found");
    return *std::move(letter);
}

Standing standing_of(Desk const& desk, Letter const& letter)
{
    auto const clocks = casework::clocks_of(desk.reader, letter.id());
    auto const reply = clocks.find(std::string{reply_clock});
    bool const has_clock = reply != clocks.end() && !reply->second.is_stopped();
    return {
        .is_helper = desk.actor().unit != letter.record.unit &&
                     casework::is_asked_to_help(desk.reader, letter.id(), desk.actor().unit),
        .mailbox_unit = mailbox_unit(desk.reader, letter),
        .may_extend = has_clock && reply->second.extension() < reply->second.limit.extension_max &&
                      !casework::is_late(reply->second, desk.platform.calendar, desk.today),
        .has_clock = has_clock};
}

std::string letter_url(casework::CaseId id, std::string_view rest)
{
    return fmt::format("/desk/letters/{}{}", id.number, rest);
}

std::string unit_name(Desk const& desk, UnitId id)
{
    return people::unit_name(desk.reader, desk.language, id);
}

std::string mailbox_name(Desk const& desk, std::string const& mailbox)
{
    if (mailbox == mayor)
        return desk.say("letters.mailbox_mayor");
    auto const unit = people::find_unit(desk.reader, mailbox);
    auto const known = unit ? store::find_mailbox(desk.reader, unit->id) : std::nullopt;
    if (!unit)
        return mailbox;
    auto const name = name_in(desk.language, *unit);
    if (!known)
        return name;
    auto const& post =
        desk.language == Language::en && !known->post_en.empty() ? known->post_en : known->post_zh;
    return name + " " + post;
}

html::Values light_values(Desk const& desk, Letter const& letter)
{
    auto const clock = running_clock(desk, letter);
    auto const light =
        clock ? casework::clock_light(
                    desk.platform.words, desk.language, desk.platform.calendar, *clock, desk.today)
              : casework::ClockLight{};
    auto const due = letter.record.due;
    return {
        {"HAS_LIGHT", clock.has_value()},
        {"NO_LIGHT", !clock.has_value()},
        {"LIGHT", light.colour},
        {"LIGHT_TEXT", light.text},
        {"HAS_DUE", clock.has_value() && due.has_value()},
        {"DUE", due},
        {"DUE_TEXT",
         due ? due_text(desk.platform.words, desk.language, desk.platform.calendar, *due) : std::string{}}};
}

html::Values mark_values(Desk const& desk, Letter const& letter)
{
    return {
        {"STATE", letter.state()},
        {"STATE_TEXT", desk.said("letters.state_", letter.state())},
        {"SYSTEM_TEXT", desk.said("letters.system_", letter.system)},
        {"IS_AGAIN", letter.round > 1},
        {"IS_URGED", letter.record.is_urged && letter.record.is_open},
        {"IS_PAUSED", letter.record.is_paused && letter.record.is_open},
        {"IS_LED", letter.followers > 0},
        {"FOLLOWERS", letter.followers}};
}

html::Values option(std::string_view value, std::string const& name, bool is_chosen)
{
    return {{"VALUE", value}, {"NAME", name}, {"IS_CHOSEN", is_chosen}};
}

std::vector<html::Values> unit_options(Desk const& desk, std::string const& chosen_id, UnitId without)
{
    std::vector<html::Values> rows;
    for (auto const& unit : people::units(desk.reader))
        if (unit.id != without)
            rows.push_back(option(unit.id.text(), name_in(desk.language, unit), unit.id.text() == chosen_id));
    return rows;
}

std::vector<html::Values>
category_options(Desk const& desk, std::optional<System> system, std::string const& chosen)
{
    std::vector<html::Values> rows;
    for (auto const& category : categories())
        if (!system || category.system == *system)
            rows.push_back(option(
                category.code, category.code + " " + category.name(desk.language), category.code == chosen));
    return rows;
}

std::vector<html::Values> handler_options(Desk const& desk, UnitId unit, std::string const& chosen_id)
{
    std::vector<html::Values> rows;
    for (auto const person : people::holders(desk.reader, people::Role::handler, unit, desk.today))
        rows.push_back(
            option(person.text(), people::shown_name(desk.reader, person), person.text() == chosen_id));
    return rows;
}

std::vector<html::Values> mailbox_options(Desk const& desk, std::string const& chosen)
{
    std::vector<html::Values> rows{option(mayor, mailbox_name(desk, std::string{mayor}), chosen == mayor)};
    for (auto const& mailbox : store::mailboxes(desk.reader))
        if (auto const unit = people::find_unit(desk.reader, mailbox.unit); unit && mailbox.is_open)
            rows.push_back(option(unit->code, mailbox_name(desk, unit->code), chosen == unit->code));
    return rows;
}

} // namespace fengye::letters
