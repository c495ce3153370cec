#pragma once

#include <string>

#include "modules/casework/casework.hpp"
#include "platform/mail/outbox.hpp"
#include "platform/words/words.hpp"

namespace fengye {
struct Platform;
}

namespace fengye::letters {

// What an act on letters needs besides its Work: whoever has the platform has these.
struct Means {
    Means(Platform const&);

    casework::Vault vault;
    mail::Outbox outbox;
    Words const& words;
    Calendar const& calendar;
    std::string host; // the site's name, for addresses in mail; may be empty
    Moment now;
    std::string puzzle_key;
};

} // namespace fengye::letters
