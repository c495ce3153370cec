#include "platform/mail/postman.hpp"

#include "platform/log/log.hpp"
#include "platform/mail/address.hpp"
#include "platform/mail/message.hpp"
#include "platform/mail/sms.hpp"
#include "platform/settings/settings.hpp"
#include "platform/work/works.hpp"

namespace fengye::mail {

namespace {

constexpr std::chrono::minutes lease_time{2}; // four times as long as sending may take
constexpr std::chrono::minutes rest{1};       // before a server that was away is asked again
constexpr std::chrono::days name_memory{400};

// The same each time the letter is sent; nobody can tell from it how many letters there are.
std::string message_id(Outbox const& outbox, std::int64_t id, std::string const& from)
{
    auto const hash = crypto::keyed_hash(outbox.key, "message-id/" + std::to_string(id));
    return crypto::hex(crypto::view(hash).substr(0, 16)) + "@" + domain_of(from);
}

} // namespace

Send by_server(Settings const& settings, Outbox const& outbox)
{
    return [server = server_of(settings), from = settings.mail_from,
            outbox](Kept const& letter, Opened const& opened, std::atomic<bool> const& stopping) -> Outcome {
        auto const text = written(
            {opened.to, opened.subject, opened.text},
            {from, message_id(outbox, letter.id, from), letter.posted_at});
        if (!text)
            return {Outcome::Kind::refused, text.error().words};
        return send(server, from, opened.to, *text, stopping);
    };
}

Send into_file(Settings const& settings)
{
    return [path = settings.sms_file](Kept const& letter, Opened const& opened, std::atomic<bool> const&) {
        return append(path, {letter.id, opened.to, opened.text, letter.posted_at});
    };
}

Postman::Postman(Parts parts, Channel channel, Send send)
    : m_parts{std::move(parts)},
      m_channel{channel},
      m_send{std::move(send)},
      m_worker{"mail_not_sent", [this] {
                   tidy_up();
                   send_all_due();
               }}
{}

void Postman::send_all_due()
{
    while (!is_server_away()) {
        auto const letters = due(m_parts.desk.reader(), m_channel, m_parts.clock.now());
        for (auto const& letter : letters) {
            if (m_worker.is_leaving() || is_server_away())
                return;
            send_one(letter);
        }
        if (letters.empty())
            return;
    }
}

void Postman::send_one(Kept const& letter)
{
    auto const now = m_parts.clock.now();
    auto const leased = m_parts.works.run(Actor::program("mail"), [&](Work& work) -> Result<bool> {
        return lease(work.tx, letter, now, now + lease_time);
    });
    if (!*leased)
        return;
    if (letter.tries >= tries_max) // the program died each time before it could say how it went
        return settle(letter, {Outcome::Kind::refused, "the program ended while it was sent"});
    Outcome outcome;
    try {
        outcome = m_send(letter, open(m_parts.outbox, letter), m_worker.is_leaving());
    } catch (std::exception const& error) {
        outcome = {Outcome::Kind::refused, error.what()}; // sealed under another key, or a fault of ours
    }
    settle(letter, outcome);
}

void Postman::settle(Kept const& letter, Outcome const& outcome)
{
    using Kind = Outcome::Kind;
    auto const now = m_parts.clock.now();
    if (outcome.kind == Kind::server_away)
        m_away_until = now + rest;
    if (outcome.kind == Kind::sent)
        log::event("mail_sent", {{"letter", letter.id}, {"channel", name_of(m_channel)}});
    else
        log::warning(
            "mail_failed", {{"letter", letter.id},
                            {"channel", name_of(m_channel)},
                            {"tries", letter.tries + 1},
                            {"error", outcome.problem}});
    (void)m_parts.works.run(Actor::program("mail"), [&](Work& work) -> Result<void> {
        if (outcome.kind == Kind::sent)
            mark_sent(work.tx, letter, now);
        else
            put_back(
                work.tx, letter, now, outcome.problem,
                outcome.kind == Kind::refused ? Again::never : Again::later);
        return {};
    });
}

void Postman::tidy_up()
{
    auto const now = m_parts.clock.now();
    if (std::exchange(m_tidied_on, day_of(now)) == day_of(now))
        return;
    (void)m_parts.works.run(Actor::program("mail"), [&](Work& work) -> Result<void> {
        forget_sent(work.tx, now - name_memory);
        return {};
    });
}

Postmen::Postmen(Postman::Parts const& parts, Settings const& settings)
{
    if (parts.outbox.has_email)
        m_postmen.push_back(
            std::make_unique<Postman>(parts, Channel::email, by_server(settings, parts.outbox)));
    if (parts.outbox.has_sms)
        m_postmen.push_back(std::make_unique<Postman>(parts, Channel::sms, into_file(settings)));
}

Postmen::~Postmen()
{
    for (auto const& postman : m_postmen)
        postman->leave();
}

void Postmen::wake()
{
    for (auto const& postman : m_postmen)
        postman->wake();
}

} // namespace fengye::mail
