#pragma once

#include "modules/letters/front/placements.hpp"

namespace fengye::letters {

// One row as letters/public_rows.html shows it.
html::Values letter_row(Public&, front::Card const&);

// A rating as a tag: RATING_CLASS and RATING_TEXT.
html::Values rating_values(Public const&, Rating);

// The name of a unit by its code; the code itself of one that is gone.
std::string unit_name(Public&, std::string const& code);
// 市长信箱, 市教育局信箱
std::string mailbox_name(Public&, std::string const& mailbox);
// With its system, where both have one of this name: 交通出行（建议）. Appeals are most, and stand alone.
std::string category_label(Public const&, std::string const& code);

// 14 封
std::string letters_count(Public const&, std::int64_t, std::string_view more = {});

} // namespace fengye::letters
