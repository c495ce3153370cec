#include "platform/work/work.hpp"

namespace fengye {

namespace {

constexpr db::Sql find_fact{"work.find_fact", R"sql(
    SELECT id FROM facts WHERE unit = :unit AND what = :what AND rule = :rule AND evidence = :evidence LIMIT 1
)sql"};
constexpr db::Sql insert_fact{"work.insert_fact", R"sql(
    INSERT INTO facts (id, unit, what, rule, at, evidence) VALUES (:id, :unit, :what, :rule, :at, :evidence)
)sql"};

} // namespace

void Work::record(std::string act, std::string subject, std::string detail)
{
    m_journal.push_back(
        {now, actor.person, actor.unit, actor.origin, std::move(act), std::move(subject), std::move(detail)});
}

void Work::note(Fact const& fact)
{
    auto const known = tx.one(
        find_fact,
        {{":unit", fact.unit}, {":what", fact.what}, {":rule", fact.rule}, {":evidence", fact.evidence}},
        [](db::Row const& row) { return row.integer("id"); });
    if (known)
        return;
    tx.run(
        insert_fact, {{":id", next_number(tx, "facts")},
                      {":unit", fact.unit},
                      {":what", fact.what},
                      {":rule", fact.rule},
                      {":at", now},
                      {":evidence", fact.evidence}});
}

void Work::withdraw(std::string_view kind, std::int64_t id, Withdrawal const& withdrawal)
{
    m_publications.push_back({gazette::Action::withdraw, std::string{kind}, id, encode(withdrawal)});
}

void Work::erase(std::string_view kind, std::int64_t id, Withdrawal const& withdrawal)
{
    m_publications.push_back({gazette::Action::erased, std::string{kind}, id, encode(withdrawal)});
}

} // namespace fengye
