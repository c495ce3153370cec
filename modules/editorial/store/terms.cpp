#include "modules/editorial/store/terms.hpp"

namespace fengye::editorial::store {

namespace {

constexpr db::Sql select_terms{"editorial.kept_terms", R"sql(
    SELECT text, category, level, replacement, note, is_on, exceptions FROM editorial_terms ORDER BY text LIMIT :limit
)sql"};
constexpr db::Sql count_terms{"editorial.count_terms", "SELECT COUNT(*) AS count FROM editorial_terms"};
constexpr db::Sql upsert_term{"editorial.keep_term", R"sql(
    INSERT INTO editorial_terms (text, category, level, replacement, note, is_on, exceptions)
    VALUES (:text, :category, :level, :replacement, :note, :is_on, :exceptions)
    ON CONFLICT (text) DO UPDATE SET category = :category, level = :level, replacement = :replacement, note = :note,
        is_on = :is_on, exceptions = :exceptions
)sql"};
constexpr db::Sql delete_term{"editorial.drop_term", "DELETE FROM editorial_terms WHERE text = :text"};

} // namespace

std::vector<Term> kept_terms(db::Reader const& reader)
{
    return reader.all(
        select_terms, {{":limit", static_cast<std::int64_t>(terms_max)}}, [](db::Row const& row) {
            return Term{
                row.text("text"),
                row.get<TermCategory>("category"),
                row.get<Level>("level"),
                row.text("replacement"),
                row.text("note"),
                row.get<bool>("is_on"),
                parted(row.text("exceptions"))};
        });
}

std::int64_t count_kept_terms(db::Reader const& reader)
{
    return *reader.one(count_terms, {}, [](db::Row const& row) { return row.integer("count"); });
}

void keep_term(db::Transaction& tx, Term const& term)
{
    tx.run(
        upsert_term, {{":text", term.text},
                      {":category", term.category},
                      {":level", term.level},
                      {":replacement", term.replacement},
                      {":note", term.note},
                      {":is_on", term.is_on},
                      {":exceptions", joined(term.exceptions)}});
}

bool drop_term(db::Transaction& tx, std::string const& text)
{
    return tx.run(delete_term, {{":text", text}}) > 0;
}

} // namespace fengye::editorial::store
