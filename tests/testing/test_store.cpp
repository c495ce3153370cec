#include "tests/testing/test_store.hpp"

#include <atomic>
#include <cstdlib>
#include <stdexcept>
#include <string_view>
#include <unistd.h>

#include <fmt/format.h>

#include "platform/embed/embed.hpp"

namespace fengye {

namespace {

// "modules/people/migrations/0001_people.sql" is step 1 of people.
void add_steps(std::vector<db::Migration>& steps, std::string_view part, std::string const& folder)
{
    for (auto const path : embed::list(folder + "/migrations/", ".sql")) {
        auto const name = path.substr(path.rfind('/') + 1);
        steps.push_back({part, std::stoi(std::string{name.substr(0, 4)}), name, embed::read(path)});
    }
}

// Written by tests/CMakeLists.txt: "people,media,sites".
std::vector<std::string_view> modules_in_order()
{
    std::vector<std::string_view> names;
    std::string_view rest = FENGYE_MODULE_ORDER;
    while (!rest.empty()) {
        auto const end = std::min(rest.find(','), rest.size());
        names.push_back(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return names;
}

std::string postgres_address()
{
    char const* const address = std::getenv("FENGYE_TEST_POSTGRES");
    if (!address || !*address)
        throw std::runtime_error{"FENGYE_TEST_POSTGRES is not set: run the tests with bin/test, which starts "
                                 "a PostgreSQL for them"};
    return address;
}

// Two runs at once, of one program or of several, never meet.
std::string fresh_schema()
{
    static std::atomic<int> count{0};
    return fmt::format("test_{}_{}", ::getpid(), ++count);
}

} // namespace

std::vector<db::Migration> all_migrations()
{
    std::vector<db::Migration> steps;
    for (auto const* part : {"work", "journal", "gazette", "jobs", "mail"})
        add_steps(steps, part, std::string{"platform/"} + part);
    for (auto const module : modules_in_order())
        add_steps(steps, module, "modules/" + std::string{module});
    return steps;
}

// Migrated once for each program, then copied: the steps of a whole house take a while on a real disk.
static std::filesystem::path const& migrated_file()
{
    static TemporaryFolder const folder;
    static auto const path = [] {
        auto const made = folder / "migrated.db";
        auto const store = db::Store::open_sqlite(made);
        db::migrate(*store, all_migrations());
        store->maintain("PRAGMA wal_checkpoint(TRUNCATE)");
        return made;
    }();
    return path;
}

TestStore::TestStore(db::Engine engine) : m_engine{engine}
{
    if (engine == db::Engine::sqlite) {
        std::filesystem::copy_file(migrated_file(), m_folder / "desk.db");
        m_store = open_again();
    } else {
        open_fresh(all_migrations());
    }
}

TestStore::TestStore(db::Engine engine, std::vector<db::Migration> const& steps) : m_engine{engine}
{
    open_fresh(steps);
}

void TestStore::open_fresh(std::vector<db::Migration> const& steps)
{
    if (m_engine == db::Engine::postgres) {
        auto const address = postgres_address();
        m_schema = fresh_schema();
        m_address = fmt::format(
            "{}{}options=-csearch_path%3D{}", address, address.find('?') == std::string::npos ? '?' : '&',
            m_schema);
        db::Store::open_postgres(address)->maintain("CREATE SCHEMA " + m_schema);
    }
    m_store = open_again();
    db::migrate(*m_store, steps);
}

TestStore::~TestStore()
{
    m_store.reset();
    if (m_schema.empty())
        return;
    try {
        db::Store::open_postgres(postgres_address())->maintain("DROP SCHEMA " + m_schema + " CASCADE");
    } catch (std::exception const&) {
        // A test may have stopped the server; the whole of it is thrown away at the end.
    }
}

std::unique_ptr<db::Store> TestStore::open_again() const
{
    return m_engine == db::Engine::sqlite ? db::Store::open_sqlite(m_folder / "desk.db")
                                          : db::Store::open_postgres(m_address);
}

void TestStore::meddle(std::string const& statements)
{
    m_store->maintain(statements);
}

} // namespace fengye
