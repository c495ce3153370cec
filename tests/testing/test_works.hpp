#pragma once

#include "platform/calendar/calendar.hpp"
#include "platform/clock/clock.hpp"
#include "platform/work/works.hpp"
#include "tests/testing/actors.hpp"
#include "tests/testing/test_store.hpp"

namespace fengye {

// The program's own holiday plans, as embedded.
Calendar calendar_of_the_city();

// When tests happen unless they say otherwise: Monday, 23 November 2026, 09:30 in the city.
inline Moment const test_morning =
    moment_of(day(2026, 11, 23), std::chrono::hours{9} + std::chrono::minutes{30});

// A writer over a fresh store, with a clock that stands still.
class TestWorks {
public:
    explicit TestWorks(
        db::Engine = db::Engine::sqlite, jobs::Hearers hearers = {}, Works::Committed committed = {});

    // Runs an act as somebody; what it returns.
    template <class Act>
    auto run(Actor const& actor, Act&& act)
    {
        return works.run(actor, std::forward<Act>(act));
    }
    template <class Act>
    auto run(Act&& act)
    {
        return works.run(an_actor(), std::forward<Act>(act));
    }
    db::Reader reader() { return store->reader(); }

    TestStore store;
    StillClock clock{test_morning};
    Calendar calendar{calendar_of_the_city()};
    CheckpointFile checkpoint;
    Works works;
};

} // namespace fengye
