#pragma once

#include "modules/letters/domain/template.hpp"
#include "platform/work/work.hpp"

namespace fengye::letters {

// Templates of the actor's own unit. All refuse with not_found those of another.
struct TemplateText {
    std::string title;
    std::string text;
};
Result<TemplateId> add_template(Work&, TemplateText const&);
Result<void> change_template(Work&, TemplateId, TemplateText const&);
Result<void> delete_template(Work&, TemplateId);

} // namespace fengye::letters
