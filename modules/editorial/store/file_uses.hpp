#pragma once

#include "modules/editorial/domain/content.hpp"
#include "modules/editorial/domain/item.hpp"
#include "platform/db/db.hpp"

// What the library of media knows of the files of items: told where a text is kept, so it is never forgotten.
namespace fengye::editorial::store {

inline constexpr std::string_view newest_edition = "newest", public_edition = "public";
std::string draft_of(PersonId);

void note_holder(db::Transaction&, Item const&);
void note_files(db::Transaction&, ItemId, std::string_view place, std::vector<ItemFile> const&);
void forget_files(db::Transaction&, ItemId, std::string_view place_stem = {});

// For items from before uses were noted: all of theirs again. The number of the last one, or none when there
// are no more.
std::optional<std::int64_t> note_files_again(db::Transaction&, std::int64_t after);

} // namespace fengye::editorial::store
