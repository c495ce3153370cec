#include "platform/db/sqlite.hpp"

#include <unordered_map>

#include <fmt/format.h>
#include <sqlite3.h>

#include "platform/search/fts5.hpp"

namespace fengye::db {

namespace {

// `code` is the extended one. A write or fsync that failed leaves it unknown what the disk holds.
Error::Kind kind_of(int code)
{
    switch (code) {
    case SQLITE_IOERR_SHMSIZE:
    case SQLITE_IOERR_SHMOPEN:
        return Error::Kind::full;
    default:
        break;
    }
    switch (code & 0xff) {
    case SQLITE_CONSTRAINT:
        return Error::Kind::constraint;
    case SQLITE_FULL:
        return Error::Kind::full;
    case SQLITE_BUSY:
        return Error::Kind::conflict;
    case SQLITE_IOERR:
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return Error::Kind::broken;
    default:
        return Error::Kind::other;
    }
}

[[noreturn]] void fail(sqlite3* handle, std::string_view doing)
{
    int const code = sqlite3_extended_errcode(handle);
    // sqlite3_errmsg names tables and columns, never bound values.
    throw Error{kind_of(code), fmt::format("{}: {} ({})", doing, sqlite3_errmsg(handle), code)};
}

struct Statement {
    sqlite3_stmt* handle{nullptr};
    std::vector<std::string>
        columns; // copies: the engine frees its own when a changed schema makes it prepare anew
    bool busy{false};
};

class SqliteCursor final : public Cursor {
public:
    SqliteCursor(sqlite3* connection, Statement& statement, std::string_view name)
        : m_connection{connection}, m_statement{statement}, m_name{name}
    {
        m_statement.busy = true;
    }
    ~SqliteCursor() override
    {
        sqlite3_reset(m_statement.handle);
        sqlite3_clear_bindings(m_statement.handle);
        m_statement.busy = false;
    }
    bool next() override
    {
        int const code = sqlite3_step(m_statement.handle);
        if (code == SQLITE_ROW)
            return true;
        if (code != SQLITE_DONE)
            fail(m_connection, m_name);
        m_changed = sqlite3_stmt_readonly(m_statement.handle) ? 0 : sqlite3_changes64(m_connection);
        return false;
    }
    int column(std::string_view name) const override
    {
        for (std::size_t i = 0; i < m_statement.columns.size(); ++i)
            if (m_statement.columns[i] == name)
                return static_cast<int>(i);
        throw Error{Error::Kind::other, fmt::format("{} has no column {}", m_name, name)};
    }
    bool is_null(int column) const override
    {
        return sqlite3_column_type(m_statement.handle, column) == SQLITE_NULL;
    }
    std::int64_t integer(int column) const override
    {
        return sqlite3_column_int64(m_statement.handle, column);
    }
    std::string_view text(int column) const override
    {
        auto const* data = reinterpret_cast<char const*>(sqlite3_column_text(m_statement.handle, column));
        return {data ? data : "", static_cast<std::size_t>(sqlite3_column_bytes(m_statement.handle, column))};
    }
    std::string bytes(int column) const override
    {
        auto const* data = static_cast<char const*>(sqlite3_column_blob(m_statement.handle, column));
        return {data ? data : "", static_cast<std::size_t>(sqlite3_column_bytes(m_statement.handle, column))};
    }
    std::int64_t changed() const override { return m_changed; }

private:
    sqlite3* m_connection;
    Statement& m_statement;
    std::string_view m_name;
    std::int64_t m_changed{0};
};

void bind(sqlite3* connection, sqlite3_stmt* statement, Param const& param, std::string_view name)
{
    // Names are literals of the code, so they end in NUL.
    int const at = sqlite3_bind_parameter_index(statement, param.name.data());
    if (at == 0)
        throw Error{Error::Kind::other, fmt::format("{} has no parameter {}", name, param.name)};
    int const code = std::visit(
        [&](auto const& value) {
            using T = std::decay_t<decltype(value)>;
            if constexpr (std::is_same_v<T, std::monostate>)
                return sqlite3_bind_null(statement, at);
            else if constexpr (std::is_same_v<T, std::int64_t>)
                return sqlite3_bind_int64(statement, at, value);
            else if constexpr (std::is_same_v<T, std::string>)
                return sqlite3_bind_text64(
                    statement, at, value.data(), value.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
            else
                return sqlite3_bind_blob64(
                    statement, at, value.data.data(), value.data.size(), SQLITE_TRANSIENT);
        },
        param.value);
    if (code != SQLITE_OK)
        fail(connection, name);
}

constexpr Sql begin{"db.begin", "BEGIN"};
constexpr Sql begin_immediate{"db.begin_immediate", "BEGIN IMMEDIATE"};
constexpr Sql commit_all{"db.commit", "COMMIT"};
constexpr Sql undo_all{"db.rollback", "ROLLBACK"};

class SqliteConnection final : public Connection {
public:
    SqliteConnection(std::filesystem::path const& path, bool durable)
    {
        int const code = sqlite3_open_v2(
            path.c_str(), &m_handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX,
            nullptr);
        if (code != SQLITE_OK) {
            Error const error{
                kind_of(code), fmt::format("cannot open {}: {}", path.string(), sqlite3_errmsg(m_handle))};
            sqlite3_close(m_handle);
            throw error;
        }
        sqlite3_busy_timeout(m_handle, 10'000);
        search::add_to(m_handle);
        script(R"sql(
            PRAGMA journal_mode = WAL;
            PRAGMA foreign_keys = ON;
            PRAGMA secure_delete = ON;
            PRAGMA mmap_size = 268435456;
            PRAGMA temp_store = MEMORY;
        )sql");
        script(durable ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL");
    }
    ~SqliteConnection() override
    {
        for (auto& [text, statement] : m_statements)
            sqlite3_finalize(statement.handle);
        sqlite3_close(m_handle);
    }
    SqliteConnection(SqliteConnection const&) = delete;

    std::unique_ptr<Cursor> run(Sql const& sql, std::span<Param const> params) override
    {
        auto& statement = prepared(sql);
        if (statement.busy)
            throw Error{
                Error::Kind::other, fmt::format("{} is already running on this connection", sql.name)};
        auto cursor = std::make_unique<SqliteCursor>(m_handle, statement, sql.name);
        for (auto const& param : params)
            bind(m_handle, statement.handle, param, sql.name);
        // What is not bound would be NULL without a word.
        if (static_cast<std::size_t>(sqlite3_bind_parameter_count(statement.handle)) != params.size())
            throw Error{Error::Kind::other, fmt::format("{}: not every parameter has one value", sql.name)};
        return cursor;
    }
    void script(std::string_view statements) override
    {
        int const code = sqlite3_exec(m_handle, std::string{statements}.c_str(), nullptr, nullptr, nullptr);
        if (code != SQLITE_OK)
            fail(m_handle, "script");
    }
    void begin_reading() override { (void)run(begin, {})->next(); }
    void begin_writing() override { (void)run(begin_immediate, {})->next(); }
    void commit() override { (void)run(commit_all, {})->next(); }
    void roll_back() override { (void)run(undo_all, {})->next(); }
    bool in_transaction() const override { return sqlite3_get_autocommit(m_handle) == 0; }
    bool usable() const override { return true; }

private:
    Statement& prepared(Sql const& sql)
    {
        auto& statement = m_statements[sql.text.data()];
        if (statement.handle)
            return statement;
        int const code = sqlite3_prepare_v3(
            m_handle, sql.text.data(), static_cast<int>(sql.text.size()), SQLITE_PREPARE_PERSISTENT,
            &statement.handle, nullptr);
        if (code != SQLITE_OK)
            fail(m_handle, sql.name);
        for (int i = 0; i < sqlite3_column_count(statement.handle); ++i)
            statement.columns.emplace_back(sqlite3_column_name(statement.handle, i));
        return statement;
    }

    sqlite3* m_handle{nullptr};
    std::unordered_map<char const*, Statement> m_statements; // by the address of the constant text
};

} // namespace

std::unique_ptr<Connection> connect_sqlite(std::filesystem::path const& path, bool durable)
{
    return std::make_unique<SqliteConnection>(path, durable);
}

} // namespace fengye::db
