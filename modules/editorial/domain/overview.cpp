#include "modules/editorial/domain/overview.hpp"

#include <algorithm>
#include <numeric>

namespace fengye::editorial {

int value_of(UnitFigures const& figures, Figure figure)
{
    switch (figure) {
    case Figure::to_review:
        return figures.to_review;
    case Figure::to_sign:
        return figures.to_sign;
    case Figure::overdue:
        return figures.overdue;
    case Figure::urgent:
        return figures.urgent;
    case Figure::submitted:
        return figures.submitted;
    case Figure::returned:
        return std::accumulate(figures.returned.begin(), figures.returned.end(), 0);
    case Figure::withheld:
        return figures.withheld;
    case Figure::signed_off:
        return figures.signed_off;
    case Figure::published:
        return figures.published;
    case Figure::late:
        return figures.late;
    case Figure::on_home:
        return figures.on_home;
    case Figure::dismissed:
        return figures.dismissed;
    case Figure::unit:
        break;
    }
    return 0;
}

UnitFigures sum_of(std::vector<UnitFigures> const& all)
{
    UnitFigures sum;
    for (auto const& one : all) {
        sum.to_review += one.to_review;
        sum.to_sign += one.to_sign;
        sum.overdue += one.overdue;
        sum.urgent += one.urgent;
        sum.submitted += one.submitted;
        for (std::size_t i = 0; i < return_reasons; ++i)
            sum.returned[i] += one.returned[i];
        sum.withheld += one.withheld;
        sum.signed_off += one.signed_off;
        sum.published += one.published;
        sum.late += one.late;
        sum.on_home += one.on_home;
        sum.dismissed += one.dismissed;
    }
    return sum;
}

void sort_figures(std::vector<UnitFigures>& all, Figure figure)
{
    std::stable_sort(all.begin(), all.end(), [figure](UnitFigures const& one, UnitFigures const& other) {
        return value_of(one, figure) > value_of(other, figure);
    });
}

Moment overdue_before(Calendar const& calendar, Day today)
{
    auto first = today; // the first day from which the time is not over yet
    while (calendar.after(first - std::chrono::days{1}, WorkingDays{1}) >= today)
        first -= std::chrono::days{1};
    return moment_of(first);
}

bool is_late(Calendar const& calendar, Day published, int days_from_event)
{
    return calendar.between(published - std::chrono::days{days_from_event}, published) > publication_time;
}

} // namespace fengye::editorial
