#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iostream>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <toml++/toml.h>

#include "app/city.hpp"
#include "app/commands.hpp"
#include "app/demo_calls.hpp"
#include "app/demo_items.hpp"
#include "app/demo_letters.hpp"
#include "app/generated_letters.hpp"
#include "app/staff.hpp"
#include "modules/people/actions/load_units.hpp"
#include "modules/sites/actions/load_columns.hpp"
#include "modules/sites/actions/save_site_record.hpp"
#include "platform/embed/embed.hpp"

namespace fengye {

namespace {

// Kept in the data folder for whoever started the demo; FENGYE_DEMO_PASSWORD sets it.
std::string demo_password(std::filesystem::path const& data)
{
    auto const path = data / "demo-password";
    if (auto const* given = std::getenv("FENGYE_DEMO_PASSWORD")) {
        std::ofstream{path} << given << '\n';
        ::chmod(path.c_str(), 0600);
        return given;
    }
    std::string password;
    if (std::ifstream{path} >> password)
        return password;
    password = "maple-" + crypto::random_token(9);
    std::ofstream{path} << password << '\n';
    ::chmod(path.c_str(), 0600);
    return password;
}

sites::SiteRecord demo_site()
{
    auto const table = toml::parse(embed::read("modules/sites/fixtures/site.toml"));
    sites::SiteRecord site;
    auto const text = [&](char const* key) { return table[key].value_or(std::string{}); };
    site.name_zh = text("name_zh");
    site.name_en = text("name_en");
    site.city_zh = text("city_zh");
    site.city_en = text("city_en");
    site.domain = text("domain");
    site.sponsor_zh = text("sponsor_zh");
    site.sponsor_en = text("sponsor_en");
    site.operator_zh = text("operator_zh");
    site.operator_en = text("operator_en");
    site.phone = text("phone");
    site.is_demo = true;
    return site;
}

// A page needs a title before anybody has filled in the site record. One that is there already stays.
sites::SiteRecord unnamed_site(Words const& words)
{
    sites::SiteRecord site;
    site.name_zh = words.get(Language::zh_cn, "sites.unnamed_site");
    site.name_en = words.get(Language::en, "sites.unnamed_site");
    return site;
}

} // namespace

int run_demo(Command const& command, Demo const& options)
{
    StillClock clock{moment_of(day(2024, 12, 1), std::chrono::hours{8})};
    City city{command.data, std::nullopt, &clock, FrontUse::owns, "fengye demo"};
    auto& works = city.platform().works;
    auto const program = Actor::program("demo");
    if (!people::units(city.desk().reader()).empty() && options.documents == 0 && options.letters == 0) {
        std::cerr << "fengye: " << command.data << " holds a city already\n";
        return 1;
    }
    if (people::units(city.desk().reader()).empty()) {
        (void)works.run(program, [](Work& work) -> Result<int> { return people::load_units(work); });
        (void)works.run(program, [](Work& work) -> Result<void> { return sites::load_columns(work); });
        (void)works.run(program, [](Work& work) -> Result<void> {
            return sites::save_site_record(work, demo_site(), 0);
        });
        appoint_demo_staff(city, demo_password(city.data()));
        write_demo_items(city, clock);
        write_demo_letters(city, clock);
        write_demo_calls(city, clock);
    }
    if (options.documents > 0)
        write_generated_documents(city, clock, options.documents);
    if (options.letters > 0)
        write_generated_letters(city, clock, options.letters);
    city.catch_up();
    std::cout << fmt::format("the demo city stands: {} entries in the gazette\n", city.front().applied());
    return 0;
}

int run_init(Command const& command)
{
    City city{command.data, {}, nullptr, FrontUse::owns, "fengye init"};
    auto& works = city.platform().works;
    auto const program = Actor::program("command line");
    (void)works.run(program, [](Work& work) -> Result<int> { return people::load_units(work); });
    (void)works.run(program, [](Work& work) -> Result<void> { return sites::load_columns(work); });
    (void)works.run(program, [&](Work& work) -> Result<void> {
        return sites::save_site_record(work, unnamed_site(city.platform().words), 0);
    });
    auto const link = operator_link(city);
    city.catch_up();
    std::cout << "Open this address once, within seven days, to set the operator's password:\n  "
                 "http://localhost:8080"
              << link << '\n';
    return 0;
}

int run_user(Command const& command, User const& options)
{
    City city{command.data, {}, nullptr, FrontUse::leaves_alone};
    if (!options.link_for.empty()) {
        auto const link = link_for_account(city, options.link_for);
        if (link.empty()) {
            std::cerr << "fengye: there is no account " << options.link_for << '\n';
            return 1;
        }
        std::cout << link << '\n';
        return 0;
    }
    for (auto const& line : account_lines(city))
        std::cout << line << '\n';
    return 0;
}

} // namespace fengye
