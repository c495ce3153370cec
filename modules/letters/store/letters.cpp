#include "modules/letters/store/letters.hpp"

namespace fengye::letters::store {

namespace {

constexpr db::Sql insert{"letters.add_letter", R"sql(
    INSERT INTO letters_letters (id, letter_system, mailbox, category, way, title, sealed, may_publish, lead_letter,
                                 followers, accused, outcome, rating, rated_at, round, answered_at, answered_by,
                                 days_taken, was_late, transfers, is_public, is_matter,
                                 matter_title, matter_about, result_due, result, result_at)
    VALUES (:id, :system, :mailbox, :category, :way, :title, :sealed, :may_publish, :lead, :followers, :accused,
            :outcome, :rating, :rated_at, :round, :answered_at, :answered_by, :days_taken, :was_late, :transfers,
            :is_public, :is_matter, :matter_title, :matter_about, :result_due,
            :result, :result_at)
)sql"};
constexpr db::Sql update{"letters.save_letter", R"sql(
    UPDATE letters_letters
    SET mailbox = :mailbox, category = :category, title = :title, may_publish = :may_publish, lead_letter = :lead,
        followers = :followers, accused = :accused, outcome = :outcome, rating = :rating, rated_at = :rated_at,
        round = :round, answered_at = :answered_at, answered_by = :answered_by, days_taken = :days_taken,
        was_late = :was_late, transfers = :transfers, is_public = :is_public, is_matter = :is_matter,
        matter_title = :matter_title, matter_about = :matter_about, result_due = :result_due, result = :result,
        result_at = :result_at
    WHERE id = :id
)sql"};
constexpr db::Sql select{"letters.find_letter", R"sql(
    SELECT letter_system, mailbox, category, way, title, may_publish, lead_letter, followers, accused, outcome, rating,
           rated_at, round, answered_at, answered_by, days_taken, was_late, transfers, is_public, is_matter, matter_title,
           matter_about, result_due, result, result_at
    FROM letters_letters WHERE id = :id
)sql"};
constexpr db::Sql select_text{"letters.text_of", "SELECT sealed FROM letters_letters WHERE id = :id"};
constexpr db::Sql update_text{
    "letters.save_text", "UPDATE letters_letters SET sealed = :sealed WHERE id = :id"};
constexpr db::Sql select_followers{"letters.followers_of", R"sql(
    SELECT id FROM letters_letters WHERE lead_letter = :lead ORDER BY id LIMIT :limit
)sql"};

// What may change later.
std::vector<db::Param> values_of(Letter const& letter)
{
    return {
        {":id", letter.id()},
        {":mailbox", letter.mailbox},
        {":category", letter.category},
        {":title", letter.title},
        {":may_publish", letter.may_publish},
        {":lead", letter.lead},
        {":followers", letter.followers},
        {":accused", letter.accused},
        {":outcome", letter.outcome},
        {":rating", letter.rating},
        {":rated_at", letter.rated_at},
        {":round", letter.round},
        {":answered_at", letter.answered_at},
        {":answered_by", letter.answered_by},
        {":days_taken", letter.days_taken},
        {":was_late", letter.was_late},
        {":transfers", letter.transfers},
        {":is_public", letter.is_public},
        {":is_matter", letter.is_matter},
        {":matter_title", letter.matter_title},
        {":matter_about", letter.matter_about},
        {":result_due", letter.result_due},
        {":result", letter.result},
        {":result_at", letter.result_at}};
}

std::string seal_name(CaseId id)
{
    return "letter/" + id.text();
}

} // namespace

void insert_letter(
    db::Transaction& tx, casework::Vault const& vault, Letter const& letter, LetterText const& text)
{
    auto values = values_of(letter);
    values.emplace_back(":system", letter.system);
    values.emplace_back(":way", letter.way);
    values.emplace_back(":sealed", vault.seal(encode(text), seal_name(letter.id())));
    tx.run(insert, values);
}

void update_letter(db::Transaction& tx, Letter const& letter)
{
    tx.run(update, values_of(letter));
}

std::optional<Letter> find_letter(db::Reader const& reader, CaseId id)
{
    auto record = casework::find_case(reader, id);
    if (!record)
        return std::nullopt;
    return reader.one(select, {{":id", id}}, [&](db::Row const& row) {
        return Letter{
            .record = *record,
            .system = row.get<System>("letter_system"),
            .mailbox = row.text("mailbox"),
            .category = row.text("category"),
            .way = row.get<Way>("way"),
            .title = row.text("title"),
            .may_publish = row.get<bool>("may_publish"),
            .lead = row.get<CaseId>("lead_letter"),
            .followers = row.get<int>("followers"),
            .accused = row.get<UnitId>("accused"),
            .outcome = row.get<Outcome>("outcome"),
            .rating = row.get<Rating>("rating"),
            .rated_at = row.get<std::optional<Moment>>("rated_at"),
            .round = row.get<int>("round"),
            .answered_at = row.get<std::optional<Moment>>("answered_at"),
            .answered_by = row.get<UnitId>("answered_by"),
            .days_taken = row.get<int>("days_taken"),
            .was_late = row.get<bool>("was_late"),
            .transfers = row.get<int>("transfers"),
            .is_public = row.get<bool>("is_public"),
            .is_matter = row.get<bool>("is_matter"),
            .matter_title = row.text("matter_title"),
            .matter_about = row.text("matter_about"),
            .result_due = row.get<std::optional<Day>>("result_due"),
            .result = row.text("result"),
            .result_at = row.get<std::optional<Moment>>("result_at")};
    });
}

std::optional<LetterText> text_of(db::Reader const& reader, casework::Vault const& vault, CaseId id)
{
    return reader.one(select_text, {{":id", id}}, [&](db::Row const& row) {
        return decode<LetterText>(vault.open(row.get<db::Bytes>("sealed"), seal_name(id)));
    });
}

void save_text(db::Transaction& tx, casework::Vault const& vault, CaseId id, LetterText const& text)
{
    tx.run(update_text, {{":id", id}, {":sealed", vault.seal(encode(text), seal_name(id))}});
}

std::vector<CaseId> followers_of(db::Reader const& reader, CaseId lead, int limit)
{
    return reader.all(select_followers, {{":lead", lead}, {":limit", limit}}, [](db::Row const& row) {
        return row.get<CaseId>("id");
    });
}

} // namespace fengye::letters::store
