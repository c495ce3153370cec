#include "platform/front/store.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "platform/crypto/crypto.hpp"
#include "platform/db/migrations.hpp"
#include "platform/embed/embed.hpp"
#include "platform/front/ownership.hpp"
#include "platform/front/store_reader.hpp"
#include "platform/front/tag_names.hpp"
#include "platform/log/log.hpp"
#include "platform/work/work.hpp"

namespace fengye::front {

namespace {

constexpr db::Sql find_applied{"front.applied", "SELECT applied FROM progress WHERE id = 1"};
constexpr db::Sql save_applied{"front.save_applied", "UPDATE progress SET applied = :applied WHERE id = 1"};
constexpr db::Sql find_erased{"front.erased", "SELECT erased FROM progress WHERE id = 1"};
constexpr db::Sql save_erased{"front.save_erased", "UPDATE progress SET erased = :erased WHERE id = 1"};
constexpr db::Sql find_seq{
    "front.find_seq", "SELECT seq, document FROM documents WHERE kind = :kind AND id = :id"};
constexpr db::Sql is_taken{"front.seq_is_taken", "SELECT 1 AS taken FROM documents WHERE seq = :seq"};
constexpr db::Sql insert_document{"front.insert_document", R"sql(
    INSERT INTO documents (seq, kind, id, path, title, card, document, at)
    VALUES (:seq, :kind, :id, :path, :title, :card, :document, :at)
)sql"};
constexpr db::Sql delete_document{"front.delete_document", "DELETE FROM documents WHERE seq = :seq"};
constexpr db::Sql save_address{"front.save_address", R"sql(
    INSERT INTO addresses (path, state, kind, id, target) VALUES (:path, :state, :kind, :id, :target)
    ON CONFLICT (path) DO UPDATE SET state = excluded.state, kind = excluded.kind, id = excluded.id, target = excluded.target
)sql"};
// Not when another document has taken the address meanwhile.
constexpr db::Sql leave_own_address{"front.leave_own_address", R"sql(
    UPDATE addresses SET state = :state, target = :target WHERE path = :path AND kind = :kind AND id = :id
)sql"};
constexpr db::Sql find_owner{"front.find_owner", "SELECT id FROM addresses WHERE path = :path"};
constexpr db::Sql insert_posting{"front.insert_posting", R"sql(
    INSERT INTO postings (list, seq, unit, year) VALUES (:list, :seq, :unit, :year) ON CONFLICT DO NOTHING
)sql"};
constexpr db::Sql find_any{
    "front.find_any_posting", "SELECT 1 AS found FROM postings WHERE list = :list LIMIT 1"};
constexpr db::Sql delete_postings{"front.delete_postings", "DELETE FROM postings WHERE seq = :seq"};
constexpr db::Sql add_share{"front.add_share", R"sql(
    INSERT INTO shares (list, unit, year, count) VALUES (:list, :unit, :year, :by)
    ON CONFLICT (list, unit, year) DO UPDATE SET count = shares.count + excluded.count
)sql"};
constexpr db::Sql drop_empty_share{"front.drop_empty_share", R"sql(
    DELETE FROM shares WHERE list = :list AND unit = :unit AND year = :year AND count <= 0
)sql"};
constexpr db::Sql insert_file{"front.insert_file", R"sql(
    INSERT INTO files (id, seq, name, type, hash, size) VALUES (:id, :seq, :name, :type, :hash, :size) ON CONFLICT DO NOTHING
)sql"};
constexpr db::Sql delete_files{"front.delete_files", "DELETE FROM files WHERE seq = :seq"};
constexpr db::Sql insert_link{
    "front.insert_link",
    "INSERT INTO links (link, seq, url) VALUES (:link, :seq, :url) ON CONFLICT DO NOTHING"};
constexpr db::Sql delete_links{"front.delete_links", "DELETE FROM links WHERE seq = :seq"};
constexpr db::Sql insert_text{"front.insert_text", R"sql(
    INSERT INTO texts (seq, title, body, names, facets) VALUES (:seq, :title, :body, :names, :facets)
)sql"};
constexpr db::Sql index_text{"front.index_text", R"sql(
    INSERT INTO search (rowid, title, body, names, facets) SELECT seq, title, body, names, facets FROM texts WHERE seq = :seq
)sql"};
constexpr db::Sql unindex_text{"front.unindex_text", R"sql(
    INSERT INTO search (search, rowid, title, body, names, facets)
    SELECT 'delete', seq, title, body, names, facets FROM texts WHERE seq = :seq
)sql"};
constexpr db::Sql delete_text{"front.delete_text", "DELETE FROM texts WHERE seq = :seq"};

// Rows go by time: seconds, then 20 bits that tell apart what happened in one second.
std::int64_t free_seq(db::Transaction& tx, Moment at, std::string_view kind, std::int64_t id)
{
    constexpr std::int64_t places = 1 << 20;
    auto const second = static_cast<std::int64_t>(at.time_since_epoch().count()) * places;
    auto place = (static_cast<std::int64_t>(Tags::place_of(kind)) * 31 + id) % places;
    while (
        tx.one(is_taken, {{":seq", second + place}}, [](db::Row const& row) { return row.integer("taken"); }))
        place = (place + 1) % places;
    return second + place;
}

// Applies entries to one store, and gathers the tags they move.
class Applying {
public:
    Applying(db::Transaction& tx, Types const& types, std::vector<Tags::Place>& moved)
        : m_tx{tx}, m_types{types}, m_moved{moved}
    {}

    void apply(gazette::Entry const& entry)
    {
        auto const& [action, kind, id, document] = entry.publication;
        auto const place = m_types.find(kind);
        if (place == m_types.end()) {
            log::warning("unknown_document_kind", {{"kind", kind}, {"entry", entry.number}});
            return;
        }
        move(document_tag(kind, id));
        if (action == gazette::Action::put) {
            if (document.empty())
                return; // erased since
            auto const placement = place->second(document);
            take_away(kind, id, place->second, placement.path);
            put(kind, id, document, placement);
        } else {
            take_away(
                kind, id, place->second, {},
                action == gazette::Action::erased && document.empty() ? "{}" : document);
            if (action == gazette::Action::erased)
                leave_erased_address(kind, id, document);
        }
    }

    // After the last entry: a change takes a document out of its lists and puts it back, which empties none.
    void finish()
    {
        for (auto const& [list, was_filled] : m_was_filled)
            if (is_filled(list) != was_filled)
                move(filled_tag(list));
    }

private:
    bool is_filled(std::string const& list)
    {
        return m_tx.one(find_any, {{":list", list}}, [](db::Row const& row) { return row.integer("found"); })
            .has_value();
    }
    void touch(std::string const& list)
    {
        if (!m_was_filled.contains(list))
            m_was_filled.emplace(list, is_filled(list));
    }
    void move(std::string_view tag) { m_moved.push_back(Tags::place_of(tag)); }

    void move_tags_of(Placement const& placement)
    {
        for (auto const& list : placement.lists)
            move(list_tag(list));
        for (auto const& tag : placement.tags)
            move(tag);
        if (!placement.path.empty())
            move(path_tag(placement.path));
        for (auto const& file : placement.files)
            move(file_tag(file.id));
        for (auto const& url : placement.links)
            move(link_tag(link_key(url)));
    }

    // The old address leads to the new one for ever; withdrawn, it says so.
    void leave_address(
        Placement const& old, std::string_view kind, std::int64_t id, std::string_view new_path,
        std::string_view withdrawal)
    {
        if (old.path.empty() || old.path == new_path)
            return;
        using State = Address::State;
        bool const is_gone = new_path.empty();
        m_tx.run(
            leave_own_address, {{":path", old.path},
                                {":state", is_gone ? State::gone : State::moved},
                                {":kind", kind},
                                {":id", id},
                                {":target", is_gone ? withdrawal : new_path}});
    }

    // In a replay an erased document was never there; its withdrawal alone knows where it stood.
    void leave_erased_address(std::string_view kind, std::int64_t id, std::string const& withdrawal)
    {
        auto const path = withdrawal.empty() ? std::string{} : decode<Withdrawal>(withdrawal).path;
        if (path.empty() ||
            m_tx.one(find_owner, {{":path", path}}, [](db::Row const& row) { return row.integer("id"); }))
            return;
        move(path_tag(path));
        m_tx.run(
            save_address, {{":path", path},
                           {":state", Address::State::gone},
                           {":kind", kind},
                           {":id", id},
                           {":target", withdrawal}});
    }

    void take_away(
        std::string const& kind, std::int64_t id, Place const& place, std::string_view new_path,
        std::string_view withdrawal = {})
    {
        struct Old {
            std::int64_t seq;
            std::string document;
        };
        auto const old = m_tx.one(find_seq, {{":kind", kind}, {":id", id}}, [](db::Row const& row) {
            return Old{row.integer("seq"), row.text("document")};
        });
        if (!old)
            return;
        auto const was = place(old->document);
        move_tags_of(was);
        leave_address(was, kind, id, new_path, withdrawal);
        if (!was.text.empty()) {
            m_tx.run(unindex_text, {{":seq", old->seq}});
            m_tx.run(delete_text, {{":seq", old->seq}});
        }
        for (auto const& list : std::set<std::string>{was.lists.begin(), was.lists.end()}) {
            touch(list);
            share(list, was, -1);
        }
        m_tx.run(delete_postings, {{":seq", old->seq}});
        m_tx.run(delete_files, {{":seq", old->seq}});
        m_tx.run(delete_links, {{":seq", old->seq}});
        m_tx.run(delete_document, {{":seq", old->seq}});
    }

    void
    put(std::string const& kind, std::int64_t id, std::string const& document, Placement const& placement)
    {
        move_tags_of(placement);
        auto const seq = free_seq(m_tx, placement.at, kind, id);
        m_tx.run(
            insert_document, {{":seq", seq},
                              {":kind", kind},
                              {":id", id},
                              {":path", placement.path},
                              {":title", placement.title},
                              {":card", placement.card},
                              {":document", document},
                              {":at", placement.at}});
        if (!placement.path.empty()) {
            using State = Address::State;
            m_tx.run(
                save_address, {{":path", placement.path},
                               {":state", placement.moved_to.empty() ? State::here : State::moved},
                               {":kind", kind},
                               {":id", id},
                               {":target", placement.moved_to}});
        }
        for (auto const& list : std::set<std::string>{placement.lists.begin(), placement.lists.end()}) {
            touch(list);
            m_tx.run(
                insert_posting, {{":list", list},
                                 {":seq", seq},
                                 {":unit", placement.unit},
                                 {":year", year_of(day_of(placement.at))}});
            share(list, placement, 1);
        }
        for (auto const& file : placement.files)
            m_tx.run(
                insert_file, {{":id", file.id},
                              {":seq", seq},
                              {":name", file.name},
                              {":type", file.type},
                              {":hash", file.hash},
                              {":size", file.size_bytes}});
        for (auto const& url : placement.links)
            m_tx.run(insert_link, {{":link", link_key(url)}, {":seq", seq}, {":url", url}});
        if (!placement.text.empty()) {
            m_tx.run(
                insert_text, {{":seq", seq},
                              {":title", placement.title},
                              {":body", placement.text},
                              {":names", placement.names},
                              {":facets", fmt::format("{}", fmt::join(placement.facets, " "))}});
            m_tx.run(index_text, {{":seq", seq}});
        }
    }

    void share(std::string const& list, Placement const& placement, int by)
    {
        db::Param const in{":list", list}, unit{":unit", placement.unit},
            year{":year", year_of(day_of(placement.at))};
        m_tx.run(add_share, {in, unit, year, {":by", by}});
        if (by < 0)
            m_tx.run(drop_empty_share, {in, unit, year});
    }

    db::Transaction& m_tx;
    Types const& m_types;
    std::vector<Tags::Place>& m_moved;
    std::map<std::string, bool> m_was_filled; // the lists touched
};

std::string beside_of(std::filesystem::path const& path)
{
    return path.string() + ".new";
}

void remove_database(std::string const& path)
{
    for (auto const* end : {"", "-wal", "-shm"})
        std::filesystem::remove(path + end);
}

} // namespace

std::string facet(std::string_view name, std::string_view value)
{
    std::string word{name};
    for (char c : value)
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            word += c;
    return word;
}

std::string link_key(std::string_view url)
{
    return crypto::short_hash(url);
}

Store::Store(std::filesystem::path path, Types const& types)
    : m_path{std::move(path)}, m_types{types}, m_store{open(m_path)}
{
    m_tags.all_raised_to(applied());
}

std::shared_ptr<db::Store> Store::open(std::filesystem::path const& path)
{
    std::shared_ptr<db::Store> store = db::Store::open_sqlite(path, db::Store::Durability::rebuildable);
    db::migrate(
        *store, {{"front", 1, "front", embed::read("platform/front/migrations/0001_front.sql")},
                 {"front", 2, "erased", embed::read("platform/front/migrations/0002_erased.sql")}});
    return store;
}

std::shared_ptr<db::Store> Store::store() const
{
    std::lock_guard const lock{m_mutex};
    return m_store;
}

std::unique_ptr<Reader> Store::reader() const
{
    return std::make_unique<StoreReader>(*this);
}

std::int64_t Store::applied() const
{
    std::shared_lock const lock{m_swapping};
    return *store()->reader().one(
        find_applied, {}, [](db::Row const& row) { return row.integer("applied"); });
}

bool Store::holds_erased() const
{
    std::shared_lock const lock{m_swapping};
    return *store()->reader().one(
               find_erased, {}, [](db::Row const& row) { return row.integer("erased"); }) != 0;
}

void Store::apply_to(
    db::Store& store, std::vector<gazette::Entry> const& entries, std::vector<Tags::Place>& moved,
    std::int64_t clean_from) const
{
    auto tx = store.begin();
    Applying applying{tx, m_types, moved};
    for (auto const& entry : entries) {
        applying.apply(entry);
        if (entry.publication.action == gazette::Action::erased && entry.number > clean_from)
            tx.run(save_erased, {{":erased", entry.number}});
    }
    applying.finish();
    tx.run(save_applied, {{":applied", entries.back().number}});
    tx.commit();
}

void Store::apply(std::vector<gazette::Entry> const& entries, std::int64_t clean_from)
{
    if (entries.empty())
        return;
    std::vector<Tags::Place> moved;
    apply_to(*store(), entries, moved, clean_from);
    raise(moved, entries.back().number);
}

void Store::raise(std::vector<Tags::Place> const& moved, std::int64_t number)
{
    for (auto const place : moved)
        m_tags.raise(place, number);
    m_tags.all_raised_to(number);
}

void Store::rebuild(Entries const& entries)
{
    auto const beside = beside_of(m_path);
    remove_leftovers(m_path);
    auto const seen = applied();
    std::int64_t number = seen;
    {
        auto const fresh = open(beside);
        std::vector<Tags::Place> ignored;
        for (auto some = entries(0); !some.empty(); some = entries(some.back().number)) {
            number = some.back().number;
            apply_to(*fresh, some, ignored, seen);
        }
        fresh->maintain("PRAGMA wal_checkpoint(TRUNCATE)");
    }
    {
        // Readers at work keep the old file open until they are done; nobody may open it by its name
        // meanwhile, in this program or another.
        PlaceLock const nobody_looks{m_path, LockFile::Mode::exclusive};
        std::unique_lock const nobody_opens{m_swapping};
        std::lock_guard const lock{m_mutex};
        remove_database(m_path.string());
        std::filesystem::rename(beside, m_path);
        m_store = open(m_path);
        m_memory.clear();
    }
    // Entries appended meanwhile have come in too. What they moved in the old store the new one cannot tell:
    // it never held what was erased.
    if (number > seen)
        m_tags.raise_all(number);
}

void Store::remove_leftovers(std::filesystem::path const& path)
{
    remove_database(beside_of(path));
}

bool Store::look_at(
    std::filesystem::path const& path, Types const& types, std::function<void(Store const&)> const& look)
{
    PlaceLock const stays{path, LockFile::Mode::shared};
    if (!std::filesystem::exists(path))
        return false;
    look(Store{path, types});
    return true;
}

std::string Store::dump() const
{
    constexpr db::Sql documents{
        "front.dump_documents", "SELECT kind || ' ' || id || ' ' || seq || ' ' || path || ' ' || card || ' ' "
                                "|| document AS row FROM documents ORDER BY kind, id"};
    constexpr db::Sql addresses{
        "front.dump_addresses", "SELECT path || ' ' || state || ' ' || kind || ' ' || id || ' ' || target AS "
                                "row FROM addresses ORDER BY path"};
    constexpr db::Sql postings{
        "front.dump_postings",
        "SELECT list || ' ' || seq || ' ' || unit || ' ' || year AS row FROM postings ORDER BY list, seq"};
    constexpr db::Sql shares{
        "front.dump_shares", "SELECT list || ' ' || unit || ' ' || year || ' ' || count AS row FROM shares "
                             "ORDER BY list, unit, year"};
    constexpr db::Sql files{
        "front.dump_files",
        "SELECT id || ' ' || seq || ' ' || name || ' ' || hash AS row FROM files ORDER BY id, seq"};
    constexpr db::Sql texts{
        "front.dump_texts", "SELECT seq || ' ' || title || ' ' || body || ' ' || names || ' ' || facets AS "
                            "row FROM texts ORDER BY seq"};
    std::string text;
    auto const reader = store()->reader();
    for (auto const* sql : {&documents, &addresses, &postings, &shares, &files, &texts})
        for (auto const& row : reader.all(*sql, {}, [](db::Row const& row) { return row.text("row"); }))
            text += row + "\n";
    return text;
}

} // namespace fengye::front
