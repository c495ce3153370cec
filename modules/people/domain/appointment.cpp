#include "modules/people/domain/appointment.hpp"

namespace fengye::people {

namespace {

bool publishes(Role role)
{
    using enum Role;
    return role == officer || role == reviewer || role == disclosure_head || role == editor;
}

bool is_pair(Role one, Role other, Role a, Role b)
{
    return (one == a && other == b) || (one == b && other == a);
}

} // namespace

bool may_be_one_person(Role one, Role other)
{
    using enum Role;
    if (one == other)
        return true;
    if (one == auditor || other == auditor)
        return false;
    if ((one == operator_ && publishes(other)) || (other == operator_ && publishes(one)))
        return false;
    return !is_pair(one, other, editor, centre);
}

bool is_filled_by_the_unit(Role role)
{
    return role == Role::officer || role == Role::reviewer || role == Role::handler;
}

} // namespace fengye::people
