#pragma once

#include "modules/editorial/editorial.hpp"
#include "platform/work/work.hpp"

namespace fengye::editorial {

inline constexpr std::size_t attachment_text_bytes_max = 256u << 10;

// Makes public what the attachments of an article say, and no more what those said that it has no longer. A
// file that hides text, or was not looked into, is found by its name alone.
void publish_attachments(Work&, PublishedArticle const&);

// With their item, for the same reason. Erased are also those of its earlier editions.
void withdraw_attachments(Work&, ItemId, Withdrawal const&);
void erase_attachments(Work&, ItemId, Withdrawal);

} // namespace fengye::editorial
