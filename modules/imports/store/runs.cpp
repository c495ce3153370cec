#include "modules/imports/store/runs.hpp"

namespace fengye::imports::store {

namespace {

constexpr db::Sql insert_run{"imports.add_run", R"sql(
    INSERT INTO imports_runs (id, source, begun_at, ended_at, counts)
    VALUES (:id, :source, :begun_at, NULL, :counts)
)sql"};
constexpr db::Sql update_run{"imports.end_run", R"sql(
    UPDATE imports_runs SET ended_at = :ended_at, counts = :counts WHERE id = :id
)sql"};
constexpr db::Sql select_last{"imports.last_run", R"sql(
    SELECT begun_at, ended_at, counts FROM imports_runs WHERE source = :source ORDER BY id DESC LIMIT 1
)sql"};
constexpr db::Sql insert_line{"imports.add_line", R"sql(
    INSERT INTO imports_lines (run, number, kind, page, title, detail, item)
    VALUES (:run, :number, :kind, :page, :title, :detail, :item)
)sql"};
constexpr db::Sql select_lines{"imports.lines_of_run", R"sql(
    SELECT kind, page, title, detail, item FROM imports_lines WHERE run = :run ORDER BY number LIMIT 10000
)sql"};
constexpr db::Sql delete_lines{"imports.drop_lines_of_item", "DELETE FROM imports_lines WHERE item = :item"};

} // namespace

void add_run(db::Transaction& tx, RunId id, std::string const& source, Moment begun_at)
{
    tx.run(
        insert_run,
        {{":id", id}, {":source", source}, {":begun_at", begun_at}, {":counts", encode(Counts{})}});
}

void end_run(db::Transaction& tx, RunId id, Moment ended_at, Counts const& counts)
{
    tx.run(update_run, {{":id", id}, {":ended_at", ended_at}, {":counts", encode(counts)}});
}

std::optional<EarlierRun> find_last_run(db::Reader const& reader, std::string const& source)
{
    return reader.one(select_last, {{":source", source}}, [](db::Row const& row) {
        return EarlierRun{
            row.get<Moment>("begun_at"), row.get<std::optional<Moment>>("ended_at"),
            decode<Counts>(row.text("counts"))};
    });
}

void add_lines(db::Transaction& tx, RunId run, std::vector<Line> const& lines)
{
    for (std::size_t i = 0; i < std::min(lines.size(), lines_max); ++i)
        tx.run(
            insert_line, {{":run", run},
                          {":number", static_cast<std::int64_t>(i + 1)},
                          {":kind", lines[i].kind},
                          {":page", lines[i].page},
                          {":title", lines[i].title},
                          {":detail", lines[i].detail},
                          {":item", lines[i].item}});
}

std::vector<Line> lines_of(db::Reader const& reader, RunId run)
{
    return reader.all(select_lines, {{":run", run}}, [](db::Row const& row) {
        return Line{
            row.get<LineKind>("kind"), row.text("page"), row.text("title"), row.text("detail"),
            row.get<editorial::ItemId>("item")};
    });
}

void drop_lines_of(db::Transaction& tx, editorial::ItemId item)
{
    tx.run(delete_lines, {{":item", item}});
}

} // namespace fengye::imports::store
