#include <array>
#include <fstream>
#include <iterator>

#include "app/city.hpp"
#include "modules/casework/module.hpp"
#include "modules/editorial/module.hpp"
#include "modules/imports/module.hpp"
#include "modules/letters/module.hpp"
#include "modules/media/module.hpp"
#include "modules/people/module.hpp"
#include "modules/sites/module.hpp"
#include "platform/embed/embed.hpp"

namespace fengye {

namespace {

// Ground floor first, as in modules/CMakeLists.txt.
constexpr std::array floors{"people", "media", "sites", "editorial", "imports", "casework", "letters"};

// platform/work/migrations/0001_work.sql
void add_migrations(
    std::vector<db::Migration>& migrations, std::string_view module, std::string const& folder)
{
    for (auto const path : embed::list(folder + "/migrations/", ".sql")) {
        auto const name = path.substr(path.rfind('/') + 1);
        migrations.push_back({module, std::stoi(std::string{name.substr(0, 4)}), name, embed::read(path)});
    }
}

} // namespace

Portal make_portal()
{
    Portal portal;
    Module module{portal};
    people::declare(module);
    media::declare(module);
    sites::declare(module);
    editorial::declare(module);
    imports::declare(module);
    casework::declare(module);
    letters::declare(module);
    return portal;
}

std::vector<db::Migration> desk_migrations()
{
    std::vector<db::Migration> migrations;
    for (auto const* part : {"work", "journal", "gazette", "jobs", "mail"})
        add_migrations(migrations, part, std::string{"platform/"} + part);
    for (auto const* module : floors)
        add_migrations(migrations, module, std::string{"modules/"} + module);
    return migrations;
}

std::unique_ptr<db::Store> open_desk(Settings const& settings, std::filesystem::path const& data)
{
    auto store = settings.database == "sqlite" ? db::Store::open_sqlite(data / "desk.db")
                                               : db::Store::open_postgres(settings.database);
    db::migrate(*store, desk_migrations());
    return store;
}

Calendar load_calendar(std::filesystem::path const& data)
{
    std::vector<HolidayPlan> plans;
    for (auto const path : embed::list("platform/calendar/fixtures/", ".toml"))
        plans.push_back(Calendar::read_plan(embed::read(path)));
    if (std::filesystem::is_directory(data / "calendar"))
        for (auto const& file : std::filesystem::directory_iterator{data / "calendar"}) {
            std::ifstream text{file.path()};
            plans.push_back(Calendar::read_plan(std::string{std::istreambuf_iterator<char>{text}, {}}));
        }
    return Calendar{std::move(plans)};
}

} // namespace fengye
