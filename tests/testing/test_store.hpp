#pragma once

#include <memory>
#include <string>
#include <vector>

#include "platform/db/db.hpp"
#include "platform/db/migrations.hpp"
#include "tests/testing/temporary_folder.hpp"

namespace fengye {

// Every step of the desk's tables as embedded: the platform's parts, then the modules in the order of
// modules/CMakeLists.txt.
std::vector<db::Migration> all_migrations();

// A fresh, migrated database of one test: a file in a temporary folder, or a schema of its own on the
// PostgreSQL that bin/test starts (FENGYE_TEST_POSTGRES). Without that variable a test on PostgreSQL fails.
class TestStore {
public:
    explicit TestStore(db::Engine = db::Engine::sqlite);
    TestStore(db::Engine, std::vector<db::Migration> const&);
    ~TestStore();
    TestStore(TestStore const&) = delete;

    db::Store& operator*() { return *m_store; }
    db::Store* operator->() { return m_store.get(); }
    operator db::Store&() { return *m_store; }

    // A second program on the same database.
    std::unique_ptr<db::Store> open_again() const;
    // Runs a statement as an attacker or an accident would: outside every rule.
    void meddle(std::string const& statements);
    std::filesystem::path const& folder() const { return m_folder.path(); }

private:
    void open_fresh(std::vector<db::Migration> const&);

    TemporaryFolder m_folder;
    db::Engine m_engine;
    std::string m_schema;
    std::string m_address; // of PostgreSQL, with the schema
    std::unique_ptr<db::Store> m_store;
};

} // namespace fengye
