#include "modules/letters/store/replies.hpp"

namespace fengye::letters::store {

namespace {

constexpr db::Sql select{"letters.find_reply", R"sql(
    SELECT sealed, outcome, to_publish, drafted_by, drafted_at, released_by, released_at, version
    FROM letters_replies WHERE letter = :letter AND round = :round
)sql"};
constexpr db::Sql insert{"letters.add_reply", R"sql(
    INSERT INTO letters_replies (letter, round, sealed, outcome, to_publish, drafted_by, drafted_at, released_by,
                                 released_at, version)
    VALUES (:letter, :round, :sealed, :outcome, :to_publish, :drafted_by, :drafted_at, :released_by, :released_at, 1)
    ON CONFLICT (letter, round) DO NOTHING
)sql"};
constexpr db::Sql update{"letters.save_reply", R"sql(
    UPDATE letters_replies
    SET sealed = :sealed, outcome = :outcome, to_publish = :to_publish, drafted_by = :drafted_by,
        drafted_at = :drafted_at, released_by = :released_by, released_at = :released_at, version = version + 1
    WHERE letter = :letter AND round = :round AND version = :version
)sql"};

constexpr db::Sql empty{"letters.empty_reply", R"sql(
    UPDATE letters_replies SET sealed = :sealed, version = version + 1 WHERE letter = :letter AND round = :round
)sql"};

std::string seal_name(CaseId letter, int round)
{
    return "reply/" + letter.text() + "/" + std::to_string(round);
}

} // namespace

std::optional<Reply>
find_reply(db::Reader const& reader, casework::Vault const& vault, CaseId letter, int round)
{
    return reader.one(select, {{":letter", letter}, {":round", round}}, [&](db::Row const& row) {
        return Reply{
            .letter = letter,
            .round = round,
            .text = decode<ReplyText>(vault.open(row.get<db::Bytes>("sealed"), seal_name(letter, round))),
            .outcome = row.get<Outcome>("outcome"),
            .to_publish = row.get<bool>("to_publish"),
            .drafted_by = row.get<PersonId>("drafted_by"),
            .drafted_at = row.get<Moment>("drafted_at"),
            .released_by = row.get<PersonId>("released_by"),
            .released_at = row.get<std::optional<Moment>>("released_at"),
            .version = row.integer("version")};
    });
}

std::optional<Reply>
last_released(db::Reader const& reader, casework::Vault const& vault, CaseId letter, int round)
{
    for (; round >= 1; --round)
        if (auto reply = find_reply(reader, vault, letter, round); reply && reply->released_at)
            return reply;
    return std::nullopt;
}

Result<void> save_reply(db::Transaction& tx, casework::Vault const& vault, Reply const& reply)
{
    auto const sealed = vault.seal(encode(reply.text), seal_name(reply.letter, reply.round));
    auto const changed = reply.version == 0 ? tx.run(
                                                  insert, {{":letter", reply.letter},
                                                           {":round", reply.round},
                                                           {":sealed", sealed},
                                                           {":outcome", reply.outcome},
                                                           {":to_publish", reply.to_publish},
                                                           {":drafted_by", reply.drafted_by},
                                                           {":drafted_at", reply.drafted_at},
                                                           {":released_by", reply.released_by},
                                                           {":released_at", reply.released_at}})
                                            : tx.run(
                                                  update, {{":letter", reply.letter},
                                                           {":round", reply.round},
                                                           {":version", reply.version},
                                                           {":sealed", sealed},
                                                           {":outcome", reply.outcome},
                                                           {":to_publish", reply.to_publish},
                                                           {":drafted_by", reply.drafted_by},
                                                           {":drafted_at", reply.drafted_at},
                                                           {":released_by", reply.released_by},
                                                           {":released_at", reply.released_at}});
    if (changed == 0)
        return refuse(Because::conflict, "platform.changed_meanwhile");
    return {};
}

void empty_reply(db::Transaction& tx, casework::Vault const& vault, CaseId letter, int round)
{
    auto const sealed = vault.seal(encode(ReplyText{}), seal_name(letter, round));
    tx.run(empty, {{":letter", letter}, {":round", round}, {":sealed", sealed}});
}

} // namespace fengye::letters::store
