#pragma once

#include "modules/editorial/domain/item.hpp"
#include "modules/editorial/domain/recall.hpp"
#include "platform/module/module.hpp"

namespace fengye::editorial {

// What a public item is, before it goes; and what is found of it once it went.
struct ToRecall {
    RecallEvidence evidence;
    std::string title, text;
};
ToRecall look_before_recall(db::Reader const&, Item const&);
RecallEvidence look_after_recall(Platform&, ItemId, ToRecall);

// GET /items/{id}/recall: the list that proves that nothing is left, looked at anew each time.
Result<http::Response> show_recall(http::Request const&, Platform&);

} // namespace fengye::editorial
