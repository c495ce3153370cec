#include <fstream>
#include <iostream>
#include <iterator>
#include <stdexcept>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "app/clock_cases.hpp"
#include "app/commands.hpp"
#include "platform/embed/embed.hpp"
#include "platform/http/url.hpp"
#include "platform/utf8/utf8.hpp"

// probe clock: counts every case of a file anew and says what differs.
namespace fengye {

namespace {

struct Difference {
    std::string id, column, expected, found;
};

std::string text_of(std::string const& path)
{
    std::ifstream file{path, std::ios::binary};
    if (!file)
        throw std::runtime_error{"cannot read " + path};
    std::string text{std::istreambuf_iterator<char>{file}, {}};
    if (!utf8::is_valid(text))
        throw std::runtime_error{path + " is not UTF-8"};
    return text;
}

// The plans that the program brings, whatever a data folder may add: a file of cases means the same
// everywhere.
Calendar calendar_of_the_program()
{
    std::vector<HolidayPlan> plans;
    for (auto const plan : embed::list("platform/calendar/fixtures/", ".toml"))
        plans.push_back(Calendar::read_plan(embed::read(plan)));
    return Calendar{std::move(plans)};
}

std::vector<ClockCase> cases_in(std::string const& path, Calendar const& calendar)
{
    auto const text = text_of(path);
    try {
        return read_clock_cases(text, calendar);
    } catch (std::runtime_error const& wrong) {
        throw std::runtime_error{fmt::format("{}: {}", path, wrong.what())};
    }
}

void print(ClockCells const& filled)
{
    std::cout << to_line(filled) << '\n';
}

void print(Difference const& differs)
{
    std::cout << fmt::format(
        "{} {}\n  expected {}\n  found    {}\n", differs.id, differs.column, differs.expected, differs.found);
}

boost::json::object json_of_case(ClockCells const& filled)
{
    boost::json::object told;
    for (std::size_t i = 0; i < filled.size(); ++i)
        told[clock_columns[i]] = filled[i];
    return told;
}

boost::json::object json_of_difference(Difference const& differs)
{
    return {
        {"id", differs.id},
        {"column", differs.column},
        {"expected", differs.expected},
        {"found", differs.found}};
}

} // namespace

int run_probe_clock(Command const& command, std::string const& path)
{
    auto const calendar = calendar_of_the_program();
    auto const cases = cases_in(path, calendar);
    std::vector<Difference> differences;
    std::vector<ClockCells> filled;
    for (auto const& told : cases) {
        auto const found = counted(told, calendar);
        if (told.is_open())
            filled.push_back(found);
        for (std::size_t i = clock_columns_given; !told.is_open() && i < found.size(); ++i)
            if (found[i] != told.cells[i])
                differences.push_back(
                    {told.cells[0], std::string{clock_columns[i]}, told.cells[i], found[i]});
    }
    if (command.json) {
        boost::json::array differs, rows;
        for (auto const& one : differences)
            differs.push_back(json_of_difference(one));
        for (auto const& one : filled)
            rows.push_back(json_of_case(one));
        std::cout << boost::json::serialize(boost::json::object{
                         {"cases", cases.size()}, {"differences", differs}, {"filled", rows}})
                  << '\n';
        return differences.empty() ? 0 : 2;
    }
    if (!filled.empty())
        std::cout << clock_heading() << '\n';
    for (auto const& one : filled)
        print(one);
    for (auto const& one : differences)
        print(one);
    if (filled.empty() && differences.empty())
        std::cout << fmt::format("{} cases, all as expected\n", cases.size());
    return differences.empty() ? 0 : 2;
}

} // namespace fengye
