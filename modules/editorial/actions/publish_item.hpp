#pragma once

#include "modules/editorial/domain/edition.hpp"
#include "platform/work/work.hpp"

namespace fengye::editorial {

// The job that makes a signed edition public when its time has come.
struct Release {
    ItemId item;
    int edition{0};

    static constexpr auto fields()
    {
        return std::tuple{field("item", &Release::item), field("edition", &Release::edition)};
    }
};

// Makes the signed edition public, if it still is the one that was signed. Says what should be true, so that
// a job that runs twice publishes once.
Result<void> release_item(Work&, ItemId, int edition);

// The signer goes ahead before the time to pull back is over.
Result<void> release_now(Work&, ItemId);

struct WithdrawalOrder {
    WithdrawReason reason;
    std::string note;        // shown at the old address, but for must_not_be_public
    std::string replacement; // number or address of what replaces it
    bool redirects{false};   // superseded: its address leads straight to the replacement
};

// Takes a public item off every page at once; its address says when and why (410). `must_not_be_public` takes
// the text out of the desk, the gazette and the front for good.
Result<void> withdraw_item(Work&, ItemId, WithdrawalOrder const&);

// The part of a withdrawal that every way of ending shares: the page, what its attachments say, and what it
// did to other texts. The item is changed and not saved.
void take_down(Work&, Item&, Withdrawal const&);

// An item that was public before it came here, with its old time: for imports. Its chain says it was
// imported.
Result<ItemId> import_published(Work&, people::UnitRecord const&, Content const&, Moment published_at);

// The document as the public will read it.
PublishedArticle document_of(db::Reader const&, Item const&, Edition const&, Moment published_at, Moment now);

} // namespace fengye::editorial
