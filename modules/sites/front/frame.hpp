#pragma once

#include "modules/sites/sites.hpp"

namespace fengye::sites {

// What stands around every public page: head, masthead, menu, breadcrumb, footer.
html::Page show_frame(Public&, Head const&, html::Safe main);

std::string name_in(Language, SiteRecord const&);
// HAS_PHONE, and with it PHONE.
html::Values phone_values(Public&);

} // namespace fengye::sites
