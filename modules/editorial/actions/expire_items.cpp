#include "modules/editorial/actions/expire_items.hpp"

#include "modules/editorial/actions/acting.hpp"
#include "modules/editorial/actions/publish_item.hpp"
#include "modules/editorial/store/expiries.hpp"

namespace fengye::editorial {

namespace {

Result<void> expire(Work& work, ItemId id)
{
    auto item = store::find_item(work.tx, id);
    if (!item || !item->is_public()) {
        store::save_expiry(work.tx, id, std::nullopt);
        return {};
    }
    Withdrawal const withdrawal{.reason = "expired", .title = item->public_title, .at = work.now};
    // What is being written beside the page goes on, and may become public in its turn.
    bool const is_quiet = item->state == ItemState::published || item->state == ItemState::withheld;
    auto const state = is_quiet ? ItemState::withdrawn : item->state;
    take_down(work, *item, withdrawal);
    item->state = state;
    TRY(store::save_item(work.tx, *item));
    take_step(work, *item, StepKind::withdrawn, {}, withdrawal.reason);
    return {};
}

void ask(Work& work, store::Expiry const& expiry)
{
    store::note_asked(work.tx, expiry.item);
    if (auto const item = store::find_item(work.tx, expiry.item); item && item->is_public())
        people::assign(
            work, {.key = expiry_key(expiry.item),
                   .kind = "editorial.task_expiry",
                   .title = item->public_title,
                   .path = desk_path_of(expiry.item),
                   .unit = item->unit,
                   .role = people::Role::officer,
                   .due = expiry.expires_on});
}

} // namespace

Result<void> expire_items(Work& work)
{
    auto const today = day_of(work.now);
    for (auto const& expiry : store::expired_before(work.tx, today))
        TRY(expire(work, expiry.item));
    for (auto const& expiry : store::to_ask_by(work.tx, today + expiry_notice))
        ask(work, expiry);
    return {};
}

Result<void> let_expire(Work& work, ItemId id)
{
    auto const item = TRY(find_for(work, id));
    if (!work.actor.may("editorial.draft", item.unit))
        return refuse(Because::not_allowed, "platform.not_allowed");
    if (!store::find_expiry(work.tx, id))
        return refuse(Because::conflict, "platform.changed_meanwhile");
    people::settle(work, expiry_key(id));
    work.record("editorial.expiry_agreed", subject_of(id));
    return {};
}

} // namespace fengye::editorial
