#include "platform/journal/journal.hpp"

#include <fmt/format.h>

namespace fengye::journal {

namespace {

constexpr db::Sql find_head{"journal.find_head", "SELECT number, hash FROM journal_heads WHERE node = :node"};
constexpr db::Sql last_number{
    "journal.last_number", "SELECT COALESCE(MAX(number), 0) AS number FROM journal"};
constexpr db::Sql save_head{"journal.save_head", R"sql(
    INSERT INTO journal_heads (node, number, hash) VALUES (:node, :number, :hash)
    ON CONFLICT (node) DO UPDATE SET number = excluded.number, hash = excluded.hash
)sql"};
constexpr db::Sql insert_entry{"journal.insert_entry", R"sql(
    INSERT INTO journal (number, node, at, person, unit, origin, act, subject, detail, hash)
    VALUES (:number, :node, :at, :person, :unit, :origin, :act, :subject, :detail, :hash)
)sql"};
constexpr db::Sql list_of_subject{"journal.list_of_subject", R"sql(
    SELECT number, at, person, unit, origin, act, subject, detail FROM journal
    WHERE subject = :subject ORDER BY number DESC LIMIT :limit
)sql"};
constexpr db::Sql list_of_node{"journal.list_of_node", R"sql(
    SELECT number, at, person, unit, origin, act, subject, detail, hash FROM journal WHERE node = :node ORDER BY number
)sql"};
constexpr db::Sql count_strangers{"journal.count_strangers", R"sql(
    SELECT MIN(number) AS number FROM journal WHERE node NOT IN (SELECT node FROM journal_heads)
)sql"};

std::string hash_of(std::string_view previous, std::string_view node, std::int64_t number, Entry const& entry)
{
    return crypto::Link{previous}
        .add(node)
        .add(number)
        .add(entry.at.time_since_epoch().count())
        .add(entry.person.number)
        .add(entry.unit.number)
        .add(entry.origin)
        .add(entry.act)
        .add(entry.subject)
        .add(entry.detail)
        .hash();
}

Row read_row(db::Row const& row)
{
    return {
        row.integer("number"),
        {row.get<Moment>("at"), row.get<PersonId>("person"), row.get<UnitId>("unit"), row.text("origin"),
         row.text("act"), row.text("subject"), row.text("detail")}};
}

crypto::ChainHead head_of(db::Reader const& reader, std::string const& node)
{
    return reader
        .one(
            find_head, {{":node", node}},
            [](db::Row const& row) {
                return crypto::ChainHead{row.integer("number"), row.get<db::Bytes>("hash").data};
            })
        .value_or(crypto::ChainHead{});
}

} // namespace

crypto::ChainHead append(db::Transaction& tx, std::string const& node, std::vector<Entry> const& entries)
{
    auto head = head_of(tx, node);
    auto number = *tx.one(last_number, {}, [](db::Row const& row) { return row.integer("number"); });
    for (auto const& entry : entries) {
        ++number;
        head = {number, hash_of(head.hash, node, number, entry)};
        tx.run(
            insert_entry, {{":number", number},
                           {":node", node},
                           {":at", entry.at},
                           {":person", entry.person},
                           {":unit", entry.unit},
                           {":origin", entry.origin},
                           {":act", entry.act},
                           {":subject", entry.subject},
                           {":detail", entry.detail},
                           {":hash", db::Bytes{head.hash}}});
    }
    tx.run(save_head, {{":node", node}, {":number", head.number}, {":hash", db::Bytes{head.hash}}});
    return head;
}

std::vector<Row> of_subject(db::Reader const& reader, std::string const& subject, int limit)
{
    return reader.all(list_of_subject, {{":subject", subject}, {":limit", limit}}, read_row);
}

std::optional<std::string>
verify(db::Reader const& reader, std::string const& node, crypto::ChainHead const& checkpoint)
{
    auto const stranger = reader.one(count_strangers, {}, [](db::Row const& row) {
        return row.get<std::optional<std::int64_t>>("number");
    });
    if (stranger && *stranger)
        return fmt::format("journal row {} names a node that has no chain", **stranger);

    crypto::ChainHead last;
    bool reached = checkpoint.number == 0;
    auto const cursor = reader.open(list_of_node, {{":node", node}});
    while (cursor->next()) {
        db::Row const row{*cursor};
        auto const [number, entry] = read_row(row);
        auto const hash = hash_of(last.hash, node, number, entry);
        if (hash != row.get<db::Bytes>("hash").data)
            return fmt::format("journal row {} does not fit its hash", number);
        if (number == checkpoint.number) {
            if (hash != checkpoint.hash)
                return fmt::format("journal row {} is not the one the checkpoint saw", number);
            reached = true;
        }
        last = {number, hash};
    }
    if (!reached)
        return fmt::format(
            "journal ends at row {}, but the checkpoint saw row {}", last.number, checkpoint.number);
    auto const head = head_of(reader, node);
    if (head.number != last.number || head.hash != last.hash)
        return fmt::format("journal ends at row {}, but its head says row {}", last.number, head.number);
    return std::nullopt;
}

} // namespace fengye::journal
