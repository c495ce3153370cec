#pragma once

#include "modules/people/people.hpp"

namespace fengye::people::store {

struct Note {
    std::int64_t id;
    std::string text;
    std::string path;
    Moment at;
    bool is_read;
};

void insert_note(
    db::Transaction&, std::int64_t id, PersonId, std::string const& text, std::string const& path, Moment);
std::vector<Note> notes_of(db::Reader const&, PersonId, int offset, int limit); // newest first
std::int64_t count_notes(db::Reader const&, PersonId);
std::int64_t count_unread(db::Reader const&, PersonId);
std::int64_t count_unread_since(db::Reader const&, PersonId, Moment since);
void mark_read(db::Transaction&, PersonId, Moment);
void delete_notes_of(db::Transaction&, std::string const& path); // and below it
void delete_old_notes(db::Transaction&, Moment before);

} // namespace fengye::people::store
