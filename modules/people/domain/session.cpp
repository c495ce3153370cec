#include "modules/people/domain/session.hpp"

namespace fengye::people {

bool is_over(Session const& session, Settings const& settings, Moment now)
{
    return now - session.last_seen_at >= settings.session_idle ||
           now - session.created_at >= settings.session_lifetime;
}

Secret new_secret(crypto::Key const& key, SecretKind kind)
{
    auto text = crypto::random_token();
    auto hash = hash_of_secret(key, kind, text);
    return {std::move(text), std::move(hash)};
}

std::string hash_of_secret(crypto::Key const& key, SecretKind kind, std::string_view text)
{
    auto const purpose = "people." + std::string{name_of(kind)};
    return crypto::hex(crypto::view(crypto::keyed_hash(key.derive(purpose), text)));
}

std::string hash_of_name(crypto::Key const& key, std::string_view account_name)
{
    return crypto::hex(crypto::view(crypto::keyed_hash(key.derive("people.attempts"), account_name)));
}

} // namespace fengye::people
