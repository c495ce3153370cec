#include "modules/sites/front/api.hpp"

#include <algorithm>
#include <charconv>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "modules/sites/front/kept.hpp"
#include "platform/embed/embed.hpp"

namespace fengye::sites {

namespace {

namespace json = boost::json;

constexpr int documents_on_a_page = 50;
// Withdrawals since the last page move rows up by a few places.
constexpr int looked_back = 50;
constexpr std::string_view known_kind = "article";

// The last document of the page before: where it stood, when it was published, its number.
struct Cursor {
    int offset{0};
    std::int64_t at{0}, id{0};

    std::string text() const { return fmt::format("{}.{}.{}", offset, at, id); }
    // Whether a document stands after it in the list, which is newest first.
    bool comes_before(front::Card const& card) const
    {
        return std::pair{card.at.time_since_epoch().count(), card.id} < std::pair{at, id};
    }
};

std::optional<Cursor> read_cursor(std::string_view text)
{
    std::int64_t parts[3]{};
    for (int i = 0; i < 3; ++i) {
        auto const end = i < 2 ? text.find('.') : text.size();
        if (end == std::string_view::npos)
            return std::nullopt;
        auto const part = text.substr(0, end);
        auto const [rest, error] = std::from_chars(part.data(), part.data() + part.size(), parts[i]);
        if (error != std::errc{} || rest != part.data() + part.size() || parts[i] < 0 ||
            parts[i] > (std::int64_t{1} << 40))
            return std::nullopt;
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    if (parts[0] > 100'000'000)
        return std::nullopt;
    return Cursor{static_cast<int>(parts[0]), parts[1], parts[2]};
}

std::optional<Moment> read_since(std::string const& text)
{
    if (auto const day = day_from(text))
        return moment_of(*day);
    return moment_from(text.substr(0, 16));
}

struct Asked {
    front::ListQuery list;
    std::optional<Moment> since;
    std::optional<Cursor> after;
};

http::Response wrong(std::string_view what)
{
    return {
        .status = 400,
        .type = "application/json; charset=utf-8",
        .body =
            json::serialize(json::object{{"error", fmt::format("The value of {} cannot be read.", what)}})};
}

// The name of the parameter that is wrong, or what is asked.
tl::expected<Asked, std::string> read_asked(http::Request const& request, Structure const& tree)
{
    Asked asked{.list = {.list = std::string{everything}}};
    if (auto const kind = request.argument("kind"); !kind.empty() && kind != known_kind)
        return tl::unexpected<std::string>{"kind"};
    if (auto const code = request.argument("column"); !code.empty()) {
        auto const* column = tree.column(std::string_view{code});
        if (!column)
            return tl::unexpected<std::string>{"column"};
        asked.list.list = list_of(column->id);
    }
    asked.list.unit = request.argument("unit");
    if (!asked.list.unit.empty() && !tree.units.contains(asked.list.unit))
        return tl::unexpected<std::string>{"unit"};
    if (auto const since = request.argument("since"); !since.empty() && !(asked.since = read_since(since)))
        return tl::unexpected<std::string>{"since"};
    if (auto const cursor = request.argument("cursor");
        !cursor.empty() && !(asked.after = read_cursor(cursor)))
        return tl::unexpected<std::string>{"cursor"};
    return asked;
}

struct Listed {
    std::vector<front::Card> cards;
    std::optional<Cursor> next;
};

Listed read_listed(front::Reader const& reader, Asked asked)
{
    Listed listed;
    int offset = asked.after ? std::max(0, asked.after->offset - looked_back) : 0;
    asked.list.limit = documents_on_a_page + looked_back;
    for (;;) {
        asked.list.offset = offset;
        auto const cards = reader.list(asked.list);
        for (auto const& card : cards) {
            ++offset;
            if (asked.after && !asked.after->comes_before(card))
                continue;
            if (asked.since && card.at < *asked.since)
                return listed;
            if (listed.cards.size() == documents_on_a_page) {
                auto const& last = listed.cards.back();
                listed.next = Cursor{offset - 1, last.at.time_since_epoch().count(), last.id};
                return listed;
            }
            listed.cards.push_back(card);
        }
        if (static_cast<int>(cards.size()) < asked.list.limit)
            return listed;
    }
}

// A document that stands in several columns names them by their numbers.
json::array columns_of(Public& page, Structure const& tree, front::Card const& card)
{
    json::array codes;
    auto const text = page.reader.document(card.kind, card.id);
    auto const document = json::parse(text.value_or("{}"));
    auto const* ids = document.is_object() ? document.as_object().if_contains("columns") : nullptr;
    if (ids && ids->is_array())
        for (auto const& id : ids->as_array())
            if (auto const* column = id.is_int64() ? tree.column(ColumnId{id.as_int64()}) : nullptr)
                codes.emplace_back(column->code);
    return codes;
}

json::object described(Public& page, Structure const& tree, front::Card const& card)
{
    auto const row = decode<RowCard>(card.data);
    return {
        {"id", card.id},
        {"kind", card.kind},
        {"title", card.title},
        {"path", card.path},
        {"unit", row.unit},
        {"columns", columns_of(page, tree, card)},
        {"published_at", to_iso(card.at)}};
}

std::string next_address(http::Request const& request, Cursor const& cursor)
{
    http::Pairs query;
    for (auto const* name : {"kind", "column", "unit", "since"})
        query.emplace_back(name, request.argument(name));
    query.emplace_back("cursor", cursor.text());
    return "/api/v1/documents" + http::query_text(query);
}

} // namespace

Result<FrontAnswer> list_documents(http::Request const& request, Public& page)
{
    auto const tree = structure(page.reader);
    auto const asked = read_asked(request, *tree);
    if (!asked)
        return wrong(asked.error());
    auto const listed = read_listed(page.reader, *asked);
    json::array documents;
    for (auto const& card : listed.cards)
        documents.push_back(described(page, *tree, card));
    json::object answer{{"documents", std::move(documents)}};
    answer["next"] = listed.next ? json::value(next_address(request, *listed.next)) : json::value(nullptr);
    // Any number of moments can be asked for: those answers would fill the cache.
    bool const is_kept = !asked->since && !asked->after;
    auto response = is_kept
                        ? kept(page, "application/json; charset=utf-8", json::serialize(answer))
                        : asked_again(request, "application/json; charset=utf-8", json::serialize(answer));
    response.headers.emplace_back("Access-Control-Allow-Origin", "*");
    return response;
}

Result<FrontAnswer> show_openapi(http::Request const&, Public& page)
{
    auto response = kept(
        page, "application/json; charset=utf-8",
        std::string{embed::read("modules/sites/fixtures/openapi.json")});
    response.headers.emplace_back("Access-Control-Allow-Origin", "*");
    return response;
}

} // namespace fengye::sites
