#pragma once

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

#include "platform/db/value.hpp"

namespace fengye::db {

// A statement with its name, which appears in the slow-query log. The text is a compile-time constant in the
// dialect both engines share; values are bound as :name. Two statements never share a text.
struct Sql {
    std::string_view name;
    std::string_view text;

    template <std::size_t NameSize, std::size_t TextSize>
    consteval Sql(char const (&name)[NameSize], char const (&text)[TextSize])
        : name{name, NameSize - 1}, text{text, TextSize - 1}
    {}
};

// What went wrong below us. `what()` names the statement, never the values bound to it.
class Error : public std::runtime_error {
public:
    // full: the disk; conflict: run it again; broken: a write or fsync failed, nothing more may be
    // acknowledged.
    enum class Kind { constraint, full, conflict, disconnected, broken, other };

    Error(Kind kind, std::string const& message) : std::runtime_error{message}, kind{kind} {}
    Kind kind;
};

// The rows of one running statement. Owned by the call that runs it.
class Cursor {
public:
    virtual ~Cursor() = default;
    virtual bool next() = 0;
    virtual int column(std::string_view name) const = 0; // throws when the statement has no such column
    virtual bool is_null(int column) const = 0;
    virtual std::int64_t integer(int column) const = 0;
    virtual std::string_view text(int column) const = 0; // until next()
    virtual std::string bytes(int column) const = 0;
    virtual std::int64_t changed() const = 0; // rows inserted, updated or deleted
};

// One session with an engine. Used by one thread at a time.
class Connection {
public:
    virtual ~Connection() = default;
    virtual std::unique_ptr<Cursor> run(Sql const&, std::span<Param const>) = 0;
    virtual void script(std::string_view statements) = 0; // migrations and maintenance only
    virtual void begin_reading() = 0;
    virtual void begin_writing() = 0;
    virtual void commit() = 0;
    virtual void roll_back() = 0;
    virtual bool in_transaction() const = 0;
    virtual bool usable() const = 0; // may go on being used after its transaction has ended
};

} // namespace fengye::db
