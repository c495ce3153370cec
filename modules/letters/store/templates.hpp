#pragma once

#include "modules/letters/domain/template.hpp"

namespace fengye::letters::store {

inline constexpr int templates_max = 100;
std::vector<Template> templates_of(db::Reader const&, UnitId); // the oldest first
std::optional<Template> find_template(db::Reader const&, TemplateId);
void insert_template(db::Transaction&, Template const&);
void update_template(db::Transaction&, Template const&);
void delete_template(db::Transaction&, TemplateId);

} // namespace fengye::letters::store
