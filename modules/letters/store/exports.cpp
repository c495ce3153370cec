#include "modules/letters/store/exports.hpp"

#include <array>

namespace fengye::letters::store {

namespace {

constexpr db::Sql select_all{"letters.export", R"sql(
    SELECT c.number AS number, c.kind AS kind, l.category AS category, l.mailbox AS mailbox, c.state AS state,
           c.unit AS unit, c.received_at AS received_at, c.due_on AS due_on, c.is_open AS is_open,
           l.answered_at AS answered_at, l.days_taken AS days_taken, l.was_late AS was_late, l.rating AS rating,
           l.outcome AS outcome, l.title AS title
    FROM casework_cases c JOIN letters_letters l ON l.id = c.id
    WHERE c.received_at >= :from AND c.received_at < :until AND l.accused <> :hidden_from
          AND (:system = '' OR c.kind = :system) AND (:state = '' OR c.state = :state)
          AND (:category = '' OR l.category = :category) AND (:mailbox = '' OR l.mailbox = :mailbox)
          AND c.number LIKE :number ESCAPE '!' AND l.title LIKE :words ESCAPE '!'
          AND (:late = '' OR (c.is_open = 1 AND c.due_on < :today) OR (c.is_open = 0 AND l.was_late = 1))
    ORDER BY c.id DESC LIMIT :limit
)sql"};
constexpr db::Sql select_of_unit{"letters.export_of_unit", R"sql(
    SELECT c.number AS number, c.kind AS kind, l.category AS category, l.mailbox AS mailbox, c.state AS state,
           c.unit AS unit, c.received_at AS received_at, c.due_on AS due_on, c.is_open AS is_open,
           l.answered_at AS answered_at, l.days_taken AS days_taken, l.was_late AS was_late, l.rating AS rating,
           l.outcome AS outcome, l.title AS title
    FROM casework_cases c JOIN letters_letters l ON l.id = c.id
    WHERE c.unit = :unit AND c.received_at >= :from AND c.received_at < :until AND l.accused <> :hidden_from
          AND (:system = '' OR c.kind = :system) AND (:state = '' OR c.state = :state)
          AND (:category = '' OR l.category = :category) AND (:mailbox = '' OR l.mailbox = :mailbox)
          AND c.number LIKE :number ESCAPE '!' AND l.title LIKE :words ESCAPE '!'
          AND (:late = '' OR (c.is_open = 1 AND c.due_on < :today) OR (c.is_open = 0 AND l.was_late = 1))
    ORDER BY c.id DESC LIMIT :limit
)sql"};

std::string pattern(std::string_view before, std::string_view text)
{
    std::string made{before};
    for (char const c : text) {
        if (c == '%' || c == '_' || c == '!')
            made += '!';
        made += c;
    }
    return made + "%";
}

template <class Enum>
std::string name_or_nothing(std::optional<Enum> value)
{
    return value ? std::string{name_of(*value)} : std::string{};
}

} // namespace

ExportedLetters::ExportedLetters(db::Reader const& reader, ExportFilter const& filter, int limit)
    : m_today{filter.today}
{
    std::vector<db::Param> params{
        {":from", moment_of(filter.from)},
        {":until", moment_of(filter.until + std::chrono::days{1})},
        // No letter accuses unit -1, and most accuse unit 0.
        {":hidden_from", filter.hidden_from ? filter.hidden_from : UnitId{-1}},
        {":system", name_or_nothing(filter.system)},
        {":state", name_or_nothing(filter.state)},
        {":category", filter.category},
        {":mailbox", filter.mailbox},
        {":number", pattern("", filter.number)},
        {":words", pattern("%", filter.words)},
        {":late", filter.is_late_only ? "late" : ""},
        {":today", filter.today},
        {":limit", limit}};
    if (filter.unit)
        params.push_back({":unit", filter.unit});
    m_cursor = reader.open(filter.unit ? select_of_unit : select_all, params);
}

std::optional<ExportedLetter> ExportedLetters::next()
{
    if (!m_cursor || !m_cursor->next()) {
        m_cursor.reset();
        return std::nullopt;
    }
    db::Row const row{*m_cursor};
    auto const due = row.get<std::optional<Day>>("due_on");
    bool const is_open = row.get<bool>("is_open");
    return ExportedLetter{
        .number = row.text("number"),
        .system = row.get<System>("kind"),
        .category = row.text("category"),
        .mailbox = row.text("mailbox"),
        .state = row.get<LetterState>("state"),
        .unit = row.get<UnitId>("unit"),
        .received_at = row.get<Moment>("received_at"),
        .due = due,
        .answered_at = row.get<std::optional<Moment>>("answered_at"),
        .days_taken = row.get<int>("days_taken"),
        .is_late = is_open ? due && *due < m_today : row.get<bool>("was_late"),
        .rating = row.get<Rating>("rating"),
        .outcome = row.get<Outcome>("outcome"),
        .title = row.text("title")};
}

} // namespace fengye::letters::store
