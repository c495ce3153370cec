#include "modules/editorial/desk/supervisor.hpp"

#include <algorithm>
#include <map>

#include "modules/editorial/store/overview.hpp"

namespace fengye::editorial {

namespace {

using ByUnit = std::map<UnitId, UnitFigures>;

void add_waiting(ByUnit& figures, Supervisor const& desk)
{
    auto const before = overdue_before(desk.platform.calendar, desk.today);
    for (auto const& waiting : store::count_waiting(desk.reader, desk.scope(), before)) {
        auto& of_unit = figures[waiting.unit];
        (waiting.state == ItemState::submitted ? of_unit.to_review : of_unit.to_sign) += waiting.count;
        of_unit.overdue += waiting.overdue;
        of_unit.urgent += waiting.urgent;
    }
}

void add_steps(ByUnit& figures, Supervisor const& desk, Period const& period)
{
    for (auto const& step : store::count_steps(desk.reader, desk.scope(), period)) {
        auto& of_unit = figures[step.unit];
        if (step.kind == StepKind::submitted)
            of_unit.submitted += step.count;
        else if (step.kind == StepKind::signed_off)
            of_unit.signed_off += step.count;
        else if (step.kind == StepKind::withheld)
            of_unit.withheld += step.count;
        else {
            auto const reason = parse<ReturnReason>(step.reason).value_or(ReturnReason::other);
            of_unit.returned[static_cast<std::size_t>(reason)] += step.count;
        }
    }
}

void add_publications(ByUnit& figures, Supervisor const& desk, Period const& period)
{
    auto const home = sites::home_page_columns(desk.reader);
    for (auto const& published : store::count_publications(desk.reader, desk.scope(), period)) {
        auto& of_unit = figures[published.unit];
        of_unit.published += published.count;
        if (std::find(home.begin(), home.end(), published.column) != home.end())
            of_unit.on_home += published.count;
    }
    auto const days = publication_time.count; // as many days are never more working days
    for (auto const& slow : store::slow_publications(desk.reader, desk.scope(), period, days))
        if (is_late(desk.platform.calendar, day_of(slow.published_at), slow.days))
            ++figures[slow.unit].late;
}

} // namespace

std::vector<people::UnitRecord> Supervisor::units() const
{
    auto units = people::units(reader);
    if (auto const own = scope())
        std::erase_if(units, [&](people::UnitRecord const& unit) { return unit.id != own; });
    return units;
}

Period Supervisor::period() const
{
    auto const from = day_from(request.argument("from"));
    auto const until = day_from(request.argument("until"));
    if (from || until)
        return period_between(from, until, today);
    return period_of(parse<Span>(request.argument("span")).value_or(Span::month), today);
}

http::Pairs Supervisor::period_query() const
{
    auto const chosen = period();
    if (chosen.span)
        return {{"span", std::string{name_of(*chosen.span)}}};
    return {{"from", to_text(chosen.from)}, {"until", to_text(chosen.until)}};
}

http::Pairs Supervisor::query_with(std::string_view name, std::string const& value) const
{
    auto query = period_query();
    for (std::string_view const kept : {"sort", "unit", "person"})
        if (auto text = kept == name ? value : request.argument(kept); !text.empty())
            query.emplace_back(kept, std::move(text));
    return query;
}

std::vector<UnitFigures> figures_of(Supervisor const& desk)
{
    ByUnit figures;
    auto const period = desk.period();
    add_waiting(figures, desk);
    add_steps(figures, desk, period);
    add_publications(figures, desk, period);
    for (auto const& dismissed : store::count_dismissals(desk.reader, desk.scope(), period))
        figures[dismissed.unit].dismissed += dismissed.count;
    std::vector<UnitFigures> all;
    for (auto const& unit : desk.units()) {
        auto of_unit = figures[unit.id];
        of_unit.unit = unit.id;
        all.push_back(of_unit);
    }
    return all;
}

} // namespace fengye::editorial
