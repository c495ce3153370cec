#include "modules/people/store/units.hpp"

namespace fengye::people {

namespace {

constexpr db::Sql list_units{"people.list_units", R"sql(
    SELECT id, code, name_zh, name_en, short_zh, unit_kind, division_code, level, site_mode
    FROM people_units ORDER BY id LIMIT 1000
)sql"};
constexpr db::Sql list_districts{"people.list_districts", R"sql(
    SELECT code, short_zh FROM people_units
    WHERE unit_kind IN ('district', 'autonomous_county', 'development_zone') ORDER BY id LIMIT 1000
)sql"};
constexpr db::Sql find_unit_by_id{"people.find_unit_by_id", R"sql(
    SELECT id, code, name_zh, name_en, short_zh, unit_kind, division_code, level, site_mode
    FROM people_units WHERE id = :id
)sql"};
constexpr db::Sql find_unit_by_code{"people.find_unit_by_code", R"sql(
    SELECT id, code, name_zh, name_en, short_zh, unit_kind, division_code, level, site_mode
    FROM people_units WHERE code = :code
)sql"};
constexpr db::Sql put_unit{"people.put_unit", R"sql(
    INSERT INTO people_units (id, code, name_zh, name_en, short_zh, unit_kind, division_code, level, site_mode)
    VALUES (:id, :code, :name_zh, :name_en, :short_zh, :unit_kind, :division_code, :level, :site_mode)
    ON CONFLICT (id) DO UPDATE SET code = excluded.code, name_zh = excluded.name_zh, name_en = excluded.name_en,
        short_zh = excluded.short_zh, unit_kind = excluded.unit_kind, division_code = excluded.division_code,
        level = excluded.level, site_mode = excluded.site_mode
)sql"};
constexpr db::Sql find_one_reviewer{"people.find_one_reviewer", R"sql(
    SELECT reason, until_on, set_by, set_at FROM people_one_reviewer WHERE unit = :unit AND until_on >= :today
)sql"};
constexpr db::Sql put_one_reviewer{"people.put_one_reviewer", R"sql(
    INSERT INTO people_one_reviewer (unit, reason, until_on, set_by, set_at)
    VALUES (:unit, :reason, :until, :set_by, :set_at)
    ON CONFLICT (unit) DO UPDATE SET reason = excluded.reason, until_on = excluded.until_on, set_by = excluded.set_by,
        set_at = excluded.set_at
)sql"};
constexpr db::Sql drop_one_reviewer{
    "people.drop_one_reviewer", "DELETE FROM people_one_reviewer WHERE unit = :unit"};

UnitRecord read_unit(db::Row const& row)
{
    return {row.get<UnitId>("id"),     row.text("code"),     row.text("name_zh"),
            row.text("name_en"),       row.text("short_zh"), row.get<UnitKind>("unit_kind"),
            row.text("division_code"), row.text("level"),    row.text("site_mode")};
}

} // namespace

std::vector<UnitRecord> units(db::Reader const& reader)
{
    return reader.all(list_units, {}, read_unit);
}

std::vector<District> districts(db::Reader const& reader)
{
    return reader.all(list_districts, {}, [](db::Row const& row) {
        return District{row.text("code"), row.text("short_zh")};
    });
}

std::optional<UnitRecord> find_unit(db::Reader const& reader, UnitId id)
{
    return reader.one(find_unit_by_id, {{":id", id}}, read_unit);
}

std::optional<UnitRecord> find_unit(db::Reader const& reader, std::string_view code)
{
    return reader.one(find_unit_by_code, {{":code", code}}, read_unit);
}

std::string name_in(Language language, UnitRecord const& unit)
{
    if (language == Language::en && !unit.name_en.empty())
        return unit.name_en;
    return unit.short_zh.empty() ? unit.name_zh : unit.short_zh;
}

std::string unit_name(db::Reader const& reader, Language language, UnitId id)
{
    auto const unit = id ? find_unit(reader, id) : std::nullopt;
    return unit ? name_in(language, *unit) : std::string{};
}

std::string unit_code(db::Reader const& reader, UnitId id)
{
    auto const unit = id ? find_unit(reader, id) : std::nullopt;
    return unit ? unit->code : std::string{};
}

std::optional<OneReviewer> one_reviewer(db::Reader const& reader, UnitId unit, Day today)
{
    return reader.one(find_one_reviewer, {{":unit", unit}, {":today", today}}, [](db::Row const& row) {
        return OneReviewer{
            row.text("reason"), row.get<Day>("until_on"), row.get<PersonId>("set_by"),
            row.get<Moment>("set_at")};
    });
}

namespace store {

void save_unit(db::Transaction& tx, UnitRecord const& unit)
{
    tx.run(
        put_unit, {{":id", unit.id},
                   {":code", unit.code},
                   {":name_zh", unit.name_zh},
                   {":name_en", unit.name_en},
                   {":short_zh", unit.short_zh},
                   {":unit_kind", unit.unit_kind},
                   {":division_code", unit.division_code},
                   {":level", unit.level},
                   {":site_mode", unit.site_mode}});
}

void save_one_reviewer(db::Transaction& tx, UnitId unit, OneReviewer const& permit)
{
    tx.run(
        put_one_reviewer, {{":unit", unit},
                           {":reason", permit.reason},
                           {":until", permit.until},
                           {":set_by", permit.set_by},
                           {":set_at", permit.set_at}});
}

void delete_one_reviewer(db::Transaction& tx, UnitId unit)
{
    tx.run(drop_one_reviewer, {{":unit", unit}});
}

} // namespace store

} // namespace fengye::people
