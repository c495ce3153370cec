#pragma once

#include <string>
#include <utility>

#include "platform/work/actor.hpp"

namespace fengye {

// Somebody for a test: an_actor().of(housing).who_may("editorial.write", housing).
class AnActor {
public:
    AnActor& person(std::int64_t number)
    {
        m_actor.person = PersonId{number};
        return *this;
    }
    AnActor& account(std::int64_t number)
    {
        m_actor.account = AccountId{number};
        return *this;
    }
    AnActor& of(UnitId unit)
    {
        m_actor.unit = unit;
        return *this;
    }
    AnActor& named(std::string name)
    {
        m_actor.name = std::move(name);
        return *this;
    }
    // For one unit, or for the whole city.
    AnActor& who_may(std::string right, UnitId unit = {})
    {
        m_actor.rights.push_back({std::move(right), unit});
        return *this;
    }
    AnActor& from(std::string origin)
    {
        m_actor.origin = std::move(origin);
        return *this;
    }
    operator Actor() const { return m_actor; }

private:
    Actor m_actor{
        .person = PersonId{1},
        .account = AccountId{1},
        .unit = UnitId{1},
        .name = "tester",
        .origin = "192.0.2.1"};
};

inline AnActor an_actor()
{
    return {};
}

} // namespace fengye
