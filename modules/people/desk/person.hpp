#pragma once

#include <string>

#include "modules/people/domain/appointment.hpp"
#include "modules/people/domain/person.hpp"
#include "platform/module/module.hpp"

namespace fengye::people {

Result<http::Response> show_person(http::Request const&, Platform&);

// What the page shows besides the person: a link made just now, or a form that was refused.
struct BesidePerson {
    Refusal const* refusal{nullptr};
    http::Form const* form{nullptr};
    std::string link{};
};
http::Response person_screen(http::Request const&, Platform&, Person const&, BesidePerson const&);
// 303 back to the page, which then says what has been done.
http::Response back_to(Person const&, std::string_view done);

// A person this actor may look at, or not_found.
Result<Person> find_visible_person(http::Request const&, db::Reader const&);
// The same, refused with not_allowed when the accounts and the hand-over are not this actor's business.
Result<Person> find_managed_person(http::Request const&, Platform&);

} // namespace fengye::people
