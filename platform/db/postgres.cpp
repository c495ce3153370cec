#include "platform/db/postgres.hpp"

#include <charconv>
#include <unordered_map>
#include <vector>

#include <fmt/format.h>
#include <libpq-fe.h>

namespace fengye::db {

namespace {

constexpr Oid type_text = 25, type_integer = 20, type_bytes = 17;

struct ClearResult {
    void operator()(PGresult* result) const { PQclear(result); }
};
using ResultOwner = std::unique_ptr<PGresult, ClearResult>;

Error::Kind kind_of(std::string_view state)
{
    if (state.starts_with("23"))
        return Error::Kind::constraint;
    if (state == "40001" || state == "40P01")
        return Error::Kind::conflict;
    if (state == "53100")
        return Error::Kind::full;
    if (state.starts_with("08") || state.starts_with("57P"))
        return Error::Kind::disconnected;
    return Error::Kind::other;
}

// The primary message names tables and constraints; the detail, which holds values, is left out.
[[noreturn]] void fail(PGconn* connection, PGresult const* result, std::string_view doing)
{
    auto const field = [&](int code) -> std::string_view {
        char const* text = result ? PQresultErrorField(result, code) : nullptr;
        return text ? text : "";
    };
    auto const state = field(PG_DIAG_SQLSTATE);
    if (state.empty())
        throw Error{
            Error::Kind::disconnected,
            fmt::format("{}: connection lost: {}", doing, PQerrorMessage(connection))};
    throw Error{kind_of(state), fmt::format("{}: {} ({})", doing, field(PG_DIAG_MESSAGE_PRIMARY), state)};
}

bool is_name(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
}

// The statement with :name turned into $1, $2 …, quoted text left alone.
struct Numbered {
    std::string text;
    std::vector<std::string> names;
};

Numbered number_parameters(std::string_view sql)
{
    Numbered numbered;
    bool quoted = false;
    for (std::size_t i = 0; i < sql.size(); ++i) {
        if (sql[i] == '\'')
            quoted = !quoted;
        bool const starts = sql[i] == ':' && !quoted && i + 1 < sql.size() && is_name(sql[i + 1]) &&
                            (i == 0 || sql[i - 1] != ':');
        if (!starts) {
            numbered.text += sql[i];
            continue;
        }
        auto end = i + 1;
        while (end < sql.size() && is_name(sql[end]))
            ++end;
        std::string const name{sql.substr(i, end - i)};
        auto const known = std::find(numbered.names.begin(), numbered.names.end(), name);
        numbered.text += fmt::format("${}", known - numbered.names.begin() + 1);
        if (known == numbered.names.end())
            numbered.names.push_back(name);
        i = end - 1;
    }
    return numbered;
}

// One value as libpq wants it: integers and text as text, bytes as they are.
struct Bound {
    std::string text;
    bool null{false};
    int format{0};
    Oid type{type_text};

    explicit Bound(Value const& value)
    {
        if (auto const* number = std::get_if<std::int64_t>(&value)) {
            text = std::to_string(*number);
            type = type_integer;
        } else if (auto const* string = std::get_if<std::string>(&value)) {
            if (string->find('\0') != std::string::npos)
                throw Error{Error::Kind::constraint, "text with a NUL character"};
            text = *string;
        } else if (auto const* bytes = std::get_if<Bytes>(&value)) {
            text = bytes->data;
            format = 1;
            type = type_bytes;
        } else {
            null = true;
            type = 0; // unknown: the server takes the column's type
        }
    }
};

class PostgresCursor final : public Cursor {
public:
    PostgresCursor(ResultOwner result, std::string_view name) : m_result{std::move(result)}, m_name{name} {}

    bool next() override { return ++m_row < PQntuples(m_result.get()); }
    int column(std::string_view name) const override
    {
        int const count = PQnfields(m_result.get());
        for (int i = 0; i < count; ++i)
            if (name == PQfname(m_result.get(), i))
                return i;
        throw Error{Error::Kind::other, fmt::format("{} has no column {}", m_name, name)};
    }
    bool is_null(int column) const override { return PQgetisnull(m_result.get(), m_row, column) != 0; }
    std::int64_t integer(int column) const override
    {
        auto const digits = text(column);
        std::int64_t number = 0;
        std::from_chars(digits.data(), digits.data() + digits.size(), number);
        return number;
    }
    std::string_view text(int column) const override
    {
        return {
            PQgetvalue(m_result.get(), m_row, column),
            static_cast<std::size_t>(PQgetlength(m_result.get(), m_row, column))};
    }
    std::string bytes(int column) const override
    {
        std::size_t length = 0;
        std::unique_ptr<unsigned char, decltype(&PQfreemem)> const raw{
            PQunescapeBytea(
                reinterpret_cast<unsigned char const*>(PQgetvalue(m_result.get(), m_row, column)), &length),
            PQfreemem};
        return {reinterpret_cast<char const*>(raw.get()), length};
    }
    std::int64_t changed() const override
    {
        std::string_view const count = PQcmdTuples(m_result.get());
        std::int64_t number = 0;
        std::from_chars(count.data(), count.data() + count.size(), number);
        return number;
    }

private:
    ResultOwner m_result;
    std::string_view m_name;
    int m_row{-1};
};

class PostgresConnection final : public Connection {
public:
    explicit PostgresConnection(std::string const& address) : m_handle{PQconnectdb(address.c_str())}
    {
        if (PQstatus(m_handle) != CONNECTION_OK) {
            std::string const message = PQerrorMessage(m_handle);
            PQfinish(m_handle);
            throw Error{Error::Kind::disconnected, "cannot connect to PostgreSQL: " + message};
        }
        script("SET client_min_messages = warning");
    }
    ~PostgresConnection() override { PQfinish(m_handle); }
    PostgresConnection(PostgresConnection const&) = delete;

    std::unique_ptr<Cursor> run(Sql const& sql, std::span<Param const> params) override
    {
        auto const& numbered = known(sql);
        std::vector<Bound> bound;
        for (auto const& name : numbered.names) {
            auto const param =
                std::find_if(params.begin(), params.end(), [&](Param const& p) { return p.name == name; });
            if (param == params.end())
                throw Error{Error::Kind::other, fmt::format("{}: no value for {}", sql.name, name)};
            bound.emplace_back(param->value);
        }
        if (params.size() != numbered.names.size())
            throw Error{Error::Kind::other, fmt::format("{}: not every parameter has one value", sql.name)};
        return std::make_unique<PostgresCursor>(execute(sql, numbered, bound), sql.name);
    }
    void script(std::string_view statements) override
    {
        ResultOwner const result{PQexec(m_handle, std::string{statements}.c_str())};
        auto const status = PQresultStatus(result.get());
        if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK)
            fail(m_handle, result.get(), "script");
    }
    void begin_reading() override { script("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"); }
    // One writer at a time, as on SQLite: nodes that met would only undo each other. The lock is taken before
    // the snapshot, so that each sees what the one before it wrote.
    void begin_writing() override
    {
        script("BEGIN ISOLATION LEVEL SERIALIZABLE; LOCK TABLE migrations IN SHARE ROW EXCLUSIVE MODE");
    }
    void commit() override
    {
        ResultOwner const result{PQexec(m_handle, "COMMIT")};
        if (PQresultStatus(result.get()) != PGRES_COMMAND_OK)
            fail(m_handle, result.get(), "commit");
        // A transaction that had failed answers a COMMIT with ROLLBACK, without an error.
        if (std::string_view{PQcmdStatus(result.get())} != "COMMIT")
            throw Error{Error::Kind::conflict, "commit: the transaction had failed and was rolled back"};
    }
    void roll_back() override { script("ROLLBACK"); }
    bool in_transaction() const override
    {
        auto const state = PQtransactionStatus(m_handle);
        return state == PQTRANS_INTRANS || state == PQTRANS_INERROR || state == PQTRANS_ACTIVE;
    }
    bool usable() const override { return PQstatus(m_handle) == CONNECTION_OK; }

private:
    ResultOwner execute(Sql const& sql, Numbered const& numbered, std::vector<Bound> const& bound)
    {
        std::vector<char const*> values;
        std::vector<int> lengths, formats;
        std::vector<Oid> types;
        for (auto const& value : bound) {
            values.push_back(value.null ? nullptr : value.text.data());
            lengths.push_back(static_cast<int>(value.text.size()));
            formats.push_back(value.format);
            types.push_back(value.type);
        }
        // A statement is prepared once for each combination of types: a NULL has none of its own.
        auto key = fmt::format("{}/{}", static_cast<void const*>(sql.text.data()), fmt::join(types, ","));
        auto const [known, is_new] =
            m_prepared.try_emplace(std::move(key), fmt::format("s{}", m_prepared.size()));
        if (is_new) {
            ResultOwner const made{PQprepare(
                m_handle, known->second.c_str(), numbered.text.c_str(), static_cast<int>(types.size()),
                types.data())};
            if (PQresultStatus(made.get()) != PGRES_COMMAND_OK) {
                m_prepared.erase(known);
                fail(m_handle, made.get(), sql.name);
            }
        }
        ResultOwner result{PQexecPrepared(
            m_handle, known->second.c_str(), static_cast<int>(values.size()), values.data(), lengths.data(),
            formats.data(), 0)};
        auto const status = PQresultStatus(result.get());
        if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK)
            fail(m_handle, result.get(), sql.name);
        return result;
    }
    Numbered const& known(Sql const& sql)
    {
        auto const [entry, is_new] = m_numbered.try_emplace(sql.text.data());
        if (is_new)
            entry->second = number_parameters(sql.text);
        return entry->second;
    }

    PGconn* m_handle;
    std::unordered_map<char const*, Numbered> m_numbered;
    std::unordered_map<std::string, std::string> m_prepared;
};

} // namespace

std::unique_ptr<Connection> connect_postgres(std::string const& address)
{
    return std::make_unique<PostgresConnection>(address);
}

} // namespace fengye::db
