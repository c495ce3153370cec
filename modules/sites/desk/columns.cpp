#include "modules/sites/desk/columns.hpp"

#include <algorithm>
#include <array>

#include "modules/sites/desk/ledger.hpp"
#include "modules/sites/domain/responsible.hpp"
#include "modules/sites/front/values.hpp"
#include "platform/module/desk_door.hpp"

namespace fengye::sites {

namespace {

constexpr std::array offered_healths{Health::overdue, Health::close, Health::empty, Health::disabled};

struct Counts {
    int overdue{0}, empty{0};

    void add(Health health)
    {
        overdue += health == Health::overdue;
        empty += health == Health::empty;
    }
};

class ColumnTable {
public:
    ColumnTable(http::Request const& request, Platform& platform, db::Reader const& reader)
        : m_platform{platform},
          m_language{desk_language(request)},
          m_ledger{read_ledger(platform, reader)},
          m_unit{request.argument("unit")},
          m_health{request.argument("health")}
    {}

    html::Page page()
    {
        auto channels = channel_sections();
        bool const is_found = !channels.empty();
        return {
            "sites/desk_columns",
            {{"TOTAL", m_total},
             {"ANY_OVERDUE", m_all.overdue > 0},
             {"OVERDUE_COUNT", m_all.overdue},
             {"ANY_EMPTY", m_all.empty > 0},
             {"EMPTY_COUNT", m_all.empty},
             {"MAY_ADD", false},
             {"SITES",
              std::vector<html::Values>{
                  {{"SITE", "main"},
                   {"SITE_OPTION_NAME", say("sites.desk_site_main")},
                   {"IS_SITE_CHOSEN", true}}}},
             {"UNITS", unit_options()},
             {"HEALTHS", health_options()},
             {"HAS_CHANNELS", is_found},
             {"NO_CHANNELS", !is_found},
             {"CHANNELS", std::move(channels)}}};
    }

private:
    std::string say(std::string const& key, Fillings const& fillings = {}) const
    {
        return m_platform.words.get(m_language, key, fillings);
    }

    bool is_asked(PublishedColumn const& column, Health health) const
    {
        auto const unit = m_ledger.units.find(m_unit);
        return (unit == m_ledger.units.end() || answers_for(unit->second, column)) &&
               (m_health.empty() || m_health == name_of(health));
    }

    std::vector<html::Values> channel_sections()
    {
        std::vector<html::Values> sections;
        for (auto const& channel : m_ledger.channels) {
            Counts counts;
            std::vector<html::Values> rows;
            for (auto const& column : m_ledger.columns) {
                auto const health = m_ledger.health_of(column);
                if (column.channel != channel.id || !is_asked(column, health.health))
                    continue;
                counts.add(health.health);
                m_all.add(health.health);
                rows.push_back(column_row(column, health));
            }
            m_total += static_cast<int>(rows.size());
            if (!rows.empty())
                sections.push_back(
                    {{"CHANNEL_NAME", name_in(m_language, channel)},
                     {"CHANNEL_COUNT", rows.size()},
                     {"CHANNEL_HAS_OVERDUE", counts.overdue > 0},
                     {"CHANNEL_OVERDUE", counts.overdue},
                     {"CHANNEL_HAS_EMPTY", counts.empty > 0},
                     {"CHANNEL_EMPTY", counts.empty},
                     {"COLUMNS", std::move(rows)}});
        }
        return sections;
    }

    html::Values column_row(PublishedColumn const& column, ColumnHealth const& health) const
    {
        auto const interval = column.update_interval_days;
        html::Values row{
            {"COLUMN_URL", "/desk/sites/columns/" + column.id.text()},
            {"COLUMN_NAME", name_in(m_language, column)},
            {"COLUMN_PATH", column.path},
            {"COLUMN_UNIT", responsible_names(column, m_ledger.units, m_platform.words, m_language)},
            {"COLUMN_KIND", say("sites.kind_" + std::string{name_of(column.column_kind)})},
            {"INTERVAL_TEXT", interval > 0 ? say("sites.desk_interval_n", {{"n", std::to_string(interval)}})
                                           : say("sites.desk_interval_none")}};
        add(row, last_values(m_ledger, column));
        add(row, light_values(m_platform.words, m_language, health));
        if (auto const newest = m_ledger.newest_in(column.id)) {
            auto const days = (m_ledger.today - day_of(*newest)).count();
            row.emplace_back(
                "AGE_TEXT", days > 0 ? say("sites.desk_age_n", {{"n", std::to_string(days)}})
                                     : say("sites.desk_age_today"));
        }
        return row;
    }

    std::vector<html::Values> unit_options() const
    {
        std::vector<html::Values> options;
        for (auto const& [code, unit] : m_ledger.units)
            options.push_back(
                {{"UNIT_CODE", code},
                 {"UNIT_OPTION_NAME", name_in(m_language, unit)},
                 {"IS_UNIT_CHOSEN", code == m_unit}});
        return options;
    }

    std::vector<html::Values> health_options() const
    {
        std::vector<html::Values> options;
        for (auto const health : offered_healths)
            options.push_back(
                {{"HEALTH", health},
                 {"HEALTH_NAME", say("sites.desk_health_" + std::string{name_of(health)})},
                 {"IS_HEALTH_CHOSEN", m_health == name_of(health)}});
        return options;
    }

    Platform& m_platform;
    Language m_language;
    Ledger m_ledger;
    std::string m_unit, m_health;
    Counts m_all;
    int m_total{0};
};

} // namespace

Result<http::Response> list_columns(http::Request const& request, Platform& platform)
{
    auto const reader = platform.desk.reader();
    auto const title = platform.words.get(desk_language(request), "sites.desk_columns");
    return screen(request, platform, title, ColumnTable{request, platform, reader}.page());
}

} // namespace fengye::sites
