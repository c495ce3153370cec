#include "modules/letters/desk/views.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "modules/letters/actions/acting.hpp"
#include "modules/letters/store/letters.hpp"
#include "modules/letters/store/mailboxes.hpp"

namespace fengye::letters {

namespace {

std::string error_section(std::string_view field)
{
    std::string name{"ERROR_"};
    for (char const c : field)
        name += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    return name;
}

// The clock that runs, if one does.
std::optional<casework::LegalClock> running_clock(Desk const& desk, Letter const& letter)
{
    for (auto& [name, clock] : casework::clocks_of(desk.reader, letter.id()))
        if (!clock.is_stopped())
            return clock;
    return std::nullopt;
}

html::Values page_link(http::Request const& request, int page, int current)
{
    auto query = request.query;
    std::erase_if(query, [](auto const& pair) { return pair.first == "page" || pair.first == "done"; });
    if (page > 1)
        query.emplace_back("page", std::to_string(page));
    return {
        {"PAGE", page},
        {"PAGE_URL", request.path + http::query_text(query)},
        {"IS_THIS_PAGE", page == current},
        {"IS_OTHER_PAGE", page != current},
        {"IS_GAP", false}};
}

std::string page_url(http::Request const& request, int page)
{
    for (auto const& [name, value] : page_link(request, page, 0))
        if (name == "PAGE_URL")
            return std::get<std::string>(value.held());
    return {};
}

} // namespace

html::Values Desk::errors(Refusal const* refusal, std::initializer_list<std::string_view> fields) const
{
    auto values = error_values(platform.words, language, refusal);
    auto const is_of_form = [&](std::string_view name) {
        return std::any_of(
            fields.begin(), fields.end(), [&](auto field) { return error_section(field) == name; });
    };
    std::erase_if(values, [&](auto const& told) {
        return told.first.text().starts_with("ERROR_") && told.first != "ERROR_COUNT" &&
               !is_of_form(told.first);
    });
    for (auto const field : fields) {
        auto const name = error_section(field);
        if (std::none_of(values.begin(), values.end(), [&](auto const& told) { return told.first == name; }))
            values.emplace_back(name, false);
    }
    return values;
}

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

std::string when_text(Moment moment)
{
    return to_text(moment).substr(5);
}

std::string unit_name(Desk const& desk, people::UnitRecord const& unit)
{
    return desk.language == Language::en ? unit.name_en : unit.short_zh;
}

std::string unit_name(Desk const& desk, UnitId id)
{
    auto const unit = id ? people::find_unit(desk.reader, id) : std::nullopt;
    return unit ? unit_name(desk, *unit) : std::string{};
}

std::string mailbox_name(Desk const& desk, std::string const& mailbox)
{
    if (mailbox == mayor)
        return desk.say("letters.mailbox_mayor");
    auto const unit = people::find_unit(desk.reader, mailbox);
    auto const known = unit ? store::find_mailbox(desk.reader, unit->id) : std::nullopt;
    if (!unit)
        return mailbox;
    auto const name = unit_name(desk, *unit);
    if (!known)
        return name;
    auto const& post =
        desk.language == Language::en && !known->post_en.empty() ? known->post_en : known->post_zh;
    return name + " " + post;
}

std::string category_name(Desk const& desk, std::string const& code)
{
    auto const* category = find_category(code);
    return category ? category->name(desk.language) : code;
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
        {"DUE_TEXT", due ? to_text(*due).substr(5) : std::string{}}};
}

html::Values mark_values(Desk const& desk, Letter const& letter)
{
    return {
        {"STATE", letter.state()},
        {"STATE_TEXT", desk.said("state_", letter.state())},
        {"SYSTEM_TEXT", desk.said("system_", letter.system)},
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
            rows.push_back(option(unit.id.text(), unit_name(desk, unit), unit.id.text() == chosen_id));
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

int page_asked_for(http::Request const& request)
{
    auto const text = request.argument("page");
    int page = 1;
    std::from_chars(text.data(), text.data() + text.size(), page);
    return std::clamp(page, 1, 10'000);
}

// What the part people/pager shows.
html::Values pager_values(http::Request const& request, std::int64_t total, int per_page)
{
    int const last = std::max(1, static_cast<int>((total + per_page - 1) / per_page));
    int const page = std::min(page_asked_for(request), last);
    std::vector<html::Values> pages;
    int shown = 0;
    for (int i = 1; i <= last; ++i) {
        if (i != 1 && i != last && std::abs(i - page) > 2)
            continue;
        if (i > shown + 1)
            pages.push_back(
                {{"PAGE", ""},
                 {"PAGE_URL", ""},
                 {"IS_THIS_PAGE", false},
                 {"IS_OTHER_PAGE", false},
                 {"IS_GAP", true}});
        pages.push_back(page_link(request, i, page));
        shown = i;
    }
    return {
        {"HAS_PAGES", last > 1},
        {"HAS_PREVIOUS", page > 1},
        {"PREVIOUS_URL", page_url(request, page - 1)},
        {"HAS_NEXT", page < last},
        {"NEXT_URL", page_url(request, page + 1)},
        {"PAGES", std::move(pages)}};
}

} // namespace fengye::letters
