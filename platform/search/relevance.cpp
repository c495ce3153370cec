#include "platform/search/relevance.hpp"

#include <array>
#include <cstdint>
#include <stdexcept>

#include <sqlite3.h>

namespace fengye::search {

namespace {

// As the index declares its columns; facets only narrow down.
enum Column { title, body, names, facets, column_count };
constexpr int weight_of_title = 10'000, weight_of_names = 4'000, weight_of_body_most = 2'000;

int weight_of(std::array<int, column_count> const& found)
{
    // The second time tells more than the tenth: once is a third of it, and it is never all.
    return (found[title] > 0 ? weight_of_title : 0) + (found[names] > 0 ? weight_of_names : 0) +
           weight_of_body_most * found[body] / (found[body] + 2);
}

void relevance(Fts5ExtensionApi const* api, Fts5Context* row, sqlite3_context* result, int, sqlite3_value**)
{
    std::int64_t sum = 0;
    int const phrases = api->xPhraseCount(row);
    for (int phrase = 0; phrase < phrases; ++phrase) {
        std::array<int, column_count> found{};
        Fts5PhraseIter at;
        int column = 0, offset = 0;
        int const code = api->xPhraseFirst(row, phrase, &at, &column, &offset);
        if (code != SQLITE_OK)
            return sqlite3_result_error_code(result, code);
        for (; column >= 0; api->xPhraseNext(row, &at, &column, &offset))
            ++found.at(static_cast<std::size_t>(column));
        sum += weight_of(found);
    }
    sqlite3_result_int64(result, sum);
}

} // namespace

void add_relevance(fts5_api& api)
{
    if (api.xCreateFunction(&api, "relevance", nullptr, relevance, nullptr) != SQLITE_OK)
        throw std::runtime_error{"relevance() was refused"};
}

} // namespace fengye::search
