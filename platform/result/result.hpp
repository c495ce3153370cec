#pragma once

#include <map>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <tl/expected.hpp>

namespace fengye {

// Why something was refused. `http` alone turns it into a status: 404, 403, 422, 409, 429, 410, 503.
enum class Because { not_found, not_allowed, not_valid, conflict, too_many, gone, unavailable };

// One wrong field of a form: the field's name and the key of the words that say what to do.
struct FieldRefusal {
    std::string field;
    std::string words;
};

// A refusal is an answer, not an accident: the caller must look at it (docs/decisions/0004).
struct Refusal {
    Because because;
    std::string words; // key in the catalogue of words
    std::vector<FieldRefusal> fields{};
    std::map<std::string, std::string> values{}; // fill the placeholders of the words
};

template <class T>
using Result = tl::expected<T, Refusal>;

inline auto refuse(Because because, std::string_view words, std::string_view field = {})
{
    Refusal refusal{because, std::string{words}};
    if (!field.empty())
        refusal.fields.push_back({std::string{field}, std::string{words}});
    return tl::unexpected<Refusal>{std::move(refusal)};
}

template <class T>
T taken_from(Result<T>& result)
{
    if constexpr (!std::is_void_v<T>)
        return *std::move(result);
}

} // namespace fengye

// Hands a refusal up. Our one macro. It stands alone: `auto x = TRY(…);`, `x.y = TRY(…);` or `TRY(…);`,
// never inside arguments or braces, where g++ 12 forgets to destroy what was built before it.
#define TRY(expression)                                                                                      \
    ({                                                                                                       \
        auto try_result = (expression);                                                                      \
        if (!try_result)                                                                                     \
            return tl::unexpected<fengye::Refusal>{std::move(try_result).error()};                           \
        fengye::taken_from(try_result);                                                                      \
    })
