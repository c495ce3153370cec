#include "modules/people/desk/notes.hpp"

#include "modules/people/desk/desk.hpp"
#include "modules/people/store/notes.hpp"

namespace fengye::people {

namespace {

constexpr int rows_per_page = 30;

html::Values row_of(store::Note const& note)
{
    return {
        {"IS_UNREAD", !note.is_read},
        {"IS_READ", note.is_read},
        {"HAS_NOTE_URL", !note.path.empty()},
        {"NO_NOTE_URL", note.path.empty()},
        {"NOTE_URL", note.path},
        {"NOTE_TEXT", note.text},
        {"NOTE_AT", to_iso(note.at)},
        {"NOTE_AT_TEXT", to_short_text(note.at)}};
}

} // namespace

// Shown by views/notes.html.
Result<http::Response> show_notes(http::Request const& request, Platform& platform)
{
    auto const reader = platform.desk.reader();
    Desk const desk{request, platform, reader};
    auto const person = request.actor().person;
    std::vector<html::Values> rows;
    for (auto const& note :
         store::notes_of(reader, person, (page_asked_for(request) - 1) * rows_per_page, rows_per_page))
        rows.push_back(row_of(note));
    bool const has_rows = !rows.empty();
    return desk.screen(
        desk.say("people.notes"),
        {"people/notes", pager_values(request, store::count_notes(reader, person), rows_per_page) +
                             html::Values{
                                 {"CSRF", desk.csrf()},
                                 {"HAS_UNREAD", store::count_unread(reader, person) > 0},
                                 {"HAS_LIST", has_rows},
                                 {"NO_LIST", !has_rows},
                                 {"NOTES", std::move(rows)},
                             }});
}

Result<http::Response> mark_notes_read(http::Request const& request, Platform& platform)
{
    TRY(platform.works.run(request.actor(), [](Work& work) -> Result<void> {
        store::mark_read(work.tx, work.actor.person, work.now);
        return {};
    }));
    return http::see_other("/desk/notes");
}

} // namespace fengye::people
