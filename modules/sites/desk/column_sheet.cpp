#include "modules/sites/desk/column_sheet.hpp"

#include "modules/sites/desk/ledger.hpp"
#include "modules/sites/domain/responsible.hpp"
#include "platform/module/sent_sheet.hpp"

namespace fengye::sites {

namespace {

using enum sheet::Kind;

std::vector<sheet::Cell>
row_of(Desk const& desk, Ledger const& ledger, PublishedChannel const& channel, PublishedColumn const& column)
{
    auto const newest = ledger.newest_in(column.id);
    return {
        column.code,
        name_in(desk.language, channel),
        name_in(desk.language, column),
        column.path,
        desk.said("sites.kind_", column.column_kind),
        responsible_names(column, ledger.units, desk.platform.words, desk.language),
        column.update_interval_days > 0 ? sheet::Cell{std::int64_t{column.update_interval_days}}
                                        : sheet::Cell{},
        newest ? sheet::Cell{*newest} : sheet::Cell{},
        desk.said("sites.desk_health_", ledger.health_of(column).health)};
}

Result<http::Response> send(http::Request const& request, Platform& platform, SheetFile file)
{
    auto const reader = platform.desk.reader();
    Desk const desk{request, platform, reader};
    auto const ledger = read_ledger(platform, reader);
    sheet::Sheet sheet{
        desk.say("sites.desk_columns"),
        {{desk.say("sites.export_code")},
         {desk.say("sites.export_channel")},
         {desk.say("sites.desk_column")},
         {desk.say("sites.export_path")},
         {desk.say("sites.desk_kind")},
         {desk.say("sites.desk_unit")},
         {desk.say("sites.desk_interval_days"), number},
         {desk.say("sites.desk_last"), moment},
         {desk.say("sites.desk_state")}},
        {}};
    for (auto const& channel : ledger.channels)
        for (auto const& column : ledger.columns)
            if (column.channel == channel.id)
                sheet.rows.push_back(row_of(desk, ledger, channel, column));
    return send_sheet(desk, file, std::move(sheet), {"sites.exported", "columns"});
}

} // namespace

Result<http::Response> send_columns_xlsx(http::Request const& request, Platform& platform)
{
    return send(request, platform, SheetFile::xlsx);
}

Result<http::Response> send_columns_csv(http::Request const& request, Platform& platform)
{
    return send(request, platform, SheetFile::csv);
}

} // namespace fengye::sites
