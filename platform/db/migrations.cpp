#include "platform/db/migrations.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "platform/log/log.hpp"

namespace fengye::db {

namespace {

constexpr std::string_view make_list = R"sql(
    CREATE TABLE IF NOT EXISTS migrations (
        module TEXT NOT NULL,
        number BIGINT NOT NULL,
        name   TEXT NOT NULL,
        PRIMARY KEY (module, number)
    )
)sql";

constexpr Sql list_migrations{"db.list_migrations", "SELECT module, number FROM migrations"};
constexpr Sql note_migration{
    "db.note_migration", "INSERT INTO migrations (module, number, name) VALUES (:module, :number, :name)"};

// On SQLite only INTEGER PRIMARY KEY is the row's own number, without a second index.
std::string for_engine(std::string_view text, Engine engine)
{
    std::string result{text};
    constexpr std::string_view shared = "BIGINT PRIMARY KEY";
    if (engine == Engine::sqlite)
        for (auto at = result.find(shared); at != std::string::npos; at = result.find(shared, at))
            result.replace(at, shared.size(), "INTEGER PRIMARY KEY");
    return result;
}

struct Step {
    std::string module;
    int number;
};

} // namespace

void migrate(Store& store, std::vector<Migration> const& migrations)
{
    store.maintain(make_list);
    std::vector<Step> done;
    {
        auto const reader = store.reader();
        done = reader.all(list_migrations, {}, [](Row const& row) {
            return Step{row.text("module"), row.get<int>("number")};
        });
    }
    for (auto const& step : done) {
        bool const known = std::any_of(migrations.begin(), migrations.end(), [&](Migration const& m) {
            return m.module == step.module && m.number == step.number;
        });
        if (!known)
            throw Error{
                Error::Kind::other,
                fmt::format(
                    "the store was written by a newer program (it has {} {}): start that one", step.module,
                    step.number)};
    }
    for (auto const& migration : migrations) {
        bool const is_done = std::any_of(done.begin(), done.end(), [&](Step const& step) {
            return step.module == migration.module && step.number == migration.number;
        });
        if (is_done)
            continue;
        auto transaction = store.begin();
        transaction.script(for_engine(migration.text, store.engine()));
        transaction.run(
            note_migration,
            {{":module", migration.module}, {":number", migration.number}, {":name", migration.name}});
        transaction.commit();
        if (!done.empty()) // a new store is no news
            log::event("migration_done", {{"module", migration.module}, {"number", migration.number}});
    }
}

} // namespace fengye::db
