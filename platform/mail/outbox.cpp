#include "platform/mail/outbox.hpp"

#include "platform/http/url.hpp"
#include "platform/mail/address.hpp"
#include "platform/mail/message.hpp"
#include "platform/settings/settings.hpp"
#include "platform/utf8/utf8.hpp"

namespace fengye::mail {

namespace {

constexpr std::size_t text_bytes_max = 64 * 1024, problem_bytes_max = 500;

constexpr db::Sql has_once{"mail.has_once", "SELECT id FROM mail_outbox WHERE once = :once"};
constexpr db::Sql insert_letter{"mail.insert", R"sql(
    INSERT INTO mail_outbox (id, once, channel, sealed, posted_at, due_at, state)
    VALUES (:id, :once, :channel, :sealed, :now, :now, 'queued')
)sql"};
constexpr db::Sql list_due{"mail.list_due", R"sql(
    SELECT id, channel, sealed, posted_at, tries FROM mail_outbox
    WHERE state = 'queued' AND channel = :channel AND due_at <= :now AND leased_until <= :now
    ORDER BY due_at, id LIMIT :limit
)sql"};
constexpr db::Sql lease_letter{"mail.lease", R"sql(
    UPDATE mail_outbox SET leased_until = :until, tries = tries + 1
    WHERE id = :id AND state = 'queued' AND tries = :tries AND leased_until <= :now
)sql"};
constexpr db::Sql set_sent{"mail.set_sent", R"sql(
    UPDATE mail_outbox SET state = 'sent', sealed = NULL, last_problem = '', sent_at = :now WHERE id = :id
)sql"};
constexpr db::Sql set_back{"mail.put_back", R"sql(
    UPDATE mail_outbox SET state = :state, leased_until = 0, due_at = :due_at, last_problem = :problem
    WHERE id = :id AND state = 'queued'
)sql"};
constexpr db::Sql drop_sent{"mail.forget_sent", "DELETE FROM mail_outbox WHERE sent_at < :before"};
constexpr db::Sql list_waiting{"mail.list_waiting", R"sql(
    SELECT id, once, channel, posted_at, tries, last_problem FROM mail_outbox
    WHERE state = 'waiting' ORDER BY id LIMIT 500
)sql"};
constexpr db::Sql count_state{"mail.count", "SELECT COUNT(*) AS total FROM mail_outbox WHERE state = :state"};
constexpr db::Sql set_queued{"mail.try_again", R"sql(
    UPDATE mail_outbox SET state = 'queued', tries = 0, leased_until = 0, due_at = :now WHERE state = 'waiting'
)sql"};

// A sealed letter opens in its own row only.
std::string place_of(std::int64_t id)
{
    return "mail_outbox/" + std::to_string(id);
}

Result<Opened> checked(Outgoing const& letter)
{
    auto const to = letter.channel == Channel::email ? mail_address(letter.to) : mobile_number(letter.to);
    if (!to)
        return refuse(
            Because::not_valid, letter.channel == Channel::email ? "platform.mail_address_wrong"
                                                                 : "platform.mobile_number_wrong");
    bool const has_subject = letter.channel == Channel::sms || is_subject(letter.subject);
    bool const has_text = !letter.text.empty() && letter.text.size() <= text_bytes_max &&
                          letter.text.find('\0') == std::string::npos && utf8::is_valid(letter.text);
    if (!has_subject || !has_text)
        return refuse(Because::not_valid, "platform.mail_not_sendable");
    return Opened{*to, letter.subject, letter.text};
}

std::int64_t count_of(db::Reader const& reader, std::string_view state)
{
    return *reader.one(
        count_state, {{":state", state}}, [](db::Row const& row) { return row.integer("total"); });
}

} // namespace

Outbox outbox_of(Settings const& settings, crypto::Key const& key)
{
    return {!settings.mail_server.empty(), !settings.sms_file.empty(), key.derive("mail/outbox")};
}

Result<Posted> post(Work& work, Outbox const& outbox, Outgoing const& letter)
{
    if (!outbox.has(letter.channel))
        return Posted::no_such_road;
    auto const content = TRY(checked(letter));
    if (work.tx.one(has_once, {{":once", letter.once}}, [](db::Row const& row) { return row.integer("id"); }))
        return Posted::before;
    auto const id = next_number(work.tx, "mail_outbox");
    work.tx.run(
        insert_letter, {{":id", id},
                        {":once", letter.once},
                        {":channel", letter.channel},
                        {":sealed", db::Bytes{crypto::seal(outbox.key, encode(content), place_of(id))}},
                        {":now", work.now}});
    return Posted::queued;
}

Opened open(Outbox const& outbox, Kept const& letter)
{
    return decode<Opened>(crypto::open(outbox.key, letter.sealed, place_of(letter.id)));
}

std::vector<Kept> due(db::Reader const& reader, Channel channel, Moment now, int limit)
{
    return reader.all(
        list_due, {{":channel", channel}, {":now", now}, {":limit", limit}}, [](db::Row const& row) {
            return Kept{
                row.integer("id"), row.get<Channel>("channel"), row.get<db::Bytes>("sealed").data,
                row.get<Moment>("posted_at"), row.get<int>("tries")};
        });
}

bool lease(db::Transaction& tx, Kept const& letter, Moment now, Moment until)
{
    return tx.run(
               lease_letter,
               {{":id", letter.id}, {":tries", letter.tries}, {":now", now}, {":until", until}}) == 1;
}

void mark_sent(db::Transaction& tx, Kept const& letter, Moment now)
{
    tx.run(set_sent, {{":id", letter.id}, {":now", now}});
}

std::chrono::minutes pause_after(int tries)
{
    std::chrono::minutes pause{1};
    for (int i = 1; i < tries; ++i)
        pause *= i < 3 ? 2 : 4;
    return pause;
}

void put_back(db::Transaction& tx, Kept const& letter, Moment now, std::string_view problem, Again again)
{
    int const tries = letter.tries + 1;
    bool const waits = again == Again::never || tries >= tries_max;
    tx.run(
        set_back, {{":id", letter.id},
                   {":state", waits ? "waiting" : "queued"},
                   {":due_at", now + pause_after(tries)},
                   {":problem", utf8::beginning(problem, problem_bytes_max)}});
}

void forget_sent(db::Transaction& tx, Moment before)
{
    tx.run(drop_sent, {{":before", before}});
}

std::vector<Waiting> waiting_for_a_person(db::Reader const& reader)
{
    return reader.all(list_waiting, {}, [](db::Row const& row) {
        return Waiting{row.integer("id"),           row.text("once"),
                       row.get<Channel>("channel"), row.get<Moment>("posted_at"),
                       row.get<int>("tries"),       row.text("last_problem")};
    });
}

std::int64_t count_waiting(db::Reader const& reader)
{
    return count_of(reader, "waiting");
}

std::int64_t count_queued(db::Reader const& reader)
{
    return count_of(reader, "queued");
}

std::int64_t try_again(db::Transaction& tx, Moment now)
{
    return tx.run(set_queued, {{":now", now}});
}

} // namespace fengye::mail
