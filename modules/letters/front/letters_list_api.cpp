#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "modules/letters/front/letters_api.hpp"
#include "modules/letters/front/machines.hpp"
#include "modules/letters/front/placements.hpp"

namespace fengye::letters {

namespace {

namespace json = boost::json;

constexpr int letters_on_a_page = 50;
// Withdrawals since the last page move rows up by a few places.
constexpr int looked_back = 50;
constexpr int offset_max = 10'000'000;

// The last letter of the page before: where it stood, when it was answered, its id.
struct Cursor {
    std::int64_t offset{0}, at{0}, id{0};

    bool comes_before(front::Card const& card) const
    {
        return std::pair{card.at.time_since_epoch().count(), card.id} < std::pair{at, id};
    }
};

std::optional<Cursor> read_cursor(std::string_view text)
{
    Cursor cursor;
    std::int64_t* const parts[]{&cursor.offset, &cursor.at, &cursor.id};
    for (auto* part : parts) {
        auto const [rest, error] = std::from_chars(text.data(), text.data() + text.size(), *part);
        bool const is_last = part == &cursor.id;
        auto const left = static_cast<std::size_t>(text.data() + text.size() - rest);
        if (error != std::errc{} || *part < 0 || (is_last ? left != 0 : left == 0 || *rest != '.'))
            return std::nullopt;
        text = text.substr(text.size() - left + (is_last ? 0 : 1));
    }
    return cursor.offset <= offset_max ? std::optional{cursor} : std::nullopt;
}

// The name of the parameter that is wrong, or what is asked.
tl::expected<front::ListQuery, std::string>
read_query(http::Request const& request, sites::Structure const& tree)
{
    front::ListQuery query{.list = std::string{published_list}};
    if (auto const text = request.argument("system"); !text.empty()) {
        auto const system = parse<System>(text);
        if (!system)
            return tl::unexpected<std::string>{"system"};
        query.list = list_of(*system);
    }
    if (auto const code = request.argument("category"); !code.empty()) {
        if (!find_category(code))
            return tl::unexpected<std::string>{"category"};
        query.list = list_of_category(code);
    }
    query.unit = request.argument("unit");
    if (!query.unit.empty() && !tree.units.contains(query.unit))
        return tl::unexpected<std::string>{"unit"};
    return query;
}

struct Listed {
    std::vector<front::Card> cards;
    std::optional<Cursor> next;
};

Listed read_listed(front::Reader const& reader, front::ListQuery query, std::optional<Cursor> after)
{
    Listed listed;
    std::int64_t offset = after ? std::max<std::int64_t>(0, after->offset - looked_back) : 0;
    query.limit = letters_on_a_page + looked_back;
    for (;;) {
        query.offset = static_cast<int>(offset);
        auto const cards = reader.list(query);
        for (auto const& card : cards) {
            ++offset;
            if (after && !after->comes_before(card))
                continue;
            if (listed.cards.size() == letters_on_a_page) {
                auto const& last = listed.cards.back();
                listed.next = Cursor{offset - 1, last.at.time_since_epoch().count(), last.id};
                return listed;
            }
            listed.cards.push_back(card);
        }
        if (static_cast<int>(cards.size()) < query.limit)
            return listed;
    }
}

json::object described(LetterCard const& letter)
{
    return {
        {"number", letter.number},
        {"system", name_of(letter.system)},
        {"category", letter.category},
        {"mailbox", letter.mailbox},
        {"title", letter.title},
        {"path", letter.path},
        {"unit", letter.unit},
        {"answered_at", to_iso(letter.at)},
        {"days_taken", letter.days_taken},
        {"outcome", name_of(letter.outcome)},
        {"rating", name_of(letter.rating)},
        {"others", letter.others}};
}

std::string next_address(http::Request const& request, Cursor const& cursor)
{
    http::Pairs query;
    for (auto const* name : {"system", "category", "unit"})
        query.emplace_back(name, request.argument(name));
    query.emplace_back("cursor", fmt::format("{}.{}.{}", cursor.offset, cursor.at, cursor.id));
    return "/api/v1/letters" + http::query_text(query);
}

http::Response wrong(Public const& page, std::string const& name)
{
    return json_response(
        400,
        json::object{
            {"type", "about:blank"},
            {"title", name},
            {"status", 400},
            {"detail", page.say("letters.api_wrong_parameter", {{"name", name}})}},
        "application/problem+json");
}

} // namespace

Result<FrontAnswer> list_letters_json(http::Request const& request, Public& page)
{
    auto const query = read_query(request, *sites::structure(page.reader));
    if (!query)
        return wrong(page, query.error());
    std::optional<Cursor> after;
    if (auto const text = request.argument("cursor"); !text.empty() && !(after = read_cursor(text)))
        return wrong(page, "cursor");
    auto const listed = read_listed(page.reader, *query, after);
    json::array letters;
    for (auto const& card : listed.cards)
        letters.push_back(described(decode<LetterCard>(card.data)));
    json::object answer{{"letters", std::move(letters)}};
    answer["next"] = listed.next ? json::value(next_address(request, *listed.next)) : json::value(nullptr);
    http::Response response{.type = "application/json; charset=utf-8", .body = json::serialize(answer)};
    response.cache = http::CacheNote{page.reader.number(), page.reader.tags(), {}};
    response.headers.emplace_back("Access-Control-Allow-Origin", "*");
    return response;
}

} // namespace fengye::letters
