#include "platform/db/db.hpp"

#include <thread>

#include "platform/db/postgres.hpp"
#include "platform/db/sqlite.hpp"
#include "platform/log/log.hpp"

namespace fengye::db {

namespace {

constexpr std::size_t idle_connections_max = 16;

constexpr Sql truncate_log{"db.truncate_log", "PRAGMA wal_checkpoint(TRUNCATE)"};
constexpr Sql set_savepoint{"db.savepoint", "SAVEPOINT act"};
constexpr Sql undo_to_savepoint{"db.rollback_to_savepoint", "ROLLBACK TO SAVEPOINT act"};
constexpr Sql release_savepoint{"db.release_savepoint", "RELEASE SAVEPOINT act"};

void roll_back_quietly(Connection& connection) noexcept
{
    try {
        if (connection.in_transaction())
            connection.roll_back();
    } catch (std::exception const& error) {
        log::error("rollback_failed", {{"error", error.what()}});
    }
}

bool try_to_empty_log(Connection& connection)
{
    auto const cursor = connection.run(truncate_log, {});
    return cursor->next() && cursor->integer(cursor->column("busy")) == 0;
}

} // namespace

Reader::Reader(Store& store, std::unique_ptr<Connection> connection)
    : m_store{&store}, m_connection{std::move(connection)}
{}

Reader::Reader(Reader&&) noexcept = default;

Reader::~Reader()
{
    if (!m_connection)
        return;
    roll_back_quietly(*m_connection);
    m_store->give_back(std::move(m_connection));
}

Transaction::~Transaction() = default; // Reader's destructor rolls back what was not committed.

std::int64_t Transaction::run(Sql const& sql, Params params)
{
    auto const cursor = open(sql, params);
    cursor->next();
    return cursor->changed();
}

void Transaction::commit()
{
    m_connection->commit();
}

Savepoint::Savepoint(Transaction& transaction) : m_transaction{transaction}
{
    m_transaction.run(set_savepoint);
}

Savepoint::~Savepoint()
{
    if (!m_open || m_transaction.ended())
        return;
    try {
        m_transaction.run(undo_to_savepoint);
        m_transaction.run(release_savepoint);
    } catch (std::exception const& error) {
        log::error("savepoint_rollback_failed", {{"error", error.what()}});
    }
}

void Savepoint::release()
{
    m_transaction.run(release_savepoint);
    m_open = false;
}

std::unique_ptr<Store> Store::open_sqlite(std::filesystem::path const& path, Durability durability)
{
    return std::make_unique<Store>(
        Engine::sqlite, [path, durability] { return connect_sqlite(path, durability == Durability::full); });
}

std::unique_ptr<Store> Store::open_postgres(std::string const& address)
{
    return std::make_unique<Store>(Engine::postgres, [address] { return connect_postgres(address); });
}

Reader Store::reader()
{
    return Reader{*this, take(&Connection::begin_reading)};
}

Transaction Store::begin()
{
    return Transaction{*this, take(&Connection::begin_writing)};
}

// Sessions left idle may have been lost meanwhile (the server was started again): then a new one is made.
std::unique_ptr<Connection> Store::take(void (Connection::*begin)())
{
    for (;;) {
        auto [connection, is_new] = take();
        try {
            (connection.get()->*begin)();
            return std::move(connection);
        } catch (Error const& error) {
            if (is_new || error.kind != Error::Kind::disconnected)
                throw;
        }
    }
}

void Store::maintain(std::string_view statements)
{
    auto connection = take().connection;
    connection->script(statements);
    give_back(std::move(connection));
}

// Each try holds up writers while it waits for readers, and a reader may be waiting for a writer: so it waits
// briefly, and tries again.
bool Store::empty_log(std::chrono::milliseconds within)
{
    if (m_engine != Engine::sqlite)
        return true;
    auto const until = std::chrono::steady_clock::now() + within;
    auto connection = take().connection;
    connection->script("PRAGMA busy_timeout = 100");
    bool is_empty = try_to_empty_log(*connection);
    while (!is_empty && std::chrono::steady_clock::now() < until) {
        std::this_thread::sleep_for(std::chrono::milliseconds{50});
        is_empty = try_to_empty_log(*connection);
    }
    return is_empty; // the connection has another patience now: it is not given back
}

bool Store::write_anew()
{
    maintain(m_engine == Engine::sqlite ? "VACUUM" : "VACUUM FULL");
    return empty_log(std::chrono::minutes{1});
}

Store::Taken Store::take()
{
    {
        std::lock_guard const lock{m_mutex};
        if (!m_idle.empty()) {
            auto connection = std::move(m_idle.back());
            m_idle.pop_back();
            return {std::move(connection), false};
        }
    }
    return {m_connect(), true};
}

void Store::give_back(std::unique_ptr<Connection> connection) noexcept
{
    std::lock_guard const lock{m_mutex};
    if (m_idle.size() < idle_connections_max && !connection->in_transaction() && connection->usable())
        m_idle.push_back(std::move(connection));
}

} // namespace fengye::db
