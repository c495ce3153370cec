#include "modules/people/desk/tasks.hpp"

#include <algorithm>
#include <map>

#include "modules/people/desk/desk.hpp"
#include "modules/people/domain/deadline_light.hpp"
#include "modules/people/store/tasks.hpp"
#include "platform/calendar/due_text.hpp"

namespace fengye::people {

namespace {

constexpr int rows_per_page = 30;

using Tasks = std::vector<store::WaitingTask>;

// The kind of a task in words; a kind whose module is gone is shown by its key.
std::string kind_text(Desk const& desk, std::string const& kind)
{
    return desk.platform.words.has(kind) ? desk.say(kind) : kind;
}

std::string light_text(Desk const& desk, DeadlineLight const& light)
{
    return desk.say(
        "people.light_" + std::string{name_of(light.state)}, {{"n", std::to_string(light.days.count)}});
}

html::Values row_of(Desk const& desk, store::WaitingTask const& waiting)
{
    auto const& task = waiting.task;
    auto const light = light_of(task.due, desk.today, desk.platform.calendar);
    auto const where = unit_name(desk.reader, desk.language, task.unit);
    return {
        {"LIGHT", light.colour},
        {"LIGHT_TEXT", light_text(desk, light)},
        {"HAS_DUE", task.due.has_value()},
        {"DUE", task.due},
        {"DUE_TEXT", task.due
                         ? due_text(desk.platform.words, desk.language, desk.platform.calendar, *task.due)
                         : std::string{}},
        {"TASK_URL", task.path},
        {"TASK_TITLE", task.title},
        {"TASK_KIND", kind_text(desk, task.kind)},
        {"TASK_VERB", kind_text(desk, task.kind)},
        {"HAS_WHERE", !where.empty()},
        {"TASK_WHERE", where},
        {"HAS_FROM", !waiting.assigned_by.empty()},
        {"TASK_FROM", waiting.assigned_by},
    };
}

html::Values
filter_row(std::string const& kind, std::string const& name, std::size_t count, std::string const& chosen)
{
    return {
        {"FILTER_URL", "/desk/" + http::query_text({{"kind", kind}})},
        {"FILTER_NAME", name},
        {"FILTER_COUNT", count},
        {"IS_CHOSEN", kind == chosen}};
}

std::vector<html::Values> filters(Desk const& desk, Tasks const& tasks, std::string const& chosen)
{
    std::map<std::string, std::size_t> counts;
    for (auto const& waiting : tasks)
        ++counts[waiting.task.kind];
    std::vector<html::Values> rows{filter_row({}, desk.say("people.filter_all"), tasks.size(), chosen)};
    for (auto const& [kind, count] : counts)
        rows.push_back(filter_row(kind, kind_text(desk, kind), count, chosen));
    return rows;
}

html::Values counts(Desk const& desk, Tasks const& tasks)
{
    auto const lit = [&](DeadlineLight::State state) {
        return std::count_if(tasks.begin(), tasks.end(), [&](auto const& waiting) {
            return light_of(waiting.task.due, desk.today, desk.platform.calendar).state == state;
        });
    };
    auto const overdue = lit(DeadlineLight::State::overdue);
    auto const today = lit(DeadlineLight::State::today);
    return {
        {"ANY_OVERDUE", overdue > 0},
        {"OVERDUE_COUNT", overdue},
        {"ANY_TODAY", today > 0},
        {"TODAY_COUNT", today},
        {"WAITING_COUNT", tasks.size()}};
}

html::Values last_cleared(Desk const& desk, bool is_empty)
{
    auto const at = is_empty ? store::last_settled_for(desk.reader, desk.request.actor().person, desk.today)
                             : std::nullopt;
    return {
        {"HAS_LAST_CLEARED", at.has_value()}, {"LAST_CLEARED_TEXT", at ? to_short_text(*at) : std::string{}}};
}

// Shown by views/tasks.html.
html::Page tasks_page(Desk const& desk, Tasks const& all)
{
    auto const chosen = desk.request.argument("kind");
    Tasks tasks;
    std::copy_if(all.begin(), all.end(), std::back_inserter(tasks), [&](auto const& waiting) {
        return chosen.empty() || waiting.task.kind == chosen;
    });
    std::vector<html::Values> rows;
    auto const first = static_cast<std::size_t>((page_asked_for(desk.request) - 1) * rows_per_page);
    for (auto i = first; i < tasks.size() && i < first + rows_per_page; ++i)
        rows.push_back(row_of(desk, tasks[i]));
    bool const has_rows = !rows.empty();
    return {
        "people/tasks",
        counts(desk, all) +
            pager_values(desk.request, static_cast<std::int64_t>(tasks.size()), rows_per_page) +
            last_cleared(desk, all.empty()) +
            html::Values{
                {"FILTERS", filters(desk, all, chosen)},
                {"HAS_TASKS", has_rows},
                {"TASKS", std::move(rows)},
                {"NO_TASKS", !has_rows},
                {"MAY_WRITE", desk.request.actor().may("editorial.draft")},
                {"HAS_ASIDE", false},
            }};
}

} // namespace

Result<http::Response> go_to_tasks(http::Request const&, Platform&)
{
    return http::moved("/desk/");
}

Result<http::Response> show_tasks(http::Request const& request, Platform& platform)
{
    // Without any right, not even the desk: the password has to be another first.
    if (!request.actor().may("desk"))
        return http::see_other("/desk/password");
    auto const reader = platform.desk.reader();
    Desk const desk{request, platform, reader};
    return desk.screen(
        desk.say("people.my_tasks"),
        tasks_page(desk, store::waiting_for(reader, request.actor().person, desk.today)));
}

} // namespace fengye::people
