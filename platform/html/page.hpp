#pragma once

#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "platform/clock/clock.hpp"
#include "platform/html/safe.hpp"
#include "platform/id/id.hpp"
#include "platform/result/names.hpp"

namespace fengye::html {

// The name of a value. Nearly all are literals, and pages hold hundreds: those are kept as they stand in the
// program.
class Name {
public:
    template <std::size_t size>
    Name(char const (&literal)[size]) : m_text{literal, size - 1}
    {}
    Name(std::string made) : m_made{std::make_shared<std::string const>(std::move(made))}, m_text{*m_made} {}

    std::string_view text() const { return m_text; }
    operator std::string_view() const { return m_text; }
    friend bool operator==(Name const& name, std::string_view text) { return name.m_text == text; }

private:
    std::shared_ptr<std::string const> m_made; // null for a literal
    std::string_view m_text;
};

// What a template may show, by name. Text is escaped for where it stands; Safe stands under a name ending in
// _HTML; true shows a section; a list repeats it. Written as {{"TITLE", title}, …}: what stands there is
// moved in, where a vector would copy it.
class Value;
struct Given;
class Values : public std::vector<std::pair<Name, Value>> {
public:
    Values() = default;
    Values(std::initializer_list<Given>);
};

class Value {
public:
    Value(std::string text) : m_held{std::move(text)} {}
    Value(std::string_view text) : m_held{std::string{text}} {}
    Value(char const* text) : m_held{std::string{text}} {}
    Value(Safe safe) : m_held{std::move(safe)} {}
    Value(std::same_as<bool> auto shown) : m_held{shown} {}
    template <std::integral T>
        requires(!std::same_as<T, bool>)
    Value(T number) : m_held{std::to_string(number)}
    {}
    Value(Day day) : m_held{fengye::to_text(day)} {}
    Value(Moment moment) : m_held{fengye::to_text(moment)} {}
    template <class Kind>
    Value(Id<Kind> id) : m_held{id.text()}
    {}
    template <Named Enum>
    Value(Enum value) : m_held{std::string{name_of(value)}}
    {}
    Value(std::vector<Values> list) : m_held{std::move(list)} {}
    Value(Values section)
        : m_held{std::vector<Values>(1, std::move(section))} {} // shown once, with these inside
    template <class T>
    Value(std::optional<T> const& value) : Value{value ? Value{*value} : Value{std::string{}}}
    {}

    std::variant<std::string, Safe, bool, std::vector<Values>> const& held() const { return m_held; }

private:
    std::variant<std::string, Safe, bool, std::vector<Values>> m_held;
};

struct Given {
    Given(Name given_name, Value given_value) : name{std::move(given_name)}, value{std::move(given_value)} {}
    mutable Name name;
    mutable Value value;
};

inline Values::Values(std::initializer_list<Given> given)
{
    reserve(given.size());
    for (auto const& one : given)
        emplace_back(std::move(one.name), std::move(one.value));
}

// A template and what it may show: {"editorial/article", {{"TITLE", article.title}, …}}.
struct Page {
    std::string name;
    Values values;
};

// By value: `values = std::move(values) + more` would otherwise move onto itself.
inline Values operator+(Values values, Values more)
{
    for (auto& value : more)
        values.push_back(std::move(value));
    return values;
}

} // namespace fengye::html
