#pragma once

#include "modules/letters/domain/letter.hpp"
#include "modules/letters/domain/possible.hpp"
#include "platform/module/desk.hpp"

// What the desk's screens show of letters; filled here once for the templates that share it.
namespace fengye::letters {

// A request with what every screen of letters needs of it.
struct Desk : fengye::Desk {
    casework::Vault vault{platform.key};
};

// The letter of the address, or not_found for who may not see it.
Result<Letter> find_visible(Desk const&);
Standing standing_of(Desk const&, Letter const&);

std::string letter_url(casework::CaseId, std::string_view rest = {});
std::string unit_name(Desk const&, UnitId);
std::string mailbox_name(Desk const&, std::string const& mailbox);

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

} // namespace fengye::letters
