#pragma once

#include "modules/letters/domain/categories.hpp"
#include "platform/module/public.hpp"

// Open311 GeoReport v2, in JSON: what other programs report to a city with, and follow it.
// https://wiki.open311.org/GeoReport_v2/
namespace fengye::letters {

Result<FrontAnswer> show_open311_discovery(http::Request const&, Public&);
Result<FrontAnswer> list_open311_services(http::Request const&, Public&);
// Of published letters alone: of any other number nothing is told, not even that there is one.
Result<FrontAnswer> show_open311_request(http::Request const&, Public&);
// With the key the city gave to whoever runs the program; without one the city takes none.
Result<FrontAnswer> hand_in_open311(http::Request const&, Public&);
// Whatever else stands below the address, and XML, which is not offered.
Result<FrontAnswer> show_open311_nothing(http::Request const&, Public&);

// In the standard's form: a list of one.
http::Response open311_error(int status, std::string const& description);
// Appeals that are answered here.
bool is_open311_service(Category const&);

} // namespace fengye::letters
