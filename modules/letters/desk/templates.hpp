#pragma once

#include "platform/module/module.hpp"

namespace fengye::letters {

// Sentences the unit answers with often.
Result<http::Response> show_templates(http::Request const&, Platform&);
Result<http::Response> create_template(http::Request const&, Platform&);
Result<http::Response> save_template(http::Request const&, Platform&);
Result<http::Response> remove_template(http::Request const&, Platform&);

} // namespace fengye::letters
