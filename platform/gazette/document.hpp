#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <vector>

#include <boost/json.hpp>

#include "platform/clock/clock.hpp"
#include "platform/html/safe.hpp"
#include "platform/id/id.hpp"
#include "platform/result/names.hpp"

// A document is a plain struct of a module: the contract between desk and front. It lists its fields once,
//     static constexpr std::string_view kind = "article";
//     static constexpr auto fields() { return std::tuple{field("id", &Article::id), …}; }
// and is written to the gazette, and read from it, as JSON. Unknown fields of an older or newer program are
// passed over; missing ones keep their default, so that a replay of old entries goes on working.
namespace fengye {

template <class Struct, class Member>
struct Field {
    std::string_view name;
    Member Struct::* member;
};

template <class Struct, class Member>
constexpr Field<Struct, Member> field(std::string_view name, Member Struct::* member)
{
    return {name, member};
}

template <class T>
concept Fielded = requires { T::fields(); };

// A field that does not fit its type: a broken gazette, never a user's mistake.
struct BadDocument : std::runtime_error {
    using std::runtime_error::runtime_error;
};

namespace json_of {

inline boost::json::value write(std::string const& text)
{
    return boost::json::value(text);
}
inline boost::json::value write(html::Safe const& safe)
{
    return boost::json::value(safe.text());
}
inline boost::json::value write(Day day)
{
    return boost::json::value(to_text(day));
}
inline boost::json::value write(Moment moment)
{
    return boost::json::value(moment.time_since_epoch().count());
}
inline boost::json::value write(bool value)
{
    return boost::json::value(value);
}
template <std::integral T>
boost::json::value write(T number)
{
    return boost::json::value(static_cast<std::int64_t>(number));
}
template <class Kind>
boost::json::value write(Id<Kind> id)
{
    return boost::json::value(id.number);
}
template <Named Enum>
boost::json::value write(Enum value)
{
    return boost::json::value(name_of(value));
}
template <Fielded T>
boost::json::value write(T const& value);
template <class T>
boost::json::value write(std::optional<T> const& value)
{
    return value ? write(*value) : boost::json::value(nullptr);
}
template <class T>
boost::json::value write(std::vector<T> const& values)
{
    boost::json::array list;
    list.reserve(values.size());
    for (auto const& value : values)
        list.push_back(write(value));
    return list;
}
template <Fielded T>
boost::json::value write(T const& value)
{
    boost::json::object object;
    std::apply(
        [&](auto const&... fields) { (object.emplace(fields.name, write(value.*(fields.member))), ...); },
        T::fields());
    return object;
}

inline std::string_view text(boost::json::value const& json)
{
    auto const* string = json.if_string();
    if (!string)
        throw BadDocument{"a document's field is not text"};
    return {string->data(), string->size()};
}
// All declared before any is defined, so that each finds the others.
template <class T>
void read(boost::json::value const& json, T& value);
template <class T>
void read(boost::json::value const& json, std::vector<T>& values);
template <class T>
void read(boost::json::value const& json, std::optional<T>& value);
template <class Kind>
void read(boost::json::value const& json, Id<Kind>& id);

template <class T>
void read(boost::json::value const& json, std::vector<T>& values)
{
    auto const* list = json.if_array();
    if (!list)
        throw BadDocument{"a document's field is not a list"};
    values.resize(list->size());
    for (std::size_t i = 0; i < list->size(); ++i)
        read((*list)[i], values[i]);
}
template <class T>
void read(boost::json::value const& json, std::optional<T>& value)
{
    if (json.is_null())
        value.reset();
    else
        read(json, value.emplace());
}
template <class Kind>
void read(boost::json::value const& json, Id<Kind>& id)
{
    read(json, id.number);
}
template <class T>
T fitting(std::optional<T> value)
{
    if (!value)
        throw BadDocument{"a document's field does not fit its type"};
    return *value;
}
template <class T>
void read(boost::json::value const& json, T& value)
{
    if constexpr (std::is_same_v<T, std::string>)
        value = text(json);
    else if constexpr (std::is_same_v<T, html::Safe>)
        value = html::Safe::from_gazette(std::string{text(json)});
    else if constexpr (std::is_same_v<T, Day>)
        value = fitting(day_from(text(json)));
    else if constexpr (std::is_same_v<T, Moment>)
        value = Moment{std::chrono::seconds{json.to_number<std::int64_t>()}};
    else if constexpr (std::is_same_v<T, bool>)
        value = json.as_bool();
    else if constexpr (std::is_integral_v<T>)
        value = json.to_number<T>();
    else if constexpr (Named<T>)
        value = fitting(parse<T>(text(json)));
    else {
        static_assert(Fielded<T>, "a document's fields are values or structs with fields()");
        auto const* object = json.if_object();
        if (!object)
            throw BadDocument{"a document's field is not a struct"};
        std::apply(
            [&](auto const&... fields) {
                (([&] {
                     if (auto const* found = object->if_contains(fields.name))
                         read(*found, value.*(fields.member));
                 }()),
                 ...);
            },
            T::fields());
    }
}

} // namespace json_of

template <Fielded T>
std::string encode(T const& value)
{
    return boost::json::serialize(json_of::write(value));
}

template <Fielded T>
T decode(std::string_view text)
{
    boost::json::monotonic_resource arena;
    auto const json = boost::json::parse(text, &arena);
    T value;
    json_of::read(json, value);
    return value;
}

} // namespace fengye
