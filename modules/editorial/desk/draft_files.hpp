#pragma once

#include "modules/editorial/domain/content.hpp"
#include "platform/module/module.hpp"

namespace fengye::editorial {

struct Item;

// What comes into a draft as a file. The bytes are kept and looked into first, which is no part of an act.

// Attachments and pictures, named in this person's line; refuses what the unit has no room for.
Result<void>
take_uploads(http::Request const&, Platform&, Item const&, std::vector<http::Upload> const& uploads);

// The upload "document", with its pictures, becomes the text of this person's line.
Result<void> import_into(http::Request const&, Platform&, Item const&, int based_on);

// Files that were not looked into when they came, because a converter was missing or busy, are looked into
// now. What still cannot be is left to the reviewer's eyes.
Result<int> submit_with_files(http::Request const&, Platform&, ItemId);

} // namespace fengye::editorial
