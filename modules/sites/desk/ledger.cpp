#include "modules/sites/desk/ledger.hpp"

#include "modules/sites/front/values.hpp"

namespace fengye::sites {

namespace {

std::string_view light_of(Health health)
{
    switch (health) {
    case Health::in_time:
        return "ok";
    case Health::close:
    case Health::empty:
        return "warn";
    case Health::overdue:
        return "bad";
    default:
        return "mute";
    }
}

} // namespace

std::optional<Moment> Ledger::newest_in(ColumnId id) const
{
    auto const found = newest.find(id);
    return found == newest.end() ? std::nullopt : std::optional{found->second};
}

ColumnHealth Ledger::health_of(PublishedColumn const& column) const
{
    return sites::health_of(column, newest_in(column.id), today);
}

Ledger read_ledger(Platform& platform, db::Reader const& reader)
{
    auto const front = platform.front.reader();
    Ledger ledger{channels(reader), columns(reader), {}, {}, day_of(platform.clock.now())};
    for (auto const& column : ledger.columns)
        if (holds_items(column.column_kind))
            if (auto const newest = newest_in(*front, column.id))
                ledger.newest.emplace(column.id, *newest);
    for (auto& unit : people::units(reader))
        ledger.units.emplace(unit.code, unit);
    return ledger;
}

html::Values light_values(Words const& words, Language language, ColumnHealth const& health)
{
    bool const is_disabled = health.health == Health::disabled;
    html::Values values{{"IS_ENABLED", !is_disabled}, {"IS_DISABLED", is_disabled}};
    if (!is_disabled)
        add(values, {{"LIGHT", light_of(health.health)},
                     {"LIGHT_TEXT", words.get(
                                        language, "sites.desk_light_" + std::string{name_of(health.health)},
                                        {{"n", std::to_string(health.days)}})}});
    return values;
}

html::Values last_values(Ledger const& ledger, PublishedColumn const& column)
{
    auto const newest = ledger.newest_in(column.id);
    html::Values values{
        {"HAS_LAST", newest.has_value()}, {"IS_EMPTY", ledger.health_of(column).health == Health::empty}};
    if (newest)
        add(values, {{"LAST_AT", to_iso(*newest)}, {"LAST_AT_TEXT", day_of(*newest)}});
    return values;
}

} // namespace fengye::sites
