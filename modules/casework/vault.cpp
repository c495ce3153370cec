#include "modules/casework/vault.hpp"

#include <fmt/format.h>

namespace fengye::casework {

Vault::Vault(crypto::Key const& key)
    : m_sealing{key.derive("casework/sealing")},
      m_codes{key.derive("casework/codes")},
      m_hashing{key.derive("casework/hashing")}
{}

db::Bytes Vault::seal(std::string_view text, std::string_view belongs_to) const
{
    return {crypto::seal(m_sealing, text, belongs_to)};
}

std::string Vault::open(db::Bytes const& sealed, std::string_view belongs_to) const
{
    return crypto::open(m_sealing, sealed.data, belongs_to);
}

DigitsCode Vault::query_code(std::string_view request_key, int round) const
{
    return DigitsCode::from_bytes(
        crypto::view(crypto::keyed_hash(m_codes, fmt::format("query/{}/{}", round, request_key))));
}

std::string Vault::confirmation(std::string_view request_key) const
{
    auto const code = DigitsCode::from_bytes(
        crypto::view(crypto::keyed_hash(m_codes, fmt::format("confirm/{}", request_key))));
    return code.digits().substr(0, 6);
}

DigitsCode Vault::draft_code(std::string_view draft_key) const
{
    return DigitsCode::from_bytes(
        crypto::view(crypto::keyed_hash(m_codes, fmt::format("draft/{}", draft_key))));
}

std::string Vault::hash(DigitsCode const& code) const
{
    return crypto::hex(crypto::view(crypto::keyed_hash(m_hashing, "code/" + code.digits())));
}

std::string Vault::hash(std::string_view draft_key) const
{
    return crypto::hex(crypto::view(crypto::keyed_hash(m_hashing, fmt::format("key/{}", draft_key))));
}

} // namespace fengye::casework
