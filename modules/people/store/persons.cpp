#include "modules/people/store/persons.hpp"

namespace fengye::people {

namespace {

constexpr db::Sql insert_row{"people.insert_person", R"sql(
    INSERT INTO people_persons (id, post, unit, created_at, email) VALUES (:id, :post, :unit, :created_at, :email)
)sql"};
constexpr db::Sql update_left{
    "people.set_left", "UPDATE people_persons SET left_on = :left_on WHERE id = :id"};
constexpr db::Sql update_email{"people.set_email", "UPDATE people_persons SET email = :email WHERE id = :id"};
constexpr db::Sql list_with_email{"people.list_with_email", R"sql(
    SELECT id FROM people_persons WHERE email <> '' AND (left_on IS NULL OR left_on >= :today) ORDER BY id LIMIT 10000
)sql"};
constexpr db::Sql find_digest{"people.find_digest", "SELECT digest_at FROM people_persons WHERE id = :id"};
constexpr db::Sql update_digest{
    "people.set_digest", "UPDATE people_persons SET digest_at = :at WHERE id = :id"};
constexpr db::Sql find_by_id{"people.find_person", R"sql(
    SELECT id, post, unit, created_at, left_on, email FROM people_persons WHERE id = :id
)sql"};
constexpr db::Sql find_post{"people.find_post", "SELECT post FROM people_persons WHERE id = :id"};
constexpr db::Sql list_filtered{"people.list_persons", R"sql(
    SELECT p.id, p.post, p.unit, p.created_at, p.left_on, p.email
    FROM   people_persons p
    WHERE  (:unit = 0 OR p.unit = :unit)
    AND    (:role = '' OR EXISTS (SELECT 1 FROM people_appointments a WHERE a.person = p.id AND a.role = :role
                AND a.from_on <= :today AND (a.until_on IS NULL OR a.until_on >= :today)))
    AND    (:keyword = '' OR p.post LIKE :keyword ESCAPE '!'
                OR EXISTS (SELECT 1 FROM people_accounts c WHERE c.person = p.id AND c.name LIKE :keyword ESCAPE '!'))
    ORDER  BY p.unit, p.id LIMIT :limit OFFSET :offset
)sql"};
constexpr db::Sql count_filtered{"people.count_persons", R"sql(
    SELECT COUNT(*) AS total
    FROM   people_persons p
    WHERE  (:unit = 0 OR p.unit = :unit)
    AND    (:role = '' OR EXISTS (SELECT 1 FROM people_appointments a WHERE a.person = p.id AND a.role = :role
                AND a.from_on <= :today AND (a.until_on IS NULL OR a.until_on >= :today)))
    AND    (:keyword = '' OR p.post LIKE :keyword ESCAPE '!'
                OR EXISTS (SELECT 1 FROM people_accounts c WHERE c.person = p.id AND c.name LIKE :keyword ESCAPE '!'))
)sql"};
constexpr db::Sql list_others{"people.list_others", R"sql(
    SELECT id, post, unit, created_at, left_on, email FROM people_persons
    WHERE  unit = :unit AND id <> :but AND (left_on IS NULL OR left_on >= :today)
    ORDER  BY id LIMIT 500
)sql"};

Person read_person(db::Row const& row)
{
    return {
        row.get<PersonId>("id"),
        row.text("post"),
        row.get<UnitId>("unit"),
        row.get<Moment>("created_at"),
        row.get<std::optional<Day>>("left_on"),
        row.text("email")};
}

std::string like(std::string const& keyword)
{
    if (keyword.empty())
        return {};
    std::string pattern{"%"};
    for (char const c : keyword) {
        if (c == '%' || c == '_' || c == '!')
            pattern += '!';
        pattern += c;
    }
    return pattern + '%';
}

std::string role_text(std::optional<Role> role)
{
    return role ? std::string{name_of(*role)} : std::string{};
}

} // namespace

std::string shown_name(db::Reader const& reader, PersonId person)
{
    return reader.one(find_post, {{":id", person}}, [](db::Row const& row) { return row.text("post"); })
        .value_or(std::string{});
}

namespace store {

void insert_person(db::Transaction& tx, Person const& person)
{
    tx.run(
        insert_row, {{":id", person.id},
                     {":post", person.post},
                     {":unit", person.unit},
                     {":created_at", person.created_at},
                     {":email", person.email}});
}

void set_left(db::Transaction& tx, PersonId person, Day last_day)
{
    tx.run(update_left, {{":id", person}, {":left_on", last_day}});
}

void set_email(db::Transaction& tx, PersonId person, std::string const& address)
{
    tx.run(update_email, {{":id", person}, {":email", address}});
}

Result<Person> find_person(db::Reader const& reader, PersonId id)
{
    auto found = reader.one(find_by_id, {{":id", id}}, read_person);
    if (!found)
        return refuse(Because::not_found, "people.error_no_person");
    return *std::move(found);
}

std::vector<Person> list_persons(db::Reader const& reader, PersonFilter const& filter)
{
    return reader.all(
        list_filtered,
        {{":unit", filter.unit},
         {":role", role_text(filter.role)},
         {":keyword", like(filter.keyword)},
         {":today", filter.today},
         {":limit", filter.limit},
         {":offset", filter.offset}},
        read_person);
}

std::int64_t count_persons(db::Reader const& reader, PersonFilter const& filter)
{
    return *reader.one(
        count_filtered,
        {{":unit", filter.unit},
         {":role", role_text(filter.role)},
         {":keyword", like(filter.keyword)},
         {":today", filter.today}},
        [](db::Row const& row) { return row.integer("total"); });
}

std::vector<Person> others_in(db::Reader const& reader, UnitId unit, PersonId but, Day today)
{
    return reader.all(list_others, {{":unit", unit}, {":but", but}, {":today", today}}, read_person);
}

std::vector<PersonId> persons_with_email(db::Reader const& reader, Day today)
{
    return reader.all(
        list_with_email, {{":today", today}}, [](db::Row const& row) { return row.get<PersonId>("id"); });
}

std::optional<Moment> last_digest(db::Reader const& reader, PersonId person)
{
    auto const found = reader.one(find_digest, {{":id", person}}, [](db::Row const& row) {
        return row.get<std::optional<Moment>>("digest_at");
    });
    return found ? *found : std::nullopt;
}

void set_last_digest(db::Transaction& tx, PersonId person, Moment at)
{
    tx.run(update_digest, {{":id", person}, {":at", at}});
}

} // namespace store

} // namespace fengye::people
