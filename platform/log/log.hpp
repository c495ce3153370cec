#pragma once

#include <concepts>
#include <initializer_list>
#include <string>
#include <string_view>

namespace fengye::log {

// A named value of an event: ids, sizes, times. Never personal data.
struct Value {
    std::string_view name;
    std::string text;

    Value(std::string_view name, std::string_view text) : name{name}, text{text} {}
    Value(std::string_view name, std::integral auto number) : name{name}, text{std::to_string(number)} {}
};

enum class Format { lines, json };

// Called once by app/; before it, lines go to standard error.
void set_up(Format);

// One event, one line, past tense: letter_routed letter=81 took=4ms
void event(std::string_view name, std::initializer_list<Value> values = {});
void warning(std::string_view name, std::initializer_list<Value> values = {});
void error(std::string_view name, std::initializer_list<Value> values = {});

} // namespace fengye::log
