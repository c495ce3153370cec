#include "modules/letters/desk/exports.hpp"

#include <fmt/format.h>

#include "modules/letters/desk/export_rows.hpp"
#include "platform/module/sent_sheet.hpp"

namespace fengye::letters {

namespace {

constexpr std::string_view all_units = "all";

// Whose letters: the own unit's for who reads them; else what the actor oversees.
Result<UnitId> unit_asked_for(Overseer const& overseer)
{
    auto const& actor = overseer.request.actor();
    auto const asked = overseer.request.argument("unit");
    bool const reads_own = actor.may("letters.read", actor.unit);
    if (asked.empty() && reads_own)
        return actor.unit;
    UnitId wanted{}; // all
    if (!asked.empty() && asked != all_units) {
        auto const unit = people::find_unit(overseer.reader, asked);
        if (!unit)
            return refuse(Because::not_found, "platform.not_found");
        wanted = unit->id;
    }
    bool const may = (wanted && actor.may("letters.read", wanted)) || actor.may("letters.overview", wanted);
    if (!may)
        return refuse(Because::not_allowed, "platform.not_allowed");
    return wanted;
}

// Words are looked for in titles only by who may read them.
Result<store::ExportFilter> filter_asked_for(Overseer const& overseer)
{
    auto const& request = overseer.request;
    store::ExportFilter filter;
    filter.unit = TRY(unit_asked_for(overseer));
    filter.system = parse<System>(request.argument("system"));
    filter.state = parse<LetterState>(request.argument("state"));
    filter.category = request.argument("category");
    filter.mailbox = request.argument("mailbox");
    auto const keyword = request.argument("keyword").substr(0, 200);
    bool const is_number =
        keyword.starts_with("SQ-") || keyword.starts_with("JY-") || keyword.starts_with("JC-");
    bool const may_read = filter.unit && request.actor().may("letters.read", filter.unit);
    if (is_number || !may_read)
        filter.number = keyword;
    else
        filter.words = keyword;
    filter.from = day_from(request.argument("from")).value_or(day(2000, 1, 1));
    filter.until = day_from(request.argument("until")).value_or(overseer.today);
    filter.is_late_only = !request.argument("late").empty() || request.argument("tab") == "late";
    filter.today = overseer.today;
    filter.hidden_from = request.actor().unit;
    return filter;
}

// What was asked for, without the words: they may be a name.
std::string described(http::Request const& request)
{
    std::string text;
    for (auto const* name :
         {"unit", "system", "state", "category", "mailbox", "from", "until", "late", "tab"})
        if (auto const value = request.argument(name); !value.empty())
            text += fmt::format("{}{}:{}", text.empty() ? "" : ",", name, value.substr(0, 40));
    return text;
}

Result<http::Response> send(http::Request const& request, Platform& platform, SheetFile file)
{
    auto const reader = platform.desk.reader();
    Overseer const overseer{request, platform, reader};
    auto const filter = TRY(filter_asked_for(overseer));
    ExportRows rows{overseer, filter, exported_max};
    return send_sheet(
        overseer, file, {overseer.say("letters.mailboxes"), export_columns(overseer), {}},
        [&] { return rows.next(); }, {"letters.exported", "letters", described(request)});
}

} // namespace

Result<http::Response> send_letters_xlsx(http::Request const& request, Platform& platform)
{
    return send(request, platform, SheetFile::xlsx);
}

Result<http::Response> send_letters_csv(http::Request const& request, Platform& platform)
{
    return send(request, platform, SheetFile::csv);
}

} // namespace fengye::letters
