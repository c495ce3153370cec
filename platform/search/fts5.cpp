#include "platform/search/fts5.hpp"

#include <stdexcept>

#include <sqlite3.h>

#include "platform/search/relevance.hpp"
#include "platform/search/tokenizer.hpp"

namespace fengye::search {

namespace {

fts5_api* api_of(sqlite3* connection)
{
    fts5_api* api = nullptr;
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(connection, "SELECT fts5(?1)", -1, &statement, nullptr) == SQLITE_OK) {
        sqlite3_bind_pointer(statement, 1, &api, "fts5_api_ptr", nullptr);
        sqlite3_step(statement);
    }
    sqlite3_finalize(statement);
    return api;
}

} // namespace

void add_to(sqlite3* connection)
{
    auto* const api = api_of(connection);
    if (!api)
        throw std::runtime_error{"SQLite was built without FTS5"};
    add_tokenizer(*api);
    add_relevance(*api);
}

} // namespace fengye::search
