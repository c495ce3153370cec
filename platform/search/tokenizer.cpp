#include "platform/search/tokenizer.hpp"

#include <stdexcept>

#include <sqlite3.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace fengye::search {

namespace {

enum class Script { none, chinese, other };

Script script_of(UChar32 c)
{
    if ((c >= 0x4e00 && c <= 0x9fff) || c == 0x3007)
        return Script::chinese;
    if (c < 0x80)
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ? Script::other
                                                                                          : Script::none;
    if (u_hasBinaryProperty(c, UCHAR_IDEOGRAPHIC) || u_hasBinaryProperty(c, UCHAR_UNIFIED_IDEOGRAPH))
        return Script::chinese;
    return u_isalnum(c) ? Script::other : Script::none;
}

// Full width to half width, capitals to small.
UChar32 folded(UChar32 c)
{
    if (c >= 0xff01 && c <= 0xff5e)
        c -= 0xfee0;
    return c < 0x80 ? (c >= 'A' && c <= 'Z' ? c + 32 : c) : u_tolower(c);
}

std::string encoded(UChar32 c)
{
    char bytes[U8_MAX_LENGTH];
    std::int32_t length = 0;
    U8_APPEND_UNSAFE(bytes, length, c);
    return {bytes, static_cast<std::size_t>(length)};
}

using AddToken = int (*)(void*, int, char const*, int, int, int);

// Gives the tokens of one run. A question leaves out the run's last character, which its pairs already hold.
int add_run(Run const& run, bool is_question, void* context, AddToken add)
{
    auto const begin = static_cast<int>(run.begin), end = static_cast<int>(run.end);
    if (!run.chinese)
        return add(context, 0, run.text.data(), static_cast<int>(run.text.size()), begin, end);
    auto const count = run.chars.size() - (is_question && run.chars.size() > 1 ? 1 : 0);
    for (std::size_t i = 0; i < count; ++i) {
        auto const pair = run.chars[i] + (i + 1 < run.chars.size() ? run.chars[i + 1] : "");
        if (int const code = add(context, 0, pair.data(), static_cast<int>(pair.size()), begin, end);
            code != SQLITE_OK)
            return code;
    }
    return SQLITE_OK;
}

int tokenize(Fts5Tokenizer*, void* context, int flags, char const* text, int size, AddToken add)
{
    bool const is_question = (flags & FTS5_TOKENIZE_QUERY) != 0;
    for (auto const& run : runs_of({text, static_cast<std::size_t>(size)}))
        if (int const code = add_run(run, is_question, context, add); code != SQLITE_OK)
            return code;
    return SQLITE_OK;
}

int create(void*, char const**, int, Fts5Tokenizer** made)
{
    static int no_state;
    *made = reinterpret_cast<Fts5Tokenizer*>(&no_state);
    return SQLITE_OK;
}

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

std::vector<Run> runs_of(std::string_view text)
{
    std::vector<Run> runs;
    Script last = Script::none;
    auto const size = static_cast<std::int32_t>(text.size());
    for (std::int32_t at = 0; at < size;) {
        auto const begin = at;
        UChar32 c = 0;
        U8_NEXT(text.data(), at, size, c);
        c = c < 0 ? 0 : folded(c);
        auto const script = script_of(c);
        if (script != Script::none) {
            if (script != last)
                runs.push_back(
                    {.chinese = script == Script::chinese, .begin = static_cast<std::size_t>(begin)});
            auto& run = runs.back();
            auto const bytes = encoded(c);
            run.text += bytes;
            if (run.chinese)
                run.chars.push_back(bytes);
            run.end = static_cast<std::size_t>(at);
        }
        last = script;
    }
    return runs;
}

void add_tokenizer(sqlite3* connection)
{
    auto* const api = api_of(connection);
    fts5_tokenizer pairs{create, [](Fts5Tokenizer*) {}, tokenize};
    if (!api || api->xCreateTokenizer(api, "pairs", nullptr, &pairs, nullptr) != SQLITE_OK)
        throw std::runtime_error{"SQLite was built without FTS5"};
}

} // namespace fengye::search
