#include "modules/letters/store/mailboxes.hpp"

namespace fengye::letters::store {

namespace {

constexpr db::Sql select_all{"letters.mailboxes", R"sql(
    SELECT unit, is_open, post_zh, post_en FROM letters_mailboxes ORDER BY unit LIMIT 1000
)sql"};
constexpr db::Sql select{"letters.find_mailbox", R"sql(
    SELECT unit, is_open, post_zh, post_en FROM letters_mailboxes WHERE unit = :unit
)sql"};
constexpr db::Sql upsert{"letters.save_mailbox", R"sql(
    INSERT INTO letters_mailboxes (unit, is_open, post_zh, post_en) VALUES (:unit, :is_open, :post_zh, :post_en)
    ON CONFLICT (unit) DO UPDATE SET is_open = excluded.is_open, post_zh = excluded.post_zh, post_en = excluded.post_en
)sql"};

Mailbox read_mailbox(db::Row const& row)
{
    return {row.get<UnitId>("unit"), row.get<bool>("is_open"), row.text("post_zh"), row.text("post_en")};
}

} // namespace

std::vector<Mailbox> mailboxes(db::Reader const& reader)
{
    return reader.all(select_all, {}, read_mailbox);
}

std::optional<Mailbox> find_mailbox(db::Reader const& reader, UnitId unit)
{
    return reader.one(select, {{":unit", unit}}, read_mailbox);
}

void save_mailbox(db::Transaction& tx, Mailbox const& mailbox)
{
    tx.run(
        upsert, {{":unit", mailbox.unit},
                 {":is_open", mailbox.is_open},
                 {":post_zh", mailbox.post_zh},
                 {":post_en", mailbox.post_en}});
}

} // namespace fengye::letters::store
