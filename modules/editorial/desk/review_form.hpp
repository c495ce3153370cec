#pragma once

#include "platform/module/module.hpp"

namespace fengye::editorial {

// GET /items/{id}/chain. R33, R34: who had an edition in hand, what each said of it, and of what exactly. As
// a page, and with ?form=docx or ?form=pdf as the form that is signed by hand and filed
// (政府信息发布保密审查表).
Result<http::Response> show_chain(http::Request const&, Platform&);

} // namespace fengye::editorial
