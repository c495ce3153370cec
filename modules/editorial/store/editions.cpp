#include "modules/editorial/store/editions.hpp"

#include "modules/editorial/store/imports.hpp"
#include "platform/id/next_id.hpp"

namespace fengye::editorial::store {

namespace {

constexpr db::Sql insert_edition{"editorial.add_edition", R"sql(
    INSERT INTO editorial_editions (item, number, made_by, made_at, is_submission, hash, content, name)
    VALUES (:item, :number, :made_by, :made_at, :is_submission, :hash, :content, :name)
)sql"};
constexpr db::Sql select_edition{"editorial.find_edition", R"sql(
    SELECT item, number, made_by, made_at, is_submission, hash, content, name FROM editorial_editions WHERE item = :item AND number = :number
)sql"};
constexpr db::Sql select_editions{"editorial.list_editions", R"sql(
    SELECT item, number, made_by, made_at, is_submission, hash, '{}' AS content, name FROM editorial_editions
    WHERE item = :item ORDER BY number DESC LIMIT 200
)sql"};
constexpr db::Sql update_days{"editorial.save_days_from_event", R"sql(
    UPDATE editorial_editions SET days_from_event = :days WHERE item = :item AND number = :number
)sql"};
constexpr db::Sql select_draft{"editorial.find_draft", R"sql(
    SELECT item, person, based_on, saved_at, content FROM editorial_drafts WHERE item = :item AND person = :person
)sql"};
constexpr db::Sql select_drafts{"editorial.drafts_of", R"sql(
    SELECT item, person, based_on, saved_at, content FROM editorial_drafts WHERE item = :item ORDER BY saved_at DESC LIMIT 50
)sql"};
constexpr db::Sql upsert_draft{"editorial.save_draft", R"sql(
    INSERT INTO editorial_drafts (item, person, based_on, saved_at, content) VALUES (:item, :person, :based_on, :saved_at, :content)
    ON CONFLICT (item, person) DO UPDATE SET based_on = excluded.based_on, saved_at = excluded.saved_at, content = excluded.content
)sql"};
constexpr db::Sql delete_drafts{"editorial.drop_drafts", "DELETE FROM editorial_drafts WHERE item = :item"};
constexpr db::Sql delete_draft{
    "editorial.drop_draft", "DELETE FROM editorial_drafts WHERE item = :item AND person = :person"};
constexpr db::Sql move_drafts{"editorial.hand_over_drafts", R"sql(
    UPDATE editorial_drafts SET person = :to WHERE person = :from
      AND item NOT IN (SELECT item FROM editorial_drafts WHERE person = :to)
)sql"};
constexpr db::Sql move_items{"editorial.hand_over_items", R"sql(
    UPDATE editorial_items SET author = :to, version = version + 1
    WHERE author = :from AND state IN ('draft', 'returned')
)sql"};
constexpr db::Sql insert_step{"editorial.add_step", R"sql(
    INSERT INTO editorial_steps (id, item, edition, kind, person, person_name, at, reason, note, answers, hash, unit)
    VALUES (:id, :item, :edition, :kind, :person, :person_name, :at, :reason, :note, :answers, :hash,
            (SELECT unit FROM editorial_items WHERE id = :item))
)sql"};
constexpr db::Sql select_steps{"editorial.steps_of", R"sql(
    SELECT edition, kind, person, person_name, at, reason, note, hash FROM editorial_steps WHERE item = :item ORDER BY id LIMIT 1000
)sql"};
constexpr db::Sql select_answers{"editorial.answers_of_review", R"sql(
    SELECT answers FROM editorial_steps WHERE item = :item AND edition = :edition AND kind = 'reviewed' ORDER BY id DESC LIMIT 1
)sql"};
constexpr db::Sql insert_finding{"editorial.add_finding", R"sql(
    INSERT INTO editorial_findings (item, edition, number, level, rule, found, words_before, words_after, suggestion, category, dismissed_by, dismissed_name, dismiss_reason)
    VALUES (:item, :edition, :number, :level, :rule, :found, :before, :after, :suggestion, :category, 0, '', '')
)sql"};
constexpr db::Sql drop_open_findings{"editorial.drop_open_findings", R"sql(
    DELETE FROM editorial_findings WHERE item = :item AND edition = :edition AND dismissed_by = 0
)sql"};
constexpr db::Sql select_findings{"editorial.findings_of", R"sql(
    SELECT number, level, rule, found, words_before, words_after, suggestion, category, dismissed_by, dismissed_name, dismiss_reason
    FROM editorial_findings WHERE item = :item AND edition = :edition ORDER BY number LIMIT 1000
)sql"};
constexpr db::Sql update_finding{"editorial.dismiss_finding", R"sql(
    UPDATE editorial_findings SET dismissed_by = :person, dismissed_name = :name, dismiss_reason = :reason, dismissed_at = :at,
        dismissed_unit = (SELECT unit FROM editorial_items WHERE id = :item)
    WHERE item = :item AND edition = :edition AND number = :number
)sql"};
constexpr db::Sql select_contents{"editorial.contents_of", R"sql(
    SELECT content FROM editorial_editions WHERE item = :item
    UNION ALL SELECT content FROM editorial_drafts WHERE item = :item
)sql"};
constexpr db::Sql erase_editions{
    "editorial.erase_editions", "UPDATE editorial_editions SET content = '{}' WHERE item = :item"};
constexpr db::Sql erase_findings{
    "editorial.erase_findings", "DELETE FROM editorial_findings WHERE item = :item"};
constexpr db::Sql erase_notes{
    "editorial.erase_notes", "UPDATE editorial_steps SET note = '' WHERE item = :item"};
constexpr db::Sql erase_title{
    "editorial.erase_title", "UPDATE editorial_items SET title = '' WHERE id = :item"};

bool is_like(Finding const& one, Finding const& other)
{
    return one.level == other.level && one.rule == other.rule && one.found == other.found &&
           one.before == other.before && one.after == other.after && one.category == other.category;
}

Edition read_edition(db::Row const& row)
{
    return {
        row.get<ItemId>("item"),
        row.get<int>("number"),
        row.get<PersonId>("made_by"),
        row.get<Moment>("made_at"),
        row.get<bool>("is_submission"),
        row.text("hash"),
        decode<Content>(row.text("content")),
        hash_of_text(row.text("content")),
        row.text("name")};
}

Draft read_draft(db::Row const& row)
{
    return {
        row.get<ItemId>("item"), row.get<PersonId>("person"), row.get<int>("based_on"),
        row.get<Moment>("saved_at"), decode<Content>(row.text("content"))};
}

} // namespace

void add_edition(db::Transaction& tx, Edition const& edition)
{
    tx.run(
        insert_edition, {{":item", edition.item},
                         {":number", edition.number},
                         {":made_by", edition.made_by},
                         {":made_at", edition.made_at},
                         {":is_submission", edition.is_submission},
                         {":hash", edition.hash},
                         {":content", encode(edition.content)},
                         {":name", edition.name}});
}

std::optional<Edition> find_edition(db::Reader const& reader, ItemId item, int number)
{
    return reader.one(select_edition, {{":item", item}, {":number", number}}, read_edition);
}

std::vector<Edition> list_editions(db::Reader const& reader, ItemId item)
{
    return reader.all(select_editions, {{":item", item}}, read_edition);
}

void save_days_from_event(db::Transaction& tx, ItemId item, int number, int days)
{
    tx.run(update_days, {{":item", item}, {":number", number}, {":days", days}});
}

std::optional<Draft> find_draft(db::Reader const& reader, ItemId item, PersonId person)
{
    return reader.one(select_draft, {{":item", item}, {":person", person}}, read_draft);
}

std::vector<Draft> drafts_of(db::Reader const& reader, ItemId item)
{
    return reader.all(select_drafts, {{":item", item}}, read_draft);
}

void save_draft(db::Transaction& tx, Draft const& draft)
{
    tx.run(
        upsert_draft, {{":item", draft.item},
                       {":person", draft.person},
                       {":based_on", draft.based_on},
                       {":saved_at", draft.saved_at},
                       {":content", encode(draft.content)}});
}

void drop_drafts(db::Transaction& tx, ItemId item)
{
    tx.run(delete_drafts, {{":item", item}});
}

void drop_draft(db::Transaction& tx, ItemId item, PersonId person)
{
    tx.run(delete_draft, {{":item", item}, {":person", person}});
}

void hand_over(db::Transaction& tx, PersonId from, PersonId to)
{
    tx.run(move_drafts, {{":from", from}, {":to", to}});
    tx.run(move_items, {{":from", from}, {":to", to}});
}

void add_step(db::Transaction& tx, ItemId item, Step const& step, std::string const& answers)
{
    tx.run(
        insert_step, {{":id", next_number(tx, "editorial_steps")},
                      {":item", item},
                      {":edition", step.edition},
                      {":kind", step.kind},
                      {":person", step.person},
                      {":person_name", step.person_name},
                      {":at", step.at},
                      {":reason", step.reason},
                      {":note", step.note},
                      {":answers", answers},
                      {":hash", step.hash}});
}

std::vector<Step> steps_of(db::Reader const& reader, ItemId item)
{
    return reader.all(select_steps, {{":item", item}}, [](db::Row const& row) {
        return Step{row.get<StepKind>("kind"), row.get<int>("edition"), row.get<PersonId>("person"),
                    row.text("person_name"),   row.get<Moment>("at"),   row.text("reason"),
                    row.text("note"),          row.text("hash")};
    });
}

std::string answers_of_review(db::Reader const& reader, ItemId item, int edition)
{
    return reader
        .one(
            select_answers, {{":item", item}, {":edition", edition}},
            [](db::Row const& row) { return row.text("answers"); })
        .value_or("");
}

void add_findings(db::Transaction& tx, ItemId item, int edition, std::vector<Finding> const& findings)
{
    tx.run(drop_open_findings, {{":item", item}, {":edition", edition}});
    auto const decided = findings_of(tx, item, edition);
    int number = decided.empty() ? 0 : decided.back().number;
    for (auto const& finding : findings) {
        auto const is_same = [&](NotedFinding const& noted) { return is_like(noted.finding, finding); };
        if (std::any_of(decided.begin(), decided.end(), is_same))
            continue;
        tx.run(
            insert_finding, {{":item", item},
                             {":edition", edition},
                             {":number", ++number},
                             {":level", finding.level},
                             {":rule", finding.rule},
                             {":found", finding.found},
                             {":before", finding.before},
                             {":after", finding.after},
                             {":suggestion", finding.suggestion},
                             {":category", finding.category}});
    }
}

std::vector<NotedFinding> findings_of(db::Reader const& reader, ItemId item, int edition)
{
    return reader.all(select_findings, {{":item", item}, {":edition", edition}}, read_finding);
}

NotedFinding read_finding(db::Row const& row)
{
    return {
        row.get<int>("number"),
        {row.get<Level>("level"), row.get<FindingRule>("rule"), row.text("found"), row.text("words_before"),
         row.text("words_after"), row.text("suggestion"), row.text("category")},
        row.get<PersonId>("dismissed_by"),
        row.text("dismissed_name"),
        row.text("dismiss_reason")};
}

Result<void> dismiss_finding(
    db::Transaction& tx, ItemId item, int edition, int number, PersonId person, std::string const& name,
    std::string const& reason, Moment at)
{
    auto const changed = tx.run(
        update_finding, {{":item", item},
                         {":edition", edition},
                         {":number", number},
                         {":person", person},
                         {":name", name},
                         {":reason", reason},
                         {":at", at}});
    if (changed == 0)
        return refuse(Because::not_found, "platform.not_found");
    return {};
}

std::set<FileId> files_of(db::Reader const& reader, ItemId item)
{
    std::set<FileId> files;
    auto contents = reader.all(select_contents, {{":item", item}}, [](db::Row const& row) {
        return decode<Content>(row.text("content"));
    });
    for (auto const& content : contents)
        for (auto const& file : content.files)
            files.insert(file.id);
    for (auto const file : imported_files_of(reader, item))
        files.insert(file);
    return files;
}

void erase_texts(db::Transaction& tx, ItemId item)
{
    drop_drafts(tx, item);
    erase_imports(tx, item);
    for (auto const* sql : {&erase_editions, &erase_findings, &erase_notes, &erase_title})
        tx.run(*sql, {{":item", item}});
}

} // namespace fengye::editorial::store
