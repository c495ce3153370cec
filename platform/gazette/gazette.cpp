#include "platform/gazette/gazette.hpp"

#include <set>

#include <fmt/format.h>

namespace fengye::gazette {

namespace {

// Names the way digest and hash are made, so that another can follow one day.
constexpr std::string_view algorithm = "sm3-1";
constexpr std::size_t salt_size = 16;

constexpr db::Sql find_head{"gazette.find_head", "SELECT number, hash FROM gazette_head WHERE id = 1"};
constexpr db::Sql save_head{"gazette.save_head", R"sql(
    INSERT INTO gazette_head (id, number, hash) VALUES (1, :number, :hash)
    ON CONFLICT (id) DO UPDATE SET number = excluded.number, hash = excluded.hash
)sql"};
constexpr db::Sql insert_entry{"gazette.insert_entry", R"sql(
    INSERT INTO gazette (number, batch_end, at, action, kind, document_id, algorithm, digest, hash, salt, document)
    VALUES (:number, :batch_end, :at, :action, :kind, :document_id, :algorithm, :digest, :hash, :salt, :document)
)sql"};
constexpr db::Sql erase_texts{"gazette.erase_texts", R"sql(
    UPDATE gazette SET salt = NULL, document = NULL
    WHERE kind = :kind AND document_id = :document_id AND number < :number
)sql"};
constexpr db::Sql find_last_number{
    "gazette.last_number", "SELECT COALESCE(MAX(number), 0) AS number FROM gazette"};
constexpr db::Sql find_end{"gazette.find_end", R"sql(
    SELECT COALESCE(MAX(batch_end), 0) AS number FROM gazette WHERE number > :number AND number <= :number + :limit
)sql"};
constexpr db::Sql list_after{"gazette.list_after", R"sql(
    SELECT number, at, action, kind, document_id, document FROM gazette
    WHERE number > :number AND number <= :last ORDER BY number
)sql"};
constexpr db::Sql list_whole{"gazette.list_whole", R"sql(
    SELECT number, batch_end, at, action, kind, document_id, algorithm, digest, hash, salt, document FROM gazette ORDER BY number
)sql"};
constexpr db::Sql list_erasures{"gazette.list_erasures", R"sql(
    SELECT kind, document_id, MAX(number) AS number FROM gazette WHERE action = 'erased' GROUP BY kind, document_id
)sql"};

std::string digest_of(std::string_view salt, std::string_view document)
{
    std::string text{salt};
    text += document;
    return std::string{crypto::view(crypto::sm3(text))};
}

std::string hash_of(
    std::string_view previous, std::int64_t number, std::int64_t batch_end, Moment at,
    std::string_view action, std::string_view kind, std::int64_t id, std::string_view algorithm,
    std::string_view digest)
{
    return crypto::Link{previous}
        .add(number)
        .add(batch_end)
        .add(at.time_since_epoch().count())
        .add(action)
        .add(kind)
        .add(id)
        .add(algorithm)
        .add(digest)
        .hash();
}

crypto::ChainHead head_of(db::Reader const& reader)
{
    return reader
        .one(
            find_head, {},
            [](db::Row const& row) {
                return crypto::ChainHead{row.integer("number"), row.get<db::Bytes>("hash").data};
            })
        .value_or(crypto::ChainHead{});
}

// Which documents were erased, and by which entry.
using Erasures = std::map<std::pair<std::string, std::int64_t>, std::int64_t>;

Erasures erasures_in(db::Reader const& reader)
{
    Erasures erasures;
    auto const cursor = reader.open(list_erasures, {});
    while (cursor->next()) {
        db::Row const row{*cursor};
        erasures[{row.text("kind"), row.integer("document_id")}] = row.integer("number");
    }
    return erasures;
}

// The document of a row, or its lawful absence, fits its digest.
bool document_fits(db::Row const& row, Erasures const& erasures)
{
    auto const salt = row.get<std::optional<db::Bytes>>("salt");
    auto const document = row.get<std::optional<std::string>>("document");
    if (salt && document)
        return salt->data.size() == salt_size &&
               digest_of(salt->data, *document) == row.get<db::Bytes>("digest").data;
    auto const erasure = erasures.find({row.text("kind"), row.integer("document_id")});
    return !salt && !document && erasure != erasures.end() && erasure->second > row.integer("number");
}

} // namespace

crypto::ChainHead append(db::Transaction& tx, Moment now, std::vector<Publication> const& publications)
{
    auto head = head_of(tx);
    auto const batch_end = head.number + static_cast<std::int64_t>(publications.size());
    for (auto const& publication : publications) {
        auto const number = head.number + 1;
        auto const salt = crypto::random_bytes(salt_size);
        auto const digest = digest_of(salt, publication.document);
        head = {
            number, hash_of(
                        head.hash, number, batch_end, now, name_of(publication.action), publication.kind,
                        publication.id, algorithm, digest)};
        tx.run(
            insert_entry, {{":number", number},
                           {":batch_end", batch_end},
                           {":at", now},
                           {":action", publication.action},
                           {":kind", publication.kind},
                           {":document_id", publication.id},
                           {":algorithm", algorithm},
                           {":digest", db::Bytes{digest}},
                           {":hash", db::Bytes{head.hash}},
                           {":salt", db::Bytes{salt}},
                           {":document", publication.document}});
        if (publication.action == Action::erased)
            tx.run(
                erase_texts,
                {{":kind", publication.kind}, {":document_id", publication.id}, {":number", number}});
    }
    tx.run(save_head, {{":number", head.number}, {":hash", db::Bytes{head.hash}}});
    return head;
}

std::int64_t count_texts(db::Reader const& reader, std::string_view kind, std::int64_t id)
{
    static constexpr db::Sql sql{"gazette.count_texts", R"sql(
        SELECT COUNT(*) AS texts FROM gazette
        WHERE kind = :kind AND document_id = :id AND action = 'put' AND document IS NOT NULL
    )sql"};
    return reader
        .one(
            sql, {{":kind", std::string{kind}}, {":id", id}},
            [](db::Row const& row) { return row.get<std::int64_t>("texts"); })
        .value_or(0);
}

std::int64_t last_number(db::Reader const& reader)
{
    return *reader.one(find_last_number, {}, [](db::Row const& row) { return row.integer("number"); });
}

std::vector<Entry> after(db::Reader const& reader, std::int64_t number, int limit)
{
    auto const last = *reader.one(find_end, {{":number", number}, {":limit", limit}}, [](db::Row const& row) {
        return row.integer("number");
    });
    return reader.all(list_after, {{":number", number}, {":last", last}}, [](db::Row const& row) {
        return Entry{
            row.integer("number"),
            row.get<Moment>("at"),
            {row.get<Action>("action"), row.text("kind"), row.integer("document_id"),
             row.get<std::optional<std::string>>("document").value_or("")}};
    });
}

std::optional<std::string> verify(db::Reader const& reader, crypto::ChainHead const& checkpoint)
{
    auto const erasures = erasures_in(reader);
    crypto::ChainHead last;
    bool reached = checkpoint.number == 0;
    auto const cursor = reader.open(list_whole, {});
    while (cursor->next()) {
        db::Row const row{*cursor};
        auto const number = row.integer("number");
        if (number != last.number + 1)
            return fmt::format("gazette row {} is missing", last.number + 1);
        auto const hash = hash_of(
            last.hash, number, row.integer("batch_end"), row.get<Moment>("at"), row.text("action"),
            row.text("kind"), row.integer("document_id"), row.text("algorithm"),
            row.get<db::Bytes>("digest").data);
        if (hash != row.get<db::Bytes>("hash").data)
            return fmt::format("gazette row {} does not fit its hash", number);
        if (!document_fits(row, erasures))
            return fmt::format("the document of gazette row {} is not the one that was published", number);
        if (number == checkpoint.number) {
            if (hash != checkpoint.hash)
                return fmt::format("gazette row {} is not the one the checkpoint saw", number);
            reached = true;
        }
        last = {number, hash};
    }
    if (!reached)
        return fmt::format(
            "gazette ends at row {}, but the checkpoint saw row {}", last.number, checkpoint.number);
    auto const head = head_of(reader);
    if (head.number != last.number || head.hash != last.hash)
        return fmt::format("gazette ends at row {}, but its head says row {}", last.number, head.number);
    return std::nullopt;
}

} // namespace fengye::gazette
