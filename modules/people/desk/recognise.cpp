#include "modules/people/desk/recognise.hpp"

#include "modules/people/desk/session_cookie.hpp"
#include "modules/people/domain/rights.hpp"
#include "modules/people/store/appointments.hpp"
#include "modules/people/store/sessions.hpp"
#include "platform/log/log.hpp"

namespace fengye::people {

namespace {

// Whether a session may go on: not over, its account open, its person still here.
bool holds(store::Visit const& visit, Settings const& settings, Moment now)
{
    return !is_over(visit.session, settings, now) && !visit.account.is_disabled &&
           !visit.person.has_left(day_of(now));
}

// A full disk must not keep people from reading: what cannot be noted now is noted with a later click.
void note_seen(Platform& platform, Actor const& actor, Session const& session)
{
    auto const now = platform.clock.now();
    if (now - session.last_seen_at < seen_interval)
        return;
    try {
        (void)platform.works.run(actor, [&](Work& work) -> Result<void> {
            store::note_seen(work.tx, session.token_hash, now);
            return {};
        });
    } catch (std::exception const& error) {
        log::warning("session_not_noted", {{"account", actor.account.number}, {"error", error.what()}});
    }
}

} // namespace

std::optional<Actor> recognise(http::Request& request, Platform& platform)
{
    auto const token = request.cookie(session_cookie);
    if (token.empty())
        return std::nullopt;
    auto const now = platform.clock.now();
    Actor actor;
    std::optional<store::Visit> visit;
    {
        auto const reader = platform.desk.reader();
        visit = store::find_visit(reader, hash_of_secret(platform.key, SecretKind::session, token));
        if (!visit || !holds(*visit, platform.settings, now))
            return std::nullopt;
        actor = {visit->person.id,   visit->account.id, visit->person.unit,
                 visit->person.post, request.address,   {}};
        // Until the password is another, nothing is open but the page that changes it.
        if (!visit->account.must_change)
            actor.rights = rights_from(store::appointments_of(reader, visit->person.id), day_of(now));
    }
    note_seen(platform, actor, visit->session);
    request.session = token;
    return actor;
}

} // namespace fengye::people
