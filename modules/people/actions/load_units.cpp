#include "modules/people/actions/load_units.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include "modules/people/store/units.hpp"
#include "platform/embed/embed.hpp"

namespace fengye::people {

namespace {

Result<UnitRecord> read_unit(toml::table const& table)
{
    auto const text = [&](std::string_view key) { return table[key].value_or(std::string{}); };
    auto const kind = parse<UnitKind>(text("kind"));
    UnitRecord unit{
        {},
        text("code"),
        text("name_zh"),
        text("name_en"),
        text("short_zh"),
        kind.value_or(UnitKind::department),
        text("division_code"),
        text("level"),
        text("site_mode")};
    if (!kind || unit.code.empty() || unit.name_zh.empty()) {
        auto refusal = Refusal{Because::not_valid, "people.error_unit_unreadable"};
        refusal.values.emplace("code", unit.code);
        return tl::unexpected{std::move(refusal)};
    }
    if (unit.short_zh.empty())
        unit.short_zh = unit.name_zh;
    return unit;
}

void load(Work& work, UnitRecord unit)
{
    auto const known = find_unit(work.tx, unit.code);
    unit.id = known ? known->id : next_id<UnitId>(work.tx, "people_units");
    if (known && encode(*known) == encode(unit))
        return;
    store::save_unit(work.tx, unit);
    work.record("people.unit_loaded", "unit/" + unit.id.text(), unit.code);
    work.publish(unit);
}

} // namespace

Result<int> load_units(Work& work)
{
    return load_units(work, embed::read("modules/people/fixtures/units.toml"));
}

Result<int> load_units(Work& work, std::string_view text)
{
    auto const table = toml::parse(text);
    auto const* list = table["unit"].as_array();
    if (!list)
        return 0;
    for (auto const& element : *list) {
        auto const* fields = element.as_table();
        if (!fields)
            return refuse(Because::not_valid, "people.error_unit_unreadable");
        auto unit = TRY(read_unit(*fields));
        load(work, std::move(unit));
    }
    return static_cast<int>(list->size());
}

} // namespace fengye::people
