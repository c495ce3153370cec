#include "modules/people/desk/own_rights.hpp"

#include <algorithm>

#include "modules/people/desk/desk.hpp"
#include "modules/people/domain/rights.hpp"
#include "modules/people/store/appointments.hpp"

namespace fengye::people {

namespace {

// people.right_editorial_draft
std::string right_words(std::string_view right)
{
    std::string key{"people.right_"};
    for (char const c : right)
        key += c == '.' ? '_' : c;
    return key;
}

html::Values post_of(Desk const& desk, Appointment const& held)
{
    std::vector<html::Values> rights;
    for (auto const& row : rights_of_role(held.role))
        rights.push_back(
            {{"RIGHT_NAME", desk.say(right_words(row.right))},
             {"HAS_SCOPE", true},
             {"SCOPE", desk.said("people.scope_", row.scope)}});
    return {
        {"POST_ROLE", desk.said("people.role_", held.role)},
        {"POST_UNIT", unit_name(desk.reader, desk.language, held.unit)},
        {"POST_SINCE_TEXT", held.from},
        {"POST_HAS_END", held.until.has_value()},
        {"POST_UNTIL_TEXT", held.until},
        {"RIGHTS", std::move(rights)},
    };
}

} // namespace

// Shown by views/rights.html.
Result<http::Response> show_own_rights(http::Request const& request, Platform& platform)
{
    auto const reader = platform.desk.reader();
    Desk const desk{request, platform, reader};
    std::vector<html::Values> posts;
    for (auto const& held : store::appointments_of(reader, request.actor().person))
        if (held.holds_on(desk.today))
            posts.push_back(post_of(desk, held));
    bool const has_none = posts.empty();
    return desk.screen(
        desk.say("people.my_rights"),
        {"people/rights", {{"POSTS", std::move(posts)}, {"NO_POSTS", has_none}}});
}

} // namespace fengye::people
