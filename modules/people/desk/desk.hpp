#pragma once

#include <string>

#include "modules/people/people.hpp"
#include "platform/module/desk.hpp"
#include "platform/module/pager.hpp"

// What every screen of the desk is made with.
namespace fengye::people {

std::string joined(std::vector<std::string> const&);             // 甲、乙
std::string site_address(http::Request const&, Settings const&); // https://www.example.gov.cn

// What the desk's own pages and its doors have in common: language, site, style sheet, script.
html::Values outer_values(Desk const&);
html::Values help_phone(Desk const&);

} // namespace fengye::people
