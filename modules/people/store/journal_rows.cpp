#include "modules/people/store/journal_rows.hpp"

namespace fengye::people::store {

namespace {

// From the newest on, stopping when a page is full.
constexpr db::Sql list_rows{"people.list_journal", R"sql(
    SELECT number, at, person, unit, origin, act, subject, detail FROM journal
    WHERE  (:before = 0 OR number < :before)
    AND    (:person = 0 OR person = :person)
    AND    (:subject = '' OR subject = :subject)
    AND    (:act = '' OR act LIKE :act ESCAPE '!')
    ORDER  BY number DESC LIMIT :limit
)sql"};

std::string begins_with(std::string const& text)
{
    if (text.empty())
        return {};
    std::string pattern;
    for (char const c : text) {
        if (c == '%' || c == '_' || c == '!')
            pattern += '!';
        pattern += c;
    }
    return pattern + '%';
}

} // namespace

std::vector<journal::Row> list_journal(db::Reader const& reader, JournalFilter const& filter)
{
    return reader.all(
        list_rows,
        {{":before", filter.before},
         {":person", filter.person},
         {":subject", filter.subject},
         {":act", begins_with(filter.act)},
         {":limit", filter.limit}},
        [](db::Row const& row) {
            return journal::Row{
                row.integer("number"),
                {row.get<Moment>("at"), row.get<PersonId>("person"), row.get<UnitId>("unit"),
                 row.text("origin"), row.text("act"), row.text("subject"), row.text("detail")}};
        });
}

} // namespace fengye::people::store
