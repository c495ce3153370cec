#pragma once

#include "modules/media/store/library.hpp"
#include "platform/module/desk.hpp"

// What the screens of the library show of a file.
namespace fengye::media {

std::string file_url(FileId, std::string_view rest = {});
html::Values file_values(Desk const&, StoredFile const&);
// Refuses with not_found for what is not of the actor's own unit.
Result<StoredFile> find_own(http::Request const&, db::Reader const&);

store::LibraryFilter filter_of(http::Request const&);
http::Pairs chosen_pairs(http::Request const&);

} // namespace fengye::media
