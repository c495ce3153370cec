#include "modules/editorial/domain/item.hpp"

#include <algorithm>

namespace fengye::editorial {

bool may_see(Actor const& actor, Item const& item)
{
    return may_see_inside(actor, item) || (item.is_public() && actor.may("editorial.withdraw", item.unit));
}

bool may_see_inside(Actor const& actor, Item const& item)
{
    return actor.may("editorial.read", item.unit);
}

Item as_public(Item item)
{
    item.state = ItemState::published;
    item.title = item.public_title;
    item.edition = item.published_edition;
    item.is_urgent = false;
    item.release_at.reset();
    return item;
}

bool may_edit(Actor const& actor, Item const& item)
{
    bool const is_open = item.state == ItemState::draft || item.state == ItemState::returned;
    return is_open && actor.may("editorial.draft", item.unit);
}

bool is_own(Actor const& actor, Item const& item)
{
    return actor.person == item.author ||
           std::find(item.writers.begin(), item.writers.end(), actor.person) != item.writers.end();
}

Result<void> check_may_review(Actor const& actor, Item const& item)
{
    if (!actor.may("editorial.review", item.unit))
        return refuse(Because::not_allowed, "platform.not_allowed");
    if (item.state != ItemState::submitted)
        return refuse(Because::conflict, "editorial.error_edition_changed");
    if (is_own(actor, item))
        return refuse(Because::not_allowed, "editorial.error_own_item");
    return {};
}

Result<void> check_may_sign(Actor const& actor, Item const& item, bool one_person_may)
{
    if (!actor.may("editorial.sign", item.unit))
        return refuse(Because::not_allowed, "platform.not_allowed");
    if (item.state != ItemState::reviewed)
        return refuse(Because::conflict, "editorial.error_edition_changed");
    if (is_own(actor, item))
        return refuse(Because::not_allowed, "editorial.error_own_item");
    if (actor.person == item.reviewer && !one_person_may)
        return refuse(Because::not_allowed, "editorial.error_same_person");
    return {};
}

bool may_correct(Actor const& actor, Item const& item)
{
    bool const is_free = item.state == ItemState::published || item.state == ItemState::withheld;
    return item.is_public() && is_free && actor.may("editorial.draft", item.unit);
}

bool may_withdraw(Actor const& actor, Item const& item)
{
    return item.is_public() && actor.may("editorial.withdraw", item.unit);
}

} // namespace fengye::editorial
