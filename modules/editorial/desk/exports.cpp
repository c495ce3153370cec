#include "modules/editorial/desk/exports.hpp"

#include <map>

#include "modules/editorial/desk/item_filter.hpp"
#include "modules/editorial/desk/views.hpp"
#include "platform/module/sent_sheet.hpp"

namespace fengye::editorial {

namespace {

constexpr int rows_at_once = 1000; // read from the store
constexpr std::int64_t rows_max = 50'000;

std::vector<sheet::Column> columns_of(Desk const& desk)
{
    using sheet::Kind;
    return {
        {desk.say("editorial.export_number"), Kind::number},
        {desk.say("editorial.title")},
        {desk.say("editorial.state")},
        {desk.say("editorial.fact_unit")},
        {desk.say("editorial.column")},
        {desk.say("editorial.author")},
        {desk.say("editorial.edition"), Kind::number},
        {desk.say("editorial.changed"), Kind::moment},
        {desk.say("editorial.published_at"), Kind::moment},
        {desk.say("editorial.address")}};
}

// The rows of a filter, a thousand read at a time; names that return are looked up once.
class Rows {
public:
    Rows(Desk const& desk, store::ItemFilter filter) : m_desk{desk}, m_filter{std::move(filter)}
    {
        m_filter.limit = rows_at_once;
    }

    std::optional<std::vector<sheet::Cell>> next()
    {
        if (m_next == m_items.size()) {
            m_items = store::list_items(m_desk.reader, m_filter);
            m_filter.offset += rows_at_once;
            m_next = 0;
        }
        if (m_items.empty() || m_count == rows_max)
            return std::nullopt;
        ++m_count;
        return row_of(m_items[m_next++]);
    }

private:
    template <class Key, class Find>
    std::string const& named(std::map<Key, std::string>& names, Key key, Find const& find)
    {
        auto const [name, is_new] = names.try_emplace(key);
        if (is_new)
            name->second = find(key);
        return name->second;
    }

    std::vector<sheet::Cell> row_of(Item const& item)
    {
        auto const& unit = named(m_units, item.unit, [&](UnitId id) {
            return people::unit_name(m_desk.reader, m_desk.language, id);
        });
        auto const& column =
            named(m_columns, item.home_column, [&](sites::ColumnId id) { return column_name(m_desk, id); });
        auto const& author =
            named(m_authors, item.author, [&](PersonId id) { return people::shown_name(m_desk.reader, id); });
        return {
            item.id.number,
            item.title,
            state_text(m_desk, item.state),
            unit,
            column,
            author,
            std::int64_t{item.edition},
            item.changed_at,
            item.published_at ? sheet::Cell{*item.published_at} : sheet::Cell{},
            item.is_public() ? sheet::Cell{path_of(item.id)} : sheet::Cell{}};
    }

    Desk const& m_desk;
    store::ItemFilter m_filter;
    std::vector<Item> m_items;
    std::size_t m_next = 0;
    std::int64_t m_count = 0;
    std::map<UnitId, std::string> m_units;
    std::map<sites::ColumnId, std::string> m_columns;
    std::map<PersonId, std::string> m_authors;
};

Result<http::Response> send(http::Request const& request, Platform& platform, SheetFile file)
{
    auto const reader = platform.desk.reader();
    Desk const desk{request, platform, reader};
    Rows rows{desk, filter_of(request)};
    auto const filter = http::query_text(chosen_pairs(request));
    return send_sheet(
        desk, file, {desk.say("editorial.items"), columns_of(desk), {}}, [&] { return rows.next(); },
        {"editorial.exported", "items", filter});
}

} // namespace

Result<http::Response> send_items_xlsx(http::Request const& request, Platform& platform)
{
    return send(request, platform, SheetFile::xlsx);
}

Result<http::Response> send_items_csv(http::Request const& request, Platform& platform)
{
    return send(request, platform, SheetFile::csv);
}

} // namespace fengye::editorial
