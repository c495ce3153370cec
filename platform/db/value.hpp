#pragma once

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "platform/clock/clock.hpp"
#include "platform/id/id.hpp"
#include "platform/result/names.hpp"

namespace fengye::db {

// Bytes that are not text: hashes, salts. BLOB on SQLite, bytea on PostgreSQL.
struct Bytes {
    std::string data;
};

using Value = std::variant<std::monostate, std::int64_t, std::string, Bytes>;

inline Value to_value(std::nullopt_t)
{
    return std::monostate{};
}
inline Value to_value(std::integral auto number)
{
    return static_cast<std::int64_t>(number);
}
inline Value to_value(std::string_view text)
{
    return std::string{text};
}
inline Value to_value(char const* text)
{
    return std::string{text};
}
inline Value to_value(std::string text)
{
    return text;
}
inline Value to_value(Bytes bytes)
{
    return bytes;
}
inline Value to_value(Day day)
{
    return fengye::to_text(day);
}
inline Value to_value(Moment moment)
{
    return static_cast<std::int64_t>(moment.time_since_epoch().count());
}
template <class Kind>
Value to_value(Id<Kind> id)
{
    return id.number;
}
template <Named Enum>
Value to_value(Enum value)
{
    return std::string{name_of(value)};
}
template <class T>
Value to_value(std::optional<T> const& value)
{
    return value ? to_value(*value) : Value{std::monostate{}};
}

// A value bound by name: {":id", id}.
struct Param {
    std::string_view name;
    Value value;

    template <class T>
    Param(std::string_view name, T const& value) : name{name}, value{to_value(value)}
    {}
};

} // namespace fengye::db
