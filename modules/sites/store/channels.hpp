#pragma once

#include "modules/sites/sites.hpp"
#include "platform/db/db.hpp"

namespace fengye::sites::store {

std::optional<PublishedChannel> find_channel(db::Reader const&, std::string_view slug);
std::optional<PublishedChannel> find_channel(db::Reader const&, ChannelId);
void add_channel(db::Transaction&, PublishedChannel const&);

} // namespace fengye::sites::store
