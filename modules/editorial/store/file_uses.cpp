#include "modules/editorial/store/file_uses.hpp"

#include <fmt/format.h>

#include "modules/editorial/store/editions.hpp"
#include "modules/editorial/store/imports.hpp"
#include "modules/editorial/store/items.hpp"
#include "modules/media/media.hpp"

namespace fengye::editorial::store {

namespace {

constexpr db::Sql select_after{
    "editorial.items_after", "SELECT id FROM editorial_items WHERE id > :after ORDER BY id LIMIT 100"};

std::string subject_of(ItemId id)
{
    return "item/" + id.text();
}

void note_all(db::Transaction& tx, Item const& item)
{
    note_holder(tx, item);
    if (auto const newest = find_edition(tx, item.id, item.edition))
        note_files(tx, item.id, newest_edition, newest->content.files);
    if (auto const shown = find_edition(tx, item.id, item.published_edition))
        note_files(tx, item.id, public_edition, shown->content.files);
    for (auto const& draft : drafts_of(tx, item.id))
        note_files(tx, item.id, draft_of(draft.person), draft.content.files);
    for (auto const file : imported_files_of(tx, item.id))
        media::note_uses(tx, subject_of(item.id), "import/" + file.text(), {file});
}

} // namespace

std::string draft_of(PersonId person)
{
    return "draft/" + person.text();
}

void note_holder(db::Transaction& tx, Item const& item)
{
    media::note_holder(
        tx,
        {subject_of(item.id), item.unit, item.title, fmt::format("/desk/editorial/items/{}", item.id.number),
         fmt::format("editorial.state_{}", name_of(item.state)), item.is_public()});
}

void note_files(db::Transaction& tx, ItemId item, std::string_view place, std::vector<ItemFile> const& files)
{
    std::vector<FileId> ids;
    for (auto const& file : files) {
        ids.push_back(file.id);
        if (place == newest_edition && file.is_picture && !file.alt.empty())
            media::note_alt(tx, file.id, file.alt);
    }
    media::note_uses(tx, subject_of(item), std::string{place}, std::move(ids));
}

void forget_files(db::Transaction& tx, ItemId item, std::string_view place_stem)
{
    media::forget_uses(tx, subject_of(item), std::string{place_stem});
}

std::optional<std::int64_t> note_files_again(db::Transaction& tx, std::int64_t after)
{
    auto const ids =
        tx.all(select_after, {{":after", after}}, [](db::Row const& row) { return row.get<ItemId>("id"); });
    for (auto const id : ids)
        note_all(tx, *find_item(tx, id));
    return ids.empty() ? std::nullopt : std::optional{ids.back().number};
}

} // namespace fengye::editorial::store
