#pragma once

#include <string>
#include <string_view>

#include "modules/casework/domain/digits_code.hpp"
#include "platform/crypto/crypto.hpp"
#include "platform/db/value.hpp"

namespace fengye::casework {

// What keeps citizens' data: seals what is stored, makes codes and the hashes they are found by. All from the
// data folder's key: whoever has the database alone can read nothing and try no code.
class Vault {
public:
    explicit Vault(crypto::Key const&);

    db::Bytes seal(std::string_view text, std::string_view belongs_to) const;
    std::string open(db::Bytes const&, std::string_view belongs_to) const; // throws when it does not open

    // The code of what was handed in under a key; another round gives another code.
    DigitsCode query_code(std::string_view request_key, int round) const;
    // Six digits sent to a contact; whoever gives them back has read what was sent.
    std::string confirmation(std::string_view request_key) const;
    DigitsCode draft_code(std::string_view draft_key) const;
    // What a code or key is looked up by.
    std::string hash(DigitsCode const&) const;
    std::string hash(std::string_view draft_key) const;

private:
    std::string m_sealing, m_codes, m_hashing;
};

} // namespace fengye::casework
