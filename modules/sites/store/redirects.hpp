#pragma once

#include "modules/sites/domain/redirect.hpp"
#include "platform/db/db.hpp"

namespace fengye::sites::store {

struct StoredRedirect {
    Redirect redirect;
    ColumnId column; // 0 for addresses of the former site
    Moment made_at;
};
std::optional<Redirect> find_redirect(db::Reader const&, std::string_view path);
std::vector<StoredRedirect> redirects_of(db::Reader const&, ColumnId); // newest first
std::vector<Redirect> redirects_to(db::Reader const&, std::string_view target);
void save_redirect(db::Transaction&, StoredRedirect const&);
void remove_redirect(db::Transaction&, Id<Redirect>);

} // namespace fengye::sites::store
