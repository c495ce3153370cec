#include "modules/letters/store/queue.hpp"

namespace fengye::letters::store {

namespace {

// Of what one unit has open no more is looked at than this: a unit that has more has other worries.
constexpr int open_max = 20'000;
// Of everything a unit ever had, a filter looks through so many of each system, the newest first.
constexpr int window_max = 5'000;

constexpr db::Sql select_open{"letters.open_letters", R"sql(
    SELECT c.id AS id
    FROM casework_cases c JOIN letters_letters l ON l.id = c.id
    WHERE c.unit = :unit AND c.kind IN ('appeal', 'suggestion', 'correction') AND c.is_open = 1
      AND c.state <> 'joined' AND (:state = '' OR c.state = :state) AND (:handler = 0 OR c.handler = :handler)
      AND (:until = '' OR (c.due_on >= :from AND c.due_on <= :until))
      AND (:system = '' OR c.kind = :system) AND (:category = '' OR l.category = :category)
      AND (:mailbox = '' OR l.mailbox = :mailbox)
      AND (:keyword = '' OR l.title LIKE :pattern OR c.number = :keyword)
    ORDER BY CASE WHEN l.round > 1 THEN 0 ELSE 1 END, CASE WHEN c.due_on IS NULL THEN 1 ELSE 0 END, c.due_on, c.id
    LIMIT :limit
)sql"};
constexpr db::Sql select_helping{"letters.helped_letters", R"sql(
    SELECT c.id AS id
    FROM casework_helpers h JOIN casework_cases c ON c.id = h.case_id JOIN letters_letters l ON l.id = c.id
    WHERE h.unit = :unit AND h.is_open = 1 AND c.is_open = 1
      AND (:system = '' OR c.kind = :system) AND (:category = '' OR l.category = :category)
      AND (:mailbox = '' OR l.mailbox = :mailbox)
      AND (:keyword = '' OR l.title LIKE :pattern OR c.number = :keyword)
    ORDER BY h.due_on, c.id LIMIT :limit
)sql"};
constexpr db::Sql select_mailbox{"letters.letters_to_mailbox", R"sql(
    SELECT n.id AS id
    FROM (SELECT id, category, title FROM letters_letters WHERE mailbox = :own ORDER BY id DESC LIMIT :window) n
         JOIN casework_cases c ON c.id = n.id
    WHERE (:system = '' OR c.kind = :system) AND (:category = '' OR n.category = :category)
      AND (:keyword = '' OR n.title LIKE :pattern OR c.number = :keyword)
    ORDER BY n.id DESC LIMIT :limit
)sql"};
// A unit may have had a million: each system's newest by the index, then together.
constexpr db::Sql select_all{"letters.letters_of_unit", R"sql(
    SELECT c.id AS id
    FROM (SELECT * FROM (SELECT id, number, kind, received_at FROM casework_cases WHERE unit = :unit AND kind = 'appeal'
                         ORDER BY received_at DESC, id DESC LIMIT :window) appeals
          UNION ALL
          SELECT * FROM (SELECT id, number, kind, received_at FROM casework_cases WHERE unit = :unit AND kind = 'suggestion'
                         ORDER BY received_at DESC, id DESC LIMIT :window) suggestions
          UNION ALL
          SELECT * FROM (SELECT id, number, kind, received_at FROM casework_cases WHERE unit = :unit AND kind = 'correction'
                         ORDER BY received_at DESC, id DESC LIMIT :window) corrections) c
         JOIN letters_letters l ON l.id = c.id
    WHERE (:system = '' OR c.kind = :system) AND (:category = '' OR l.category = :category)
      AND (:mailbox = '' OR l.mailbox = :mailbox) AND (:keyword = '' OR l.title LIKE :pattern OR c.number = :keyword)
    ORDER BY c.received_at DESC, c.id DESC LIMIT :limit
)sql"};
// A number leads to its letter, however old.
constexpr db::Sql select_number{"letters.letter_of_number", R"sql(
    SELECT c.id AS id FROM casework_cases c JOIN letters_letters l ON l.id = c.id
    WHERE c.number = :number AND (c.unit = :unit OR l.mailbox = :own)
)sql"};

constexpr db::Sql count_open{"letters.count_open", R"sql(
    SELECT COUNT(CASE WHEN handler = :handler THEN 1 END) AS mine,
           COUNT(CASE WHEN state = 'received' THEN 1 END) AS to_accept,
           COUNT(CASE WHEN due_on >= :today AND due_on <= :soon THEN 1 END) AS due_soon,
           COUNT(CASE WHEN due_on < :today THEN 1 END) AS overdue,
           COUNT(CASE WHEN state = 'awaiting_release' THEN 1 END) AS to_release,
           COUNT(CASE WHEN state = 'accepted' AND handler = :handler THEN 1 END) AS to_answer
    FROM (SELECT state, handler, due_on FROM casework_cases
          WHERE unit = :unit AND kind IN ('appeal', 'suggestion', 'correction') AND is_open = 1 AND state <> 'joined'
          LIMIT :limit) c
)sql"};
constexpr db::Sql count_helping{"letters.count_helping", R"sql(
    SELECT COUNT(*) AS count
    FROM (SELECT h.case_id FROM casework_helpers h JOIN casework_cases c ON c.id = h.case_id
          WHERE h.unit = :unit AND h.is_open = 1 AND c.is_open = 1 LIMIT :limit) n
)sql"};
constexpr db::Sql count_of_unit{"letters.count_of_unit", R"sql(
    SELECT COUNT(*) AS count
    FROM (SELECT id FROM casework_cases WHERE unit = :unit AND kind IN ('appeal', 'suggestion', 'correction')
          LIMIT :limit) n
)sql"};
constexpr db::Sql count_mailbox{"letters.count_to_mailbox", R"sql(
    SELECT COUNT(*) AS count FROM (SELECT id FROM letters_letters WHERE mailbox = :own LIMIT :limit) n
)sql"};

CaseId read_id(db::Row const& row)
{
    return row.get<CaseId>("id");
}

// % and _ mean themselves less often than they are typed; as wildcards they only widen.
std::string pattern_of(std::string const& keyword)
{
    return "%" + keyword + "%";
}

bool is_number(std::string const& keyword)
{
    return keyword.starts_with("SQ-") || keyword.starts_with("JY-") || keyword.starts_with("JC-");
}

// What every list is narrowed by, with the values of that list.
std::vector<db::Param> narrowed(QueueFilter const& filter, std::vector<db::Param> values)
{
    values.emplace_back(":system", filter.system);
    values.emplace_back(":category", filter.category);
    values.emplace_back(":keyword", filter.keyword);
    values.emplace_back(":pattern", pattern_of(filter.keyword));
    values.emplace_back(":limit", queue_max);
    return values;
}

std::vector<CaseId> open_letters(
    db::Reader const& reader, QueueReader const& who, QueueFilter const& filter, Day today, Day soon_until)
{
    std::string state, from, until;
    if (filter.tab == Tab::to_accept)
        state = name_of(LetterState::received);
    if (filter.tab == Tab::to_release)
        state = name_of(LetterState::awaiting_release);
    if (filter.tab == Tab::due_soon) {
        from = to_text(today);
        until = to_text(soon_until);
    }
    if (filter.tab == Tab::overdue)
        until = to_text(today - std::chrono::days{1});
    return reader.all(
        select_open,
        narrowed(
            filter, {{":unit", who.unit},
                     {":state", state},
                     {":handler", filter.tab == Tab::mine ? who.person : PersonId{}},
                     {":from", from},
                     {":until", until},
                     {":mailbox", filter.mailbox}}),
        read_id);
}

std::vector<CaseId>
helped_letters(db::Reader const& reader, QueueReader const& who, QueueFilter const& filter)
{
    return reader.all(
        select_helping, narrowed(filter, {{":unit", who.unit}, {":mailbox", filter.mailbox}}), read_id);
}

std::vector<CaseId>
letters_to_mailbox(db::Reader const& reader, QueueReader const& who, QueueFilter const& filter)
{
    return reader.all(
        select_mailbox, narrowed(filter, {{":own", who.mailbox}, {":window", window_max}}), read_id);
}

std::vector<CaseId>
letters_of_unit(db::Reader const& reader, QueueReader const& who, QueueFilter const& filter)
{
    return reader.all(
        select_all,
        narrowed(
            filter, {{":unit", who.unit},
                     {":window", filter.is_narrowed() ? window_max : queue_max},
                     {":mailbox", filter.mailbox}}),
        read_id);
}

int count_of(db::Row const& row)
{
    return row.get<int>("count");
}

} // namespace

Queue queue_of(
    db::Reader const& reader, QueueReader const& who, QueueFilter const& filter, Day today, Day soon_until)
{
    if (is_number(filter.keyword))
        return {reader.all(
            select_number, {{":number", filter.keyword}, {":unit", who.unit}, {":own", who.mailbox}},
            read_id)};
    Queue queue;
    switch (filter.tab) {
    case Tab::helping:
        queue.ids = helped_letters(reader, who, filter);
        break;
    case Tab::to_mailbox:
        queue.ids = letters_to_mailbox(reader, who, filter);
        break;
    case Tab::all:
        queue.ids = letters_of_unit(reader, who, filter);
        break;
    default:
        queue.ids = open_letters(reader, who, filter, today, soon_until);
    }
    bool const is_of_everything = filter.tab == Tab::all || filter.tab == Tab::to_mailbox;
    queue.is_cut =
        queue.ids.size() == queue_max ||
        (is_of_everything && filter.is_narrowed() &&
         reader.one(count_of_unit, {{":unit", who.unit}, {":limit", window_max + 1}}, count_of) > window_max);
    return queue;
}

QueueCounts count_queue(db::Reader const& reader, QueueReader const& who, Day today, Day soon_until)
{
    auto counts = reader
                      .one(
                          count_open,
                          {{":unit", who.unit},
                           {":handler", who.person},
                           {":today", today},
                           {":soon", soon_until},
                           {":limit", open_max}},
                          [](db::Row const& row) {
                              return QueueCounts{
                                  .mine = row.get<int>("mine"),
                                  .to_accept = row.get<int>("to_accept"),
                                  .due_soon = row.get<int>("due_soon"),
                                  .overdue = row.get<int>("overdue"),
                                  .to_release = row.get<int>("to_release")};
                          })
                      .value();
    counts.helping =
        reader.one(count_helping, {{":unit", who.unit}, {":limit", queue_max}}, count_of).value();
    if (!who.mailbox.empty())
        counts.to_mailbox =
            reader.one(count_mailbox, {{":own", who.mailbox}, {":limit", queue_max}}, count_of).value();
    return counts;
}

WaitingCounts count_waiting(db::Reader const& reader, PersonId person, UnitId unit)
{
    return reader
        .one(
            count_open,
            {{":unit", unit}, {":handler", person}, {":today", ""}, {":soon", ""}, {":limit", queue_max}},
            [](db::Row const& row) {
                return WaitingCounts{
                    row.get<int>("to_accept"), row.get<int>("to_answer"), row.get<int>("to_release")};
            })
        .value();
}

} // namespace fengye::letters::store
