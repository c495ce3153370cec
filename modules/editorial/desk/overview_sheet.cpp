#include <fmt/format.h>

#include "modules/editorial/desk/overview.hpp"
#include "modules/editorial/desk/supervisor.hpp"
#include "platform/module/sent_sheet.hpp"

namespace fengye::editorial {

namespace {

// A column for each figure, and after the returned ones one for each reason.
std::vector<sheet::Column> columns_of(Supervisor const& desk)
{
    std::vector<sheet::Column> columns{{desk.said("editorial.figure_", Figure::unit)}};
    auto const add = [&](Figure figure) {
        columns.push_back({desk.said("editorial.figure_", figure), sheet::Kind::number});
        if (figure == Figure::returned)
            for (auto const reason : names_of(ReturnReason{}))
                columns.push_back(
                    {desk.say(
                         "editorial.returned_because",
                         {{"reason", desk.say(fmt::format("editorial.reason_{}", reason))}}),
                     sheet::Kind::number});
    };
    for (auto const figure : figures_now)
        add(figure);
    for (auto const figure : figures_of_period)
        add(figure);
    return columns;
}

std::vector<sheet::Cell> row_of(Supervisor const& desk, UnitFigures const& figures)
{
    std::vector<sheet::Cell> row{people::unit_name(desk.reader, desk.language, figures.unit)};
    auto const add = [&](Figure figure) {
        row.push_back(std::int64_t{value_of(figures, figure)});
        if (figure == Figure::returned)
            for (auto const count : figures.returned)
                row.push_back(std::int64_t{count});
    };
    for (auto const figure : figures_now)
        add(figure);
    for (auto const figure : figures_of_period)
        add(figure);
    return row;
}

Result<http::Response> send(http::Request const& request, Platform& platform, SheetFile file)
{
    auto const reader = platform.desk.reader();
    Supervisor const desk{{request, platform, reader}};
    auto all = figures_of(desk);
    sort_figures(all, parse<Figure>(request.argument("sort")).value_or(Figure::unit));
    sheet::Sheet sheet{desk.say("editorial.overview"), columns_of(desk), {}};
    for (auto const& figures : all)
        sheet.rows.push_back(row_of(desk, figures));
    auto const filter = http::query_text(desk.query_with());
    return send_sheet(desk, file, std::move(sheet), {"editorial.exported", "overview", filter});
}

} // namespace

Result<http::Response> send_overview_xlsx(http::Request const& request, Platform& platform)
{
    return send(request, platform, SheetFile::xlsx);
}

Result<http::Response> send_overview_csv(http::Request const& request, Platform& platform)
{
    return send(request, platform, SheetFile::csv);
}

} // namespace fengye::editorial
