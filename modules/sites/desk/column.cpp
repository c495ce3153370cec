#include "modules/sites/desk/column.hpp"

#include <charconv>

#include "modules/sites/actions/move_column.hpp"
#include "modules/sites/actions/save_column.hpp"
#include "modules/sites/desk/ledger.hpp"
#include "modules/sites/domain/address.hpp"
#include "modules/sites/domain/responsible.hpp"
#include "modules/sites/front/values.hpp"
#include "modules/sites/store/columns.hpp"
#include "modules/sites/store/redirects.hpp"
#include "platform/module/desk_door.hpp"
#include "platform/module/forgery.hpp"
#include "platform/module/form_errors.hpp"

namespace fengye::sites {

namespace {

constexpr std::string_view classes[] = {"all_departments", "all_counties"};

std::optional<int> number_in(std::string const& text)
{
    int number = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} && end == text.data() + text.size() ? std::optional{number} : std::nullopt;
}

ColumnChange read_change(http::Form const& form)
{
    return {
        form.text("name_zh"),
        form.text("name_en"),
        form.text("channel"),
        form.text("slug"),
        responsible_from(form.text("unit")),
        number_in(form.text("interval")),
        parse<ColumnKind>(form.text("kind")).value_or(ColumnKind::article_list),
        form.ticked("enabled")};
}

ColumnChange as_it_is(PublishedColumn const& column, Ledger const& ledger)
{
    std::string channel;
    for (auto const& one : ledger.channels)
        if (one.id == column.channel)
            channel = one.slug;
    return {column.name_zh,       column.name_en,     channel,
            slug_of(column.path), column.responsible, column.update_interval_days,
            column.column_kind,   column.enabled};
}

// The form as it stands or as it was sent, beside how the column is kept.
class ColumnScreen {
public:
    ColumnScreen(
        http::Request const& request, Platform& platform, db::Reader const& reader,
        store::StoredColumn const& stored)
        : m_request{request},
          m_platform{platform},
          m_reader{reader},
          m_stored{stored},
          m_language{desk_language(request)},
          m_ledger{read_ledger(platform, reader)},
          m_change{as_it_is(stored.column, m_ledger)},
          m_interval{std::to_string(stored.column.update_interval_days)}
    {}

    void refused(ColumnChange change, std::string interval, Refusal refusal)
    {
        m_change = std::move(change);
        m_interval = std::move(interval);
        m_refusal = std::move(refusal);
    }

    http::Response show() const
    {
        auto const& column = m_stored.column;
        auto const address = "/desk/sites/columns/" + column.id.text();
        auto const count = m_platform.front.reader()->count({.list = list_of(column.id)});
        bool const may_change = m_request.actor().may("sites.structure");
        html::Values values{
            {"CSRF", form_token(m_platform.key, m_request.session)},
            {"COLUMN_TITLE", name_in(m_language, column)},
            {"COLUMN_URL", address},
            {"VERSION", m_stored.version},
            {"NAME_ZH", m_change.name_zh},
            {"NAME_EN", m_change.name_en},
            {"SLUG", m_change.slug},
            {"INTERVAL", m_interval},
            {"CHANNELS", channel_options()},
            {"UNITS", unit_options()},
            {"KINDS", kind_options()},
            {"HAS_ITEMS", count > 0},
            {"ITEM_COUNT", count},
            {"PUBLIC_URL", column.path},
            {"OFFICERS", officers()},
            {"MAY_SAVE", may_change},
            {"MAY_ORDER", may_change},
            {"ORDER_URL", address + "/order"}};
        add(values, light_values(m_platform.words, m_language, m_ledger.health_of(column)));
        add(values, last_values(m_ledger, column));
        add(values, redirect_values());
        add(values, error_values(
                        m_platform.words, m_language, m_refusal ? &*m_refusal : nullptr,
                        {"name_zh", "name_en", "channel", "slug", "unit", "interval"}));
        return screen(
            m_request, m_platform, name_in(m_language, column), {"sites/desk_column", std::move(values)},
            m_refusal ? 422 : 200);
    }

private:
    std::vector<html::Values> channel_options() const
    {
        std::vector<html::Values> options;
        for (auto const& channel : m_ledger.channels)
            options.push_back(
                {{"CHANNEL", channel.slug},
                 {"CHANNEL_NAME", name_in(m_language, channel)},
                 {"IS_CHANNEL_CHOSEN", channel.slug == m_change.channel}});
        return options;
    }

    // One unit, or one of the classes; a column several units answer for keeps them as one choice.
    std::vector<html::Values> unit_options() const
    {
        std::vector<html::Values> options;
        auto const chosen = responsible_text(m_change.unit);
        auto const add_option = [&](std::string const& value, std::string const& name) {
            options.push_back(
                {{"UNIT_CODE", value}, {"UNIT_OPTION_NAME", name}, {"IS_UNIT_CHOSEN", value == chosen}});
        };
        if (m_stored.column.responsible.size() > 1)
            add_option(
                responsible_text(m_stored.column.responsible),
                responsible_names(m_stored.column, m_ledger.units, m_platform.words, m_language));
        for (auto const name : classes)
            add_option(std::string{name}, m_platform.words.get(m_language, "sites." + std::string{name}));
        for (auto const& [code, unit] : m_ledger.units)
            add_option(code, name_in(m_language, unit));
        return options;
    }

    // The kinds that hold no items belong to modules: such a column stays what it is.
    std::vector<html::Values> kind_options() const
    {
        std::vector<html::Values> options;
        for (auto const name : names_of(ColumnKind{})) {
            auto const kind = *parse<ColumnKind>(name);
            bool const is_offered = kind == m_stored.column.column_kind ||
                                    (holds_items(kind) && holds_items(m_stored.column.column_kind));
            if (is_offered)
                options.push_back(
                    {{"KIND", name},
                     {"KIND_NAME", m_platform.words.get(m_language, "sites.kind_" + std::string{name})},
                     {"IS_KIND_CHOSEN", kind == m_change.kind}});
        }
        return options;
    }

    std::string officers() const
    {
        std::string names;
        for (auto const& code : m_stored.column.responsible)
            if (auto const unit = m_ledger.units.find(code); unit != m_ledger.units.end())
                for (auto const person :
                     people::holders(m_reader, people::Role::officer, unit->second.id, m_ledger.today))
                    names += (names.empty() ? "" : m_platform.words.get(m_language, "sites.and")) +
                             people::shown_name(m_reader, person);
        return names.empty()
                   ? responsible_names(m_stored.column, m_ledger.units, m_platform.words, m_language)
                   : names;
    }

    html::Values redirect_values() const
    {
        std::vector<html::Values> rows;
        for (auto const& old : store::redirects_of(m_reader, m_stored.column.id))
            rows.push_back(
                {{"OLD_PATH", old.redirect.path},
                 {"MOVED_AT", to_iso(old.made_at)},
                 {"MOVED_AT_TEXT", day_of(old.made_at)}});
        bool const is_any = !rows.empty();
        return {{"HAS_REDIRECTS", is_any}, {"REDIRECTS", std::move(rows)}};
    }

    http::Request const& m_request;
    Platform& m_platform;
    db::Reader const& m_reader;
    store::StoredColumn const& m_stored;
    Language m_language;
    Ledger m_ledger;
    ColumnChange m_change;
    std::string m_interval;
    std::optional<Refusal> m_refusal;
};

Result<ColumnId> id_of(http::Request const& request)
{
    auto const id = request.id<ColumnId>("id");
    if (!id)
        return refuse(Because::not_found, "platform.not_found");
    return *id;
}

// Addresses a module of the program answers at cannot be a column's.
Result<void> check_address(Portal const& portal, ColumnChange const& change)
{
    auto const path = path_in(change.channel, change.slug);
    if (is_slug(change.slug) && is_served(portal, path))
        return refuse(Because::not_valid, "sites.desk_error_slug_taken", "slug");
    return {};
}

Result<PublishedColumn> save(
    http::Request const& request, Platform& platform, ColumnId id, std::int64_t version,
    ColumnChange const& change)
{
    TRY(check_address(platform.portal, change));
    return platform.works.run(
        request.actor(), [&](Work& work) { return save_column(work, id, version, change); });
}

} // namespace

Result<http::Response> edit_column(http::Request const& request, Platform& platform)
{
    auto const id = TRY(id_of(request));
    auto const reader = platform.desk.reader();
    auto const stored = store::find_stored_column(reader, id);
    if (!stored)
        return refuse(Because::not_found, "platform.not_found");
    return ColumnScreen{request, platform, reader, *stored}.show();
}

Result<http::Response> update_column(http::Request const& request, Platform& platform)
{
    auto const id = TRY(id_of(request));
    auto const form = TRY(Result<http::Form>{request.form()});
    auto const change = read_change(form);
    auto const version = number_in(form.text("version")).value_or(0);
    auto const saved = save(request, platform, id, version, change);
    if (saved)
        return http::see_other("/desk/sites/columns/" + id.text() + "?done=sites.desk_saved");
    auto const reader = platform.desk.reader();
    auto const stored = store::find_stored_column(reader, id);
    if (!stored || !is_shown_in_form(saved.error()))
        return tl::unexpected{saved.error()};
    ColumnScreen again{request, platform, reader, *stored};
    again.refused(change, form.text("interval"), saved.error());
    return again.show();
}

Result<http::Response> reorder_column(http::Request const& request, Platform& platform)
{
    auto const id = TRY(id_of(request));
    auto const form = TRY(Result<http::Form>{request.form()});
    auto const direction = parse<Direction>(form.text("move"));
    if (!direction)
        return refuse(Because::not_valid, "platform.form_broken");
    TRY(platform.works.run(request.actor(), [&](Work& work) { return move_column(work, id, *direction); }));
    return http::see_other("/desk/sites/columns/" + id.text());
}

} // namespace fengye::sites
