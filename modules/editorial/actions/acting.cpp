#include "modules/editorial/actions/acting.hpp"

#include <fmt/format.h>

namespace fengye::editorial {

namespace {

std::string key_of(Item const& item, std::string_view what)
{
    return fmt::format("editorial/{}/{}", what, item.id.number);
}

std::string desk_path(Item const& item, std::string_view rest)
{
    return fmt::format("/desk/editorial/items/{}{}", item.id.number, rest);
}

} // namespace

Result<Item> find_for(Work& work, ItemId id)
{
    auto item = store::find_item(work.tx, id);
    if (!item || !may_see(work.actor, *item))
        return refuse(Because::not_found, "platform.not_found");
    return std::move(*item);
}

Result<Edition> find_looked_at(Work& work, Item const& item, int number, std::string const& hash)
{
    if (number != item.edition)
        return refuse(Because::conflict, "editorial.error_edition_changed");
    auto edition = store::find_edition(work.tx, item.id, number);
    if (!edition || edition->hash != hash || edition->hash_as_kept != hash)
        return refuse(Because::conflict, "editorial.error_edition_changed");
    return std::move(*edition);
}

void take_step(
    Work& work, Item const& item, StepKind kind, std::string const& hash, std::string const& reason,
    std::string const& note, std::string const& answers)
{
    store::add_step(
        work.tx, item.id,
        {kind, item.edition, work.actor.person, work.actor.name, work.now, reason, note, hash}, answers);
    work.record(
        fmt::format("editorial.{}", name_of(kind)), subject_of(item.id),
        fmt::format("edition={} reason={} hash={}", item.edition, reason, hash));
}

std::string desk_path_of(ItemId id)
{
    return "/desk/editorial/items/" + id.text();
}

std::string subject_of(ItemId id)
{
    return "item/" + id.text();
}

void ask_for_review(Work& work, Item const& item)
{
    people::assign(
        work, {.key = key_of(item, "review"),
               .kind = "editorial.task_review",
               .title = item.title,
               .path = desk_path(item, "/review"),
               .unit = item.unit,
               .role = people::Role::reviewer,
               .due = work.calendar.after(day_of(work.now), WorkingDays{1})});
}

void ask_for_sign_off(Work& work, Item const& item)
{
    people::assign(
        work, {.key = key_of(item, "sign"),
               .kind = "editorial.task_sign",
               .title = item.title,
               .path = desk_path(item, "/sign-off"),
               .unit = item.unit,
               .role = people::Role::disclosure_head,
               .due = work.calendar.after(day_of(work.now), WorkingDays{1})});
}

void ask_author(Work& work, Item const& item, std::string const& words)
{
    people::assign(
        work, {.key = key_of(item, "author"),
               .kind = words,
               .title = item.title,
               .path = desk_path(item, "/draft"),
               .person = item.author,
               .due = work.calendar.after(day_of(work.now), WorkingDays{2})});
}

std::string expiry_key(ItemId id)
{
    return fmt::format("editorial/expiry/{}", id.number);
}

void settle_all(Work& work, Item const& item)
{
    for (auto const* what : {"review", "sign", "author"})
        people::settle(work, key_of(item, what));
}

} // namespace fengye::editorial
