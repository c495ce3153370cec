#include "tests/testing/test_works.hpp"

#include "platform/embed/embed.hpp"

namespace fengye {

Calendar calendar_of_the_city()
{
    std::vector<HolidayPlan> plans;
    for (auto const path : embed::list("platform/calendar/fixtures/", ".toml"))
        plans.push_back(Calendar::read_plan(embed::read(path)));
    return Calendar{std::move(plans)};
}

TestWorks::TestWorks(db::Engine engine, jobs::Hearers hearers, Works::Committed committed)
    : store{engine},
      checkpoint{store.folder() / "checkpoint"},
      works{
          {.store = store,
           .clock = clock,
           .calendar = calendar,
           .checkpoint = checkpoint,
           .hearers = std::move(hearers)},
          std::move(committed)}
{}

} // namespace fengye
