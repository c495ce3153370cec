#pragma once

#include "modules/letters/domain/letter.hpp"
#include "modules/letters/domain/possible.hpp"
#include "platform/module/desk_door.hpp"
#include "platform/module/forgery.hpp"
#include "platform/module/form_errors.hpp"

// What the desk's screens show of letters; filled here once for the templates that share it.
namespace fengye::letters {

// A request with what every screen needs of it.
struct Desk {
    http::Request const& request;
    Platform& platform;
    db::Reader const& reader;
    Language language{desk_language(request)};
    Moment now{platform.clock.now()};
    Day today{day_of(now)};
    casework::Vault vault{platform.key};

    std::string const& say(std::string_view key) const { return platform.words.get(language, key); }
    std::string say(std::string_view key, Fillings const& fillings) const
    {
        return platform.words.get(language, key, fillings);
    }
    template <Named Enum>
    std::string const& said(std::string_view stem, Enum value) const
    {
        return say("letters." + std::string{stem} + std::string{name_of(value)});
    }
    std::string csrf() const { return form_token(platform.key, request.session); }
    Actor const& actor() const { return request.actor(); }
    // What was refused, if anything: the summary, and for each of the form's fields whether it is wrong.
    html::Values errors(Refusal const*, std::initializer_list<std::string_view> fields) const;
    http::Response screen(std::string const& title, html::Page const& page, int status = 200) const
    {
        return fengye::screen(request, platform, title, page, status);
    }
};

// The letter of the address, or not_found for who may not see it.
Result<Letter> find_visible(Desk const&);
Standing standing_of(Desk const&, Letter const&);

std::string letter_url(casework::CaseId, std::string_view rest = {});
std::string when_text(Moment); // 07-27 09:12
std::string unit_name(Desk const&, UnitId);
std::string unit_name(Desk const&, people::UnitRecord const&);
std::string mailbox_name(Desk const&, std::string const& mailbox);
std::string category_name(Desk const&, std::string const& category);

// LIGHT and LIGHT_TEXT of the clock that runs, and DUE of it.
html::Values light_values(Desk const&, Letter const&);
// State, system and the marks of a letter: sent back, urged, paused.
html::Values mark_values(Desk const&, Letter const&);

// Options of a select: VALUE, NAME, IS_CHOSEN.
html::Values option(std::string_view value, std::string const& name, bool is_chosen);
std::vector<html::Values> unit_options(Desk const&, std::string const& chosen_id, UnitId without = {});
std::vector<html::Values> category_options(Desk const&, std::optional<System>, std::string const& chosen);
std::vector<html::Values> handler_options(Desk const&, UnitId, std::string const& chosen_id);
std::vector<html::Values> mailbox_options(Desk const&, std::string const& chosen);

html::Values pager_values(http::Request const&, std::int64_t total, int per_page);
int page_asked_for(http::Request const&); // from 1

} // namespace fengye::letters
