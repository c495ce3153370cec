#include <fstream>
#include <iostream>
#include <iterator>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "app/city.hpp"
#include "app/commands.hpp"
#include "platform/convert/jail.hpp"
#include "platform/html/sanitiser.hpp"
#include "platform/utf8/from_bytes.hpp"

// What only looks: doctor and probe.
namespace fengye {

namespace {

struct Check {
    std::string name;
    bool is_well;
    std::string found;
};

// Of the front at work, whoever owns it.
std::int64_t applied_at_work(City& city)
{
    std::int64_t applied = 0;
    if (city.owns_front())
        applied = city.front().applied();
    else
        front::Store::look_at(
            front_path(city.data()), city.platform().portal.types,
            [&](front::Store const& front) { applied = front.applied(); });
    return applied;
}

// The portal runs without the converters, and they without walls; a person should know either way.
Check check_conversions()
{
    auto const missing = convert::missing_packages();
    if (!missing.empty())
        return {"convert", false, fmt::format("not installed: {}", fmt::join(missing, " "))};
    bool const has_walls = convert::Jail::of_this_program().walls() == convert::Walls::namespaces;
    return {
        "convert", has_walls,
        has_walls ? "converters are shut in"
                  : "bubblewrap can make no namespaces here: converters run with limits alone"};
}

std::vector<Check> check_all(City& city, std::filesystem::path const& data)
{
    auto const space = std::filesystem::space(data);
    auto const behind = gazette::last_number(city.desk().reader()) - applied_at_work(city);
    auto const waiting = jobs::waiting_for_a_person(city.desk().reader()).size();
    auto const unsent = mail::count_waiting(city.desk().reader());
    auto const next_year = year_of(day_of(city.platform().clock.now())) + 1;
    bool const is_provisional = city.platform().calendar.is_provisional(day(next_year, 1, 1));
    return {
        {"disk", space.available > (1u << 30), fmt::format("{} MB free", space.available >> 20)},
        {"key",
         (std::filesystem::status(data / "key").permissions() &
          (std::filesystem::perms::group_all | std::filesystem::perms::others_all)) ==
             std::filesystem::perms::none,
         "readable by its owner alone"},
        {"front", behind == 0, fmt::format("{} entries behind", behind)},
        {"jobs", waiting == 0, fmt::format("{} wait for a person", waiting)},
        {"mail", unsent == 0, fmt::format("{} wait for a person", unsent)},
        {"calendar", !is_provisional,
         fmt::format(
             "the plan of {} is {}", next_year,
             is_provisional ? "not announced yet: put it into calendar/" : "here")},
        check_conversions(),
    };
}

} // namespace

int run_doctor(Command const& command)
{
    City city{command.data, {}, nullptr, FrontUse::owns_if_free, "fengye doctor"};
    if (city.owns_front())
        city.catch_up();
    bool is_well = true;
    boost::json::array list;
    for (auto const& check : check_all(city, command.data)) {
        is_well = is_well && check.is_well;
        list.push_back(
            boost::json::object{{"check", check.name}, {"ok", check.is_well}, {"found", check.found}});
        if (!command.json)
            std::cout << fmt::format(
                "{:9} {}  {}\n", check.name, check.is_well ? "ok  " : "LOOK", check.found);
    }
    if (command.json)
        std::cout << boost::json::serialize(list) << '\n';
    return is_well ? 0 : 2;
}

int run_probe_clean(Command const&, Probe const& probe)
{
    std::ifstream file{probe.file, std::ios::binary};
    if (!file)
        throw std::runtime_error{"cannot read " + probe.file};
    auto const decoded = utf8::from_bytes(std::string{std::istreambuf_iterator<char>{file}, {}});
    if (!decoded)
        throw std::runtime_error{probe.file + " is no text in UTF-8, UTF-16 or GB18030"};
    auto const cleaned = html::Sanitiser::clean(decoded->text);
    if (!cleaned)
        throw std::runtime_error{"the text is too large"};
    std::cout << cleaned->html.text() << '\n';
    return 0;
}

} // namespace fengye
