#include "platform/front/store_reader.hpp"

#include <algorithm>
#include <shared_mutex>

#include "platform/front/store.hpp"
#include "platform/front/tag_names.hpp"

namespace fengye::front {

namespace {

constexpr db::Sql find_applied{"front.find_applied", "SELECT applied FROM progress WHERE id = 1"};
constexpr db::Sql find_document{
    "front.find_document", "SELECT document FROM documents WHERE kind = :kind AND id = :id"};
constexpr db::Sql find_address{
    "front.find_address", "SELECT state, kind, id, target FROM addresses WHERE path = :path"};

// Filters differ in the index they read, so each has its own statement.
constexpr db::Sql list_all{"front.list_all", R"sql(
    SELECT d.kind, d.id, d.path, d.title, d.card, d.at FROM postings p JOIN documents d ON d.seq = p.seq
    WHERE p.list = :list ORDER BY p.seq DESC LIMIT :limit OFFSET :offset
)sql"};
constexpr db::Sql list_of_unit{"front.list_of_unit", R"sql(
    SELECT d.kind, d.id, d.path, d.title, d.card, d.at FROM postings p JOIN documents d ON d.seq = p.seq
    WHERE p.list = :list AND p.unit = :unit ORDER BY p.seq DESC LIMIT :limit OFFSET :offset
)sql"};
constexpr db::Sql list_of_year{"front.list_of_year", R"sql(
    SELECT d.kind, d.id, d.path, d.title, d.card, d.at FROM postings p JOIN documents d ON d.seq = p.seq
    WHERE p.list = :list AND p.year = :year ORDER BY p.seq DESC LIMIT :limit OFFSET :offset
)sql"};
constexpr db::Sql list_of_unit_and_year{"front.list_of_unit_and_year", R"sql(
    SELECT d.kind, d.id, d.path, d.title, d.card, d.at FROM postings p JOIN documents d ON d.seq = p.seq
    WHERE p.list = :list AND p.unit = :unit AND p.year = :year ORDER BY p.seq DESC LIMIT :limit OFFSET :offset
)sql"};
constexpr db::Sql count_list{"front.count_list", R"sql(
    SELECT COALESCE(SUM(count), 0) AS count FROM shares
    WHERE list = :list AND (:unit = '' OR unit = :unit) AND (:year = 0 OR year = :year)
)sql"};
constexpr db::Sql find_any{"front.find_any", "SELECT 1 AS found FROM postings WHERE list = :list LIMIT 1"};
constexpr db::Sql share_years{"front.share_years", R"sql(
    SELECT CAST(year AS TEXT) AS name, SUM(count) AS count FROM shares WHERE list = :list GROUP BY year ORDER BY year DESC LIMIT 100
)sql"};
constexpr db::Sql share_units{"front.share_units", R"sql(
    SELECT unit AS name, SUM(count) AS count FROM shares WHERE list = :list AND unit <> '' GROUP BY unit ORDER BY count DESC, unit LIMIT 500
)sql"};

constexpr db::Sql find_titled{"front.find_titled", R"sql(
    SELECT d.seq FROM documents d JOIN texts t ON t.seq = d.seq WHERE d.title = :title ORDER BY d.seq DESC LIMIT 1
)sql"};
constexpr db::Sql find_found{"front.find_found", R"sql(
    SELECT d.kind, d.id, d.path, d.title, d.card, d.at, t.body, t.names FROM documents d JOIN texts t ON t.seq = d.seq
    WHERE d.seq = :seq
)sql"};
// Matches are read newest first and once: as many as are counted, or weighed.
constexpr db::Sql matches_by_time{"front.matches_by_time", R"sql(
    SELECT rowid AS seq, 0 AS weight FROM search WHERE search MATCH :match ORDER BY rowid DESC LIMIT :limit
)sql"};
constexpr db::Sql matches_weighed{"front.matches_weighed", R"sql(
    SELECT rowid AS seq, relevance(search) AS weight FROM search WHERE search MATCH :match ORDER BY rowid DESC LIMIT :limit
)sql"};
// Weighing every match is what makes a search slow, so only the newest are weighed.
constexpr int weighed_max = 2000;
constexpr db::Sql find_file{
    "front.find_file", "SELECT id, name, type, hash, size FROM files WHERE id = :id LIMIT 1"};
constexpr db::Sql find_link{"front.find_link", "SELECT url FROM links WHERE link = :link LIMIT 1"};

Card read_card(db::Row const& row)
{
    return {row.text("kind"),  row.integer("id"), row.text("path"),
            row.text("title"), row.text("card"),  row.get<Moment>("at")};
}

Hit read_hit(db::Row const& row)
{
    return {read_card(row), row.text("body"), row.text("names")};
}

Share read_share(db::Row const& row)
{
    return {row.text("name"), row.integer("count")};
}

} // namespace

db::Reader const& StoreReader::snapshot() const
{
    if (m_reader)
        return *m_reader;
    {
        std::shared_lock const lock{m_front.m_swapping};
        m_store = m_front.store();
        m_reader.emplace(m_store->reader());
    }
    // The first read fixes the snapshot: everything read after it is as of this number. A value remembered
    // before may be older.
    auto const applied =
        *m_reader->one(find_applied, {}, [](db::Row const& row) { return row.integer("applied"); });
    m_number = std::min(m_number, applied);
    return *m_reader;
}

std::int64_t StoreReader::number() const
{
    snapshot();
    return m_number;
}

std::optional<std::string> StoreReader::document(std::string_view kind, std::int64_t id) const
{
    rests_on(document_tag(kind, id));
    return snapshot().one(find_document, {{":kind", kind}, {":id", id}}, [](db::Row const& row) {
        return row.text("document");
    });
}

std::optional<Address> StoreReader::at(std::string_view path) const
{
    rests_on(path_tag(path));
    return snapshot().one(find_address, {{":path", path}}, [](db::Row const& row) {
        return Address{
            row.get<Address::State>("state"), row.text("kind"), row.integer("id"), row.text("target")};
    });
}

std::vector<Card> StoreReader::list(ListQuery const& query) const
{
    rests_on(list_tag(query.list));
    db::Param const list{":list", query.list}, unit{":unit", query.unit},
        year{":year", query.year.value_or(0)};
    db::Param const limit{":limit", query.limit}, offset{":offset", query.offset};
    if (!query.unit.empty() && query.year)
        return snapshot().all(list_of_unit_and_year, {list, unit, year, limit, offset}, read_card);
    if (!query.unit.empty())
        return snapshot().all(list_of_unit, {list, unit, limit, offset}, read_card);
    if (query.year)
        return snapshot().all(list_of_year, {list, year, limit, offset}, read_card);
    return snapshot().all(list_all, {list, limit, offset}, read_card);
}

std::int64_t StoreReader::count(ListQuery const& query) const
{
    rests_on(list_tag(query.list));
    return *snapshot().one(
        count_list, {{":list", query.list}, {":unit", query.unit}, {":year", query.year.value_or(0)}},
        [](db::Row const& row) { return row.integer("count"); });
}

bool StoreReader::is_filled(std::string const& list) const
{
    rests_on(filled_tag(list));
    return snapshot()
        .one(find_any, {{":list", list}}, [](db::Row const& row) { return row.integer("found"); })
        .has_value();
}

std::vector<Share> StoreReader::years(std::string const& list) const
{
    rests_on(list_tag(list));
    return snapshot().all(share_years, {{":list", list}}, read_share);
}

std::vector<Share> StoreReader::units(std::string const& list) const
{
    rests_on(list_tag(list));
    return snapshot().all(share_units, {{":list", list}}, read_share);
}

// The best first, and the newest among equals.
std::vector<StoreReader::Match>
StoreReader::matches(SearchQuery const& query, search::Question const& question) const
{
    bool const is_weighed = query.order == SearchOrder::relevance;
    auto const cursor = snapshot().open(
        is_weighed ? matches_weighed : matches_by_time,
        {{":match", search::match_of(question, query.facets)},
         {":limit", is_weighed ? weighed_max : Hits::counted_max + 1}});
    std::vector<Match> found;
    while (cursor->next())
        found.push_back({cursor->integer(0), cursor->integer(1)});
    std::sort(found.begin(), found.end(), [](Match const& a, Match const& b) {
        return std::pair{a.weight, a.seq} > std::pair{b.weight, b.seq};
    });
    return found;
}

// A document whose title was typed whole stands first, whatever its weight, even where it is older than what
// is weighed.
void StoreReader::put_titled_first(SearchQuery const& query, std::vector<Match>& found) const
{
    auto const titled =
        snapshot().one(find_titled, {{":title", query.question.text}}, [](db::Row const& row) {
            return row.integer("seq");
        });
    if (!titled)
        return;
    bool const is_among = std::erase_if(found, [&](Match const& match) { return match.seq == *titled; }) > 0;
    if (is_among || query.facets.empty())
        found.insert(found.begin(), {*titled, 0});
}

Hits StoreReader::search(SearchQuery const& query) const
{
    if (query.question.empty())
        return {{}, 0, query.question};
    auto question = query.question;
    auto found = matches(query, question);
    if (found.empty()) {
        question = search::cut_into_words(question);
        found = matches(query, question);
    }
    if (query.order == SearchOrder::relevance)
        put_titled_first(query, found);
    Hits hits{{}, std::min(static_cast<int>(found.size()), Hits::counted_max + 1), question};
    auto const begin = std::min(found.size(), static_cast<std::size_t>(query.offset));
    auto const end = std::min(found.size(), begin + static_cast<std::size_t>(query.limit));
    for (auto at = begin; at < end; ++at)
        hits.rows.push_back(*snapshot().one(find_found, {{":seq", found[at].seq}}, read_hit));
    return hits;
}

std::optional<NamedFile> StoreReader::file(std::int64_t id) const
{
    rests_on(file_tag(id));
    return snapshot().one(find_file, {{":id", id}}, [](db::Row const& row) {
        return NamedFile{
            row.integer("id"), row.text("name"), row.text("type"), row.text("hash"), row.integer("size")};
    });
}

std::optional<std::string> StoreReader::link(std::string_view key) const
{
    rests_on(link_tag(key));
    return snapshot().one(find_link, {{":link", key}}, [](db::Row const& row) { return row.text("url"); });
}

// A remembered value is as good as the entries that were surely raised when its tags were looked at; the page
// that uses it can be no better. A value made now is made with this reader, and the page rests on its tags
// too.
std::shared_ptr<void const> StoreReader::remembered(char const* key, Make const& make) const
{
    auto const raised = m_front.m_tags.raised();
    {
        std::lock_guard const lock{m_front.m_mutex};
        auto const found = m_front.m_memory.find(key);
        if (found != m_front.m_memory.end()) {
            auto const& held = found->second;
            bool const is_fresh = std::all_of(held.tags.begin(), held.tags.end(), [&](Tags::Place place) {
                return m_front.m_tags.newest(place) <= held.number;
            });
            if (is_fresh) {
                m_tags.insert(m_tags.end(), held.tags.begin(), held.tags.end());
                m_number = std::min(m_number, std::max(held.number, raised));
                return held.value;
            }
        }
    }
    auto outer = std::exchange(m_tags, {});
    auto value = make(*this);
    snapshot(); // also of a value that was made of nothing
    {
        std::lock_guard const lock{m_front.m_mutex};
        m_front.m_memory.insert_or_assign(key, Store::Remembered{value, m_number, m_tags});
    }
    m_tags.insert(m_tags.end(), outer.begin(), outer.end());
    return value;
}

} // namespace fengye::front
