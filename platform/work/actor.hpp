#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "platform/id/id.hpp"

namespace fengye {

// A right, for one unit or (unit 0) for the whole city.
struct Right {
    std::string name;
    UnitId unit{};
};

// Who acts. The person, not the account, is compared when four eyes are asked for.
struct Actor {
    PersonId person{};
    AccountId account{};
    UnitId unit{};
    std::string name{};   // a post, shown beside what was done
    std::string origin{}; // address the request came from
    std::vector<Right> rights{};

    bool may(std::string_view right) const
    {
        for (auto const& held : rights)
            if (held.name == right)
                return true;
        return false;
    }
    // For this unit, or for all.
    bool may(std::string_view right, UnitId in) const
    {
        for (auto const& held : rights)
            if (held.name == right && (!held.unit || held.unit == in))
                return true;
        return false;
    }

    // The program itself: jobs, imports, the command line.
    static Actor program(std::string origin) { return {.name = "fengye", .origin = std::move(origin)}; }
};

} // namespace fengye
