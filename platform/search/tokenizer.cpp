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

void append(std::string& text, UChar32 c)
{
    char bytes[U8_MAX_LENGTH];
    std::int32_t length = 0;
    U8_APPEND_UNSAFE(bytes, length, c);
    text.append(bytes, static_cast<std::size_t>(length));
}

using AddToken = int (*)(void*, int, char const*, int, int, int);

// Where the character that begins at `at` ends.
std::size_t after(std::string const& text, std::size_t at)
{
    auto next = static_cast<std::int32_t>(at);
    U8_FWD_1(text.data(), next, static_cast<std::int32_t>(text.size()));
    return static_cast<std::size_t>(next);
}

// Gives the tokens of one run. A question leaves out the run's last character, which its pairs already hold.
int add_run(Run const& run, bool is_question, void* context, AddToken add)
{
    auto const begin = static_cast<int>(run.begin), end = static_cast<int>(run.end);
    auto const& text = run.text;
    if (!run.chinese)
        return add(context, 0, text.data(), static_cast<int>(text.size()), begin, end);
    for (std::size_t at = 0; at < text.size();) {
        auto const second = after(text, at);
        bool const is_last = second == text.size();
        if (is_last && is_question && at > 0)
            break;
        auto const size = static_cast<int>((is_last ? second : after(text, second)) - at);
        if (int const code = add(context, 0, text.data() + at, size, begin, end); code != SQLITE_OK)
            return code;
        at = second;
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
            append(run.text, c);
            run.end = static_cast<std::size_t>(at);
        }
        last = script;
    }
    return runs;
}

void add_tokenizer(fts5_api& api)
{
    fts5_tokenizer pairs{create, [](Fts5Tokenizer*) {}, tokenize};
    if (api.xCreateTokenizer(&api, "pairs", nullptr, &pairs, nullptr) != SQLITE_OK)
        throw std::runtime_error{"the tokenizer of pairs was refused"};
}

} // namespace fengye::search
