#include "modules/letters/store/templates.hpp"

namespace fengye::letters::store {

namespace {

constexpr db::Sql select{"letters.templates_of", R"sql(
    SELECT id, unit, title, text FROM letters_templates WHERE unit = :unit ORDER BY id LIMIT :limit
)sql"};
constexpr db::Sql select_one{
    "letters.find_template", "SELECT id, unit, title, text FROM letters_templates WHERE id = :id"};
constexpr db::Sql insert{"letters.add_template", R"sql(
    INSERT INTO letters_templates (id, unit, title, text) VALUES (:id, :unit, :title, :text)
)sql"};
constexpr db::Sql update{
    "letters.save_template", "UPDATE letters_templates SET title = :title, text = :text WHERE id = :id"};
constexpr db::Sql remove{"letters.delete_template", "DELETE FROM letters_templates WHERE id = :id"};

Template read_template(db::Row const& row)
{
    return {row.get<TemplateId>("id"), row.get<UnitId>("unit"), row.text("title"), row.text("text")};
}

} // namespace

std::vector<Template> templates_of(db::Reader const& reader, UnitId unit)
{
    return reader.all(select, {{":unit", unit}, {":limit", templates_max}}, read_template);
}

std::optional<Template> find_template(db::Reader const& reader, TemplateId id)
{
    return reader.one(select_one, {{":id", id}}, read_template);
}

void insert_template(db::Transaction& tx, Template const& wanted)
{
    tx.run(
        insert,
        {{":id", wanted.id}, {":unit", wanted.unit}, {":title", wanted.title}, {":text", wanted.text}});
}

void update_template(db::Transaction& tx, Template const& wanted)
{
    tx.run(update, {{":id", wanted.id}, {":title", wanted.title}, {":text", wanted.text}});
}

void delete_template(db::Transaction& tx, TemplateId id)
{
    tx.run(remove, {{":id", id}});
}

} // namespace fengye::letters::store
