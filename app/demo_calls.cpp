#include "app/demo_calls.hpp"

#include <stdexcept>

#include "app/staff.hpp"
#include "modules/editorial/actions/keep_calls.hpp"
#include "modules/editorial/store/items.hpp"

namespace fengye {

namespace {

using namespace editorial;

template <class T>
T expect(Result<T> result)
{
    if (!result)
        throw std::runtime_error{"demo call: " + result.error().words};
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

} // namespace

void write_demo_calls(City& city, StillClock& clock)
{
    clock.set(moment_of(day(2026, 11, 25), std::chrono::hours{9}));
    auto& works = city.platform().works;
    auto const reader = city.desk().reader();
    CallText text{
        .theme = "今冬供热保障：各单位的做法和成效",
        .about = "请围绕供热、困难群众救助、校园和医院保暖，报送本单位的做法、进度和数字，一事一稿。",
        .tag = "供热保障",
        .home_column = sites::find_column(reader, "C011")->id,
        .due_on = day(2026, 12, 4)};
    for (auto const* code :
         {"housing_construction", "education", "market_regulation", "civil_affairs", "health"})
        text.units.push_back(people::find_unit(reader, code)->id);
    auto const call =
        expect(works.run(staff_actor(city, "municipal_office", people::Role::editor), [&](Work& work) {
            return open_call(work, text);
        }));

    clock.set(moment_of(day(2026, 11, 25), std::chrono::hours{15}));
    auto const waiting = store::waiting_items(reader, text.units.front(), ItemState::submitted);
    expect(works.run(
        staff_actor(city, "housing_construction", people::Role::officer), [&](Work& work) -> Result<void> {
            if (!waiting.empty())
                tie_item(work, waiting.front(), call);
            return {};
        }));
    expect(works.run(staff_actor(city, "market_regulation", people::Role::officer), [&](Work& work) {
        return answer_none(work, call, "本单位不承担供热保障任务。");
    }));
}

} // namespace fengye
