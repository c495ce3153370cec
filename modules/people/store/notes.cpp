#include "modules/people/store/notes.hpp"

namespace fengye::people::store {

namespace {

constexpr db::Sql insert_row{"people.insert_note", R"sql(
    INSERT INTO people_notes (id, person, text, path, at) VALUES (:id, :person, :text, :path, :at)
)sql"};
constexpr db::Sql list_of_person{"people.list_notes", R"sql(
    SELECT id, text, path, at, read_at FROM people_notes WHERE person = :person ORDER BY id DESC LIMIT :limit OFFSET :offset
)sql"};
constexpr db::Sql count_all{
    "people.count_notes", "SELECT COUNT(*) AS total FROM people_notes WHERE person = :person"};
constexpr db::Sql count_new{"people.count_unread", R"sql(
    SELECT COUNT(*) AS total FROM people_notes WHERE person = :person AND read_at IS NULL
)sql"};
constexpr db::Sql count_new_since{"people.count_unread_since", R"sql(
    SELECT COUNT(*) AS total FROM people_notes WHERE person = :person AND read_at IS NULL AND at > :since
)sql"};
constexpr db::Sql update_read{"people.mark_read", R"sql(
    UPDATE people_notes SET read_at = :at WHERE person = :person AND read_at IS NULL
)sql"};
constexpr db::Sql drop_of_path{"people.drop_notes_of_path", R"sql(
    DELETE FROM people_notes WHERE path = :path OR path LIKE :below
)sql"};
constexpr db::Sql drop_old{"people.drop_old_notes", "DELETE FROM people_notes WHERE at < :before"};

std::int64_t total_of(db::Row const& row)
{
    return row.integer("total");
}

} // namespace

void insert_note(
    db::Transaction& tx, std::int64_t id, PersonId person, std::string const& text, std::string const& path,
    Moment at)
{
    tx.run(insert_row, {{":id", id}, {":person", person}, {":text", text}, {":path", path}, {":at", at}});
}

std::vector<Note> notes_of(db::Reader const& reader, PersonId person, int offset, int limit)
{
    return reader.all(
        list_of_person, {{":person", person}, {":offset", offset}, {":limit", limit}},
        [](db::Row const& row) {
            return Note{
                row.integer("id"), row.text("text"), row.text("path"), row.get<Moment>("at"),
                row.get<std::optional<Moment>>("read_at").has_value()};
        });
}

std::int64_t count_notes(db::Reader const& reader, PersonId person)
{
    return *reader.one(count_all, {{":person", person}}, total_of);
}

std::int64_t count_unread(db::Reader const& reader, PersonId person)
{
    return *reader.one(count_new, {{":person", person}}, total_of);
}

std::int64_t count_unread_since(db::Reader const& reader, PersonId person, Moment since)
{
    return *reader.one(count_new_since, {{":person", person}, {":since", since}}, total_of);
}

void mark_read(db::Transaction& tx, PersonId person, Moment at)
{
    tx.run(update_read, {{":person", person}, {":at", at}});
}

void delete_notes_of(db::Transaction& tx, std::string const& path)
{
    tx.run(drop_of_path, {{":path", path}, {":below", path + "/%"}});
}

void delete_old_notes(db::Transaction& tx, Moment before)
{
    tx.run(drop_old, {{":before", before}});
}

} // namespace fengye::people::store
