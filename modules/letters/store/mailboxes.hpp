#pragma once

#include "modules/letters/letters.hpp"

namespace fengye::letters::store {

struct Mailbox {
    UnitId unit;
    bool is_open{false};
    std::string post_zh, post_en;
};
std::vector<Mailbox> mailboxes(db::Reader const&);
std::optional<Mailbox> find_mailbox(db::Reader const&, UnitId);
void save_mailbox(db::Transaction&, Mailbox const&);

} // namespace fengye::letters::store
