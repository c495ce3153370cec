#include "modules/people/desk/journal.hpp"

#include <charconv>

#include "modules/people/desk/desk.hpp"
#include "modules/people/store/journal_rows.hpp"

namespace fengye::people {

namespace {

store::JournalFilter read_filter(http::Request const& request)
{
    store::JournalFilter filter{request.argument("subject"), request.argument("act"), {}, 0, 100};
    filter.person = PersonId::from(request.argument("person")).value_or(PersonId{});
    auto const before = request.argument("before");
    std::from_chars(before.data(), before.data() + before.size(), filter.before);
    filter.before = std::max<std::int64_t>(filter.before, 0);
    return filter;
}

http::Pairs query_of(store::JournalFilter const& filter)
{
    return {
        {"subject", filter.subject},
        {"act", filter.act},
        {"person", filter.person ? filter.person.text() : std::string{}}};
}

// editorial.signed_off is said by editorial.act_signed_off, where there are such words.
std::string act_text(Desk const& desk, std::string const& act)
{
    auto const dot = act.find('.');
    if (dot == std::string::npos)
        return act;
    auto const key = act.substr(0, dot) + ".act_" + act.substr(dot + 1);
    return desk.platform.words.has(key) ? desk.say(key) : act;
}

html::Values row_of(Desk const& desk, journal::Row const& row)
{
    auto const& entry = row.entry;
    auto const post = shown_name(desk.reader, entry.person);
    return {
        {"ENTRY_AT", to_iso(entry.at)},
        {"ENTRY_AT_TEXT", to_text(entry.at)},
        {"HAS_ENTRY_PERSON", !post.empty()},
        {"NO_ENTRY_PERSON", post.empty()},
        {"ENTRY_PERSON", post},
        {"ENTRY_PERSON_URL", "/desk/journal" + http::query_text({{"person", entry.person.text()}})},
        {"ENTRY_ACT", act_text(desk, entry.act)},
        {"ENTRY_SUBJECT", entry.subject},
        {"ENTRY_SUBJECT_URL", "/desk/journal" + http::query_text({{"subject", entry.subject}})},
        {"ENTRY_DETAIL", entry.detail},
        {"ENTRY_ORIGIN", entry.origin},
    };
}

// Shown by views/journal.html.
html::Page journal_page(Desk const& desk, store::JournalFilter const& filter)
{
    auto const found = store::list_journal(desk.reader, filter);
    std::vector<html::Values> rows;
    for (auto const& row : found)
        rows.push_back(row_of(desk, row));
    bool const has_older = static_cast<int>(found.size()) == filter.limit;
    auto older = query_of(filter);
    older.emplace_back("before", has_older ? std::to_string(found.back().number) : std::string{});
    bool const has_rows = !rows.empty();
    return {
        "people/journal",
        {
            {"SUBJECT", filter.subject},
            {"ACT", filter.act},
            {"PERSON", filter.person ? filter.person.text() : std::string{}},
            {"HAS_ENTRIES", has_rows},
            {"ENTRIES", std::move(rows)},
            {"NO_ENTRIES", !has_rows},
            {"HAS_OLDER", has_older},
            {"OLDER_URL", "/desk/journal" + http::query_text(older)},
        }};
}

} // namespace

Result<http::Response> show_journal(http::Request const& request, Platform& platform)
{
    auto const filter = read_filter(request);
    TRY(platform.works.run(request.actor(), [&](Work& work) -> Result<void> {
        work.record("people.journal_read", "journal", http::query_text(query_of(filter)));
        return {};
    }));
    auto const reader = platform.desk.reader();
    Desk const desk{request, platform, reader};
    return desk.screen(desk.say("people.journal"), journal_page(desk, filter));
}

} // namespace fengye::people
