#pragma once

#include "modules/media/media.hpp"

namespace fengye::media {

// Pictures are rendered one after the other: each turn asks for the next, under the other of two names, so
// that there are never more than two in the list of jobs and nothing else waits for all of them.
struct RenderingTurn {
    bool is_second{false};

    static constexpr auto fields() { return std::tuple{field("is_second", &RenderingTurn::is_second)}; }
};
void ask_for_renditions(Work&, RenderingTurn const&);

// With the picture they were made of; their bytes by jobs.
void drop_renditions(Work&, std::string const& source);
void erase_later(Work&, std::vector<Rendition> const&); // their bytes

} // namespace fengye::media

namespace fengye::media::store {

// The hash of a picture that was not looked at yet, the newest first.
std::optional<std::string> next_to_render(db::Reader const&);
bool is_wanted(
    db::Reader const&, std::string const& hash); // a picture has these bytes, and no renditions yet
// With ids from the row of the files', so that no address is given twice.
void add_renditions(
    db::Transaction&, std::string const& source, std::vector<Rendition> made, std::string const& problem,
    Moment now);
void delete_renditions(db::Transaction&, std::string const& source);
bool is_rendition(db::Reader const&, std::string const& hash);

} // namespace fengye::media::store
