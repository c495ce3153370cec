#pragma once

#include <charconv>
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace fengye {

// The number of one kind of thing: two kinds cannot be swapped. Given out by next_id, never reused.
template <class Kind>
struct Id {
    std::int64_t number{0};

    auto operator<=>(Id const&) const = default;
    explicit operator bool() const { return number > 0; }
    std::string text() const { return std::to_string(number); }

    // Nothing unless the whole text is a positive number.
    static std::optional<Id> from(std::string_view text)
    {
        Id id;
        auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), id.number);
        if (error != std::errc{} || end != text.data() + text.size() || id.number <= 0)
            return std::nullopt;
        return id;
    }
};

using UnitId = Id<struct Unit>;
using PersonId = Id<struct Person>;
using AccountId = Id<struct Account>;
using FileId = Id<struct File>;

} // namespace fengye

template <class Kind>
struct std::hash<fengye::Id<Kind>> {
    std::size_t operator()(fengye::Id<Kind> id) const noexcept
    {
        return std::hash<std::int64_t>{}(id.number);
    }
};
