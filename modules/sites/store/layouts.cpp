#include "modules/sites/store/layouts.hpp"

#include "modules/sites/sites.hpp"

namespace fengye::sites::store {

namespace {

constexpr db::Sql find_layout{"sites.find_layout", "SELECT document FROM sites_layouts WHERE id = 1"};
constexpr db::Sql upsert_layout{"sites.save_layout", R"sql(
    INSERT INTO sites_layouts (id, document) VALUES (1, :document)
    ON CONFLICT (id) DO UPDATE SET document = excluded.document
)sql"};

} // namespace

Layout layout(db::Reader const& reader)
{
    return reader
        .one(
            find_layout, {},
            [](db::Row const& row) { return decode<Layout>(row.get<std::string_view>("document")); })
        .value_or(Layout{});
}

void save_layout(db::Transaction& tx, Layout const& layout)
{
    tx.run(upsert_layout, {{":document", encode(layout)}});
}

} // namespace fengye::sites::store

namespace fengye::sites {

std::vector<ColumnId> home_page_columns(db::Reader const& reader)
{
    std::vector<ColumnId> ids;
    for (auto const& block : store::layout(reader).blocks)
        if (block.slot != Slot::openness) // links to columns, without rows
            for (auto const& code : block.columns)
                if (auto const column = find_column(reader, code))
                    ids.push_back(column->id);
    return ids;
}

} // namespace fengye::sites
