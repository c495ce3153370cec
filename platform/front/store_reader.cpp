#include "platform/front/store_reader.hpp"

#include <algorithm>

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
constexpr db::Sql share_years{"front.share_years", R"sql(
    SELECT CAST(year AS TEXT) AS name, SUM(count) AS count FROM shares WHERE list = :list GROUP BY year ORDER BY year DESC LIMIT 100
)sql"};
constexpr db::Sql share_units{"front.share_units", R"sql(
    SELECT unit AS name, SUM(count) AS count FROM shares WHERE list = :list AND unit <> '' GROUP BY unit ORDER BY count DESC, unit LIMIT 500
)sql"};

constexpr db::Sql find_titled{"front.find_titled", R"sql(
    SELECT d.kind, d.id, d.path, d.title, d.card, d.at, t.body, t.names FROM documents d JOIN texts t ON t.seq = d.seq
    WHERE d.title = :title ORDER BY d.seq DESC LIMIT 1
)sql"};
constexpr db::Sql search_newest{"front.search_newest", R"sql(
    SELECT d.kind, d.id, d.path, d.title, d.card, d.at, t.body, t.names
    FROM (SELECT rowid AS seq FROM search WHERE search MATCH :match ORDER BY rowid DESC LIMIT :limit OFFSET :offset) found
    JOIN documents d ON d.seq = found.seq JOIN texts t ON t.seq = found.seq
    ORDER BY found.seq DESC
)sql"};
// Weighing every match is what makes a search slow, so only the newest 2,000 are weighed; title, body, names,
// facets.
constexpr db::Sql search_relevant{"front.search_relevant", R"sql(
    SELECT d.kind, d.id, d.path, d.title, d.card, d.at, t.body, t.names
    FROM (SELECT seq, weight FROM (
              SELECT rowid AS seq, bm25(search, 10.0, 1.0, 4.0, 0.0) AS weight FROM search
              WHERE search MATCH :match ORDER BY rowid DESC LIMIT 2000)
          ORDER BY weight, seq DESC LIMIT :limit OFFSET :offset) found
    JOIN documents d ON d.seq = found.seq JOIN texts t ON t.seq = found.seq
    ORDER BY found.weight, found.seq DESC
)sql"};
constexpr db::Sql count_matches{"front.count_matches", R"sql(
    SELECT COUNT(*) AS count FROM (SELECT 1 FROM search WHERE search MATCH :match LIMIT :limit)
)sql"};
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

StoreReader::StoreReader(Store const& front, std::shared_ptr<db::Store> store)
    : m_front{front}, m_store{std::move(store)}, m_reader{m_store->reader()}
{
    // The first read fixes the snapshot: everything read after it is as of this number.
    m_number = *m_reader.one(find_applied, {}, [](db::Row const& row) { return row.integer("applied"); });
}

std::optional<std::string> StoreReader::document(std::string_view kind, std::int64_t id) const
{
    rests_on(document_tag(kind, id));
    return m_reader.one(find_document, {{":kind", kind}, {":id", id}}, [](db::Row const& row) {
        return row.text("document");
    });
}

std::optional<Address> StoreReader::at(std::string_view path) const
{
    rests_on(path_tag(path));
    return m_reader.one(find_address, {{":path", path}}, [](db::Row const& row) {
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
        return m_reader.all(list_of_unit_and_year, {list, unit, year, limit, offset}, read_card);
    if (!query.unit.empty())
        return m_reader.all(list_of_unit, {list, unit, limit, offset}, read_card);
    if (query.year)
        return m_reader.all(list_of_year, {list, year, limit, offset}, read_card);
    return m_reader.all(list_all, {list, limit, offset}, read_card);
}

std::int64_t StoreReader::count(ListQuery const& query) const
{
    rests_on(list_tag(query.list));
    return *m_reader.one(
        count_list, {{":list", query.list}, {":unit", query.unit}, {":year", query.year.value_or(0)}},
        [](db::Row const& row) { return row.integer("count"); });
}

std::vector<Share> StoreReader::years(std::string const& list) const
{
    rests_on(list_tag(list));
    return m_reader.all(share_years, {{":list", list}}, read_share);
}

std::vector<Share> StoreReader::units(std::string const& list) const
{
    rests_on(list_tag(list));
    return m_reader.all(share_units, {{":list", list}}, read_share);
}

// A document whose title was typed whole stands first, whatever its weight.
std::optional<Hit> StoreReader::titled(std::string const& title) const
{
    return m_reader.one(find_titled, {{":title", title}}, read_hit);
}

Hits StoreReader::search(SearchQuery const& query) const
{
    if (query.question.empty())
        return {{}, 0, query.question};
    auto question = query.question;
    auto match = search::match_of(question, query.facets);
    auto const count = [&] {
        return *m_reader.one(
            count_matches, {{":match", match}, {":limit", Hits::counted_max + 1}},
            [](db::Row const& row) { return row.get<int>("count"); });
    };
    int total = count();
    if (total == 0) {
        question = search::cut_into_words(question);
        match = search::match_of(question, query.facets);
        total = count();
    }
    auto const& sql = query.order == SearchOrder::newest ? search_newest : search_relevant;
    Hits hits{
        m_reader.all(sql, {{":match", match}, {":limit", query.limit}, {":offset", query.offset}}, read_hit),
        total, question};

    if (query.order == SearchOrder::relevance && query.offset == 0 && query.facets.empty()) {
        if (auto exact = titled(query.question.text)) {
            std::erase_if(hits.rows, [&](Hit const& hit) {
                return hit.card.kind == exact->card.kind && hit.card.id == exact->card.id;
            });
            hits.rows.insert(hits.rows.begin(), std::move(*exact));
            if (static_cast<int>(hits.rows.size()) > query.limit)
                hits.rows.pop_back();
        }
    }
    return hits;
}

std::optional<NamedFile> StoreReader::file(std::int64_t id) const
{
    rests_on(file_tag(id));
    return m_reader.one(find_file, {{":id", id}}, [](db::Row const& row) {
        return NamedFile{
            row.integer("id"), row.text("name"), row.text("type"), row.text("hash"), row.integer("size")};
    });
}

std::optional<std::string> StoreReader::link(std::string_view key) const
{
    rests_on(link_tag(key));
    return m_reader.one(find_link, {{":link", key}}, [](db::Row const& row) { return row.text("url"); });
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
    {
        std::lock_guard const lock{m_front.m_mutex};
        m_front.m_memory.insert_or_assign(key, Store::Remembered{value, m_number, m_tags});
    }
    m_tags.insert(m_tags.end(), outer.begin(), outer.end());
    return value;
}

} // namespace fengye::front
