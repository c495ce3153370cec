#pragma once

#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include "platform/db/connection.hpp"

namespace fengye::db {

template <class T>
struct is_optional : std::false_type {};
template <class T>
struct is_optional<std::optional<T>> : std::true_type {};

// One row, valid until the next is read. Columns are read by name.
class Row {
public:
    explicit Row(Cursor& cursor) : m_cursor{cursor} {}

    // Text, integers, bool, ids, days, moments, enumerations, Bytes, and std::optional of each.
    template <class T>
    T get(std::string_view name) const
    {
        int const column = m_cursor.column(name);
        if constexpr (is_optional<T>::value) {
            if (m_cursor.is_null(column))
                return std::nullopt;
            return value<typename T::value_type>(column);
        } else {
            return value<T>(column);
        }
    }
    std::string text(std::string_view name) const { return get<std::string>(name); }
    std::int64_t integer(std::string_view name) const { return get<std::int64_t>(name); }

private:
    template <class T>
    T value(int column) const
    {
        if constexpr (std::is_same_v<T, std::string>)
            return std::string{m_cursor.text(column)};
        else if constexpr (std::is_same_v<T, std::string_view>)
            return m_cursor.text(column);
        else if constexpr (std::is_same_v<T, Bytes>)
            return Bytes{m_cursor.bytes(column)};
        else if constexpr (std::is_same_v<T, Day>)
            return stored(day_from(m_cursor.text(column)));
        else if constexpr (std::is_same_v<T, Moment>)
            return Moment{std::chrono::seconds{m_cursor.integer(column)}};
        else if constexpr (Named<T>)
            return stored(parse<T>(m_cursor.text(column)));
        else if constexpr (std::is_integral_v<T>)
            return static_cast<T>(m_cursor.integer(column));
        else
            return T{m_cursor.integer(column)}; // Id
    }
    template <class T>
    static T stored(std::optional<T> value)
    {
        if (!value)
            throw Error{Error::Kind::other, "a stored value does not fit its type"};
        return *value;
    }

    Cursor& m_cursor;
};

// The values of a statement, written in place or gathered at run time; valid while the call lasts.
class Params {
public:
    Params(std::initializer_list<Param> params) : m_params{params.begin(), params.size()} {}
    Params(std::vector<Param> const& params) : m_params{params} {}
    operator std::span<Param const>() const { return m_params; }

private:
    std::span<Param const> m_params;
};

// Reads within one snapshot; cannot write.
class Reader {
public:
    template <class Make>
    auto all(Sql const& sql, Params params, Make&& make) const
    {
        std::vector<std::invoke_result_t<Make, Row const&>> found;
        auto const cursor = open(sql, params);
        while (cursor->next())
            found.push_back(make(Row{*cursor}));
        return found;
    }
    template <class Make>
    auto one(Sql const& sql, Params params, Make&& make) const
    {
        std::optional<std::invoke_result_t<Make, Row const&>> found;
        auto const cursor = open(sql, params);
        if (cursor->next())
            found.emplace(make(Row{*cursor}));
        return found;
    }
    std::unique_ptr<Cursor> open(Sql const& sql, Params params) const
    {
        return m_connection->run(sql, params);
    }

    Reader(Reader&&) noexcept;
    ~Reader();

protected:
    friend class Store;
    Reader(class Store& store, std::unique_ptr<Connection>);
    Store* m_store;
    std::unique_ptr<Connection> m_connection;
};

// Reads and writes; rolls back when it leaves the scope uncommitted.
class Transaction : public Reader {
public:
    Transaction(Transaction&&) noexcept = default;
    ~Transaction();

    std::int64_t run(Sql const&, Params params = {});                              // rows changed
    void script(std::string_view statements) { m_connection->script(statements); } // migrations only
    void commit();
    bool ended() const { return !m_connection->in_transaction(); } // by the engine, after a full disk

private:
    friend class Store;
    friend class Savepoint;
    using Reader::Reader;
};

// Undoes what was done since, unless released.
class Savepoint {
public:
    explicit Savepoint(Transaction&);
    ~Savepoint();
    void release();

private:
    Transaction& m_transaction;
    bool m_open{true};
};

enum class Engine { sqlite, postgres };

// One database. There is one writer at a time: begin() waits for it.
class Store {
public:
    enum class Durability { full, rebuildable }; // rebuildable may forget its last commits in a power cut

    static std::unique_ptr<Store> open_sqlite(std::filesystem::path const&, Durability = Durability::full);
    static std::unique_ptr<Store> open_postgres(std::string const& address);

    using Connect = std::function<std::unique_ptr<Connection>()>;
    Store(Engine engine, Connect connect) : m_engine{engine}, m_connect{std::move(connect)} {}

    Reader reader();
    Transaction begin();
    Engine engine() const { return m_engine; }
    // Outside any transaction: VACUUM, checkpoints.
    void maintain(std::string_view statements);
    // What was deleted leaves the write-ahead log (SQLite; PostgreSQL keeps house itself). False when others
    // were reading or writing for too long.
    bool empty_log(std::chrono::milliseconds within = std::chrono::seconds{5});
    // Writes the database anew without freed pages, so that what was deleted is gone from the disk. False
    // when the log could not be emptied: it may hold the old pages.
    bool write_anew();

private:
    friend class Reader;
    friend class Transaction;
    struct Taken {
        std::unique_ptr<Connection> connection;
        bool is_new;
    };
    Taken take();
    std::unique_ptr<Connection> take(void (Connection::*begin)());
    void give_back(std::unique_ptr<Connection>) noexcept;

    Engine m_engine;
    Connect m_connect;
    std::mutex m_mutex;
    std::vector<std::unique_ptr<Connection>> m_idle;
};

} // namespace fengye::db
