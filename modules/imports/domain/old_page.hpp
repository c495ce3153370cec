#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "platform/clock/clock.hpp"
#include "platform/result/names.hpp"
#include "platform/result/result.hpp"

// What every reader of an old site gives: plain pages, whatever they came from.
namespace fengye::imports {

// One file of an export, or one page of a folder: its bytes, and its name as people know it.
struct ExportFile {
    std::string name, bytes;
};

// A page that the public could read on the old site.
struct OldPage {
    std::string key;                    // names it within its site: post 123
    std::vector<std::string> addresses; // whole or from the root; relative links count from the first
    std::string title;
    std::string body; // markup or plain text, as it was
    std::optional<Moment> published_at;
    std::vector<std::string> categories{}; // 新闻中心/要闻; the first is the page's own
    std::string source{};                  // who wrote it
    std::string unit{};                    // code or name, where the source says whose it is
    std::string summary{}, doc_no{};
    std::vector<std::string> keywords{};
    std::string cover{};              // address of its picture
    std::vector<std::string> files{}; // addresses of attachments that the body does not link to

    // Tells two states of a page apart.
    std::string hash() const;
};

// Why a page does not come along.
enum class SkipReason {
    draft,
    awaiting_review,
    kept_private,
    trashed,
    locked, // by a password or a rank
    scheduled,
    not_made,     // never made into a page
    another_kind, // menus, forms, revisions
    not_an_article,
    no_title,
    no_body,
    no_date,
    in_future,
    title_too_long,
    body_too_large,
    unreadable,
    no_column,    // the mapping has no place for it
    left_out,     // the mapping says so
    unit_unknown, // the page names a unit nobody knows, or one that does not answer for the column
};
constexpr Names<19> names_of(SkipReason)
{
    return {"draft",      "awaiting_review", "kept_private", "trashed",        "locked",
            "scheduled",  "not_made",        "another_kind", "not_an_article", "no_title",
            "no_body",    "no_date",         "in_future",    "title_too_long", "body_too_large",
            "unreadable", "no_column",       "left_out",     "unit_unknown"};
}

struct SkippedPage {
    SkipReason reason;
    std::string key, title;
};

struct OldSite {
    std::string name; // tells sites apart: a host, or the file's name
    std::vector<OldPage> pages;
    std::vector<SkippedPage> skipped{};
    std::map<std::string, std::string> file_names{}; // what readers saw, by the address of a file

    void skip(SkipReason reason, std::string key, std::string title)
    {
        skipped.push_back({reason, std::move(key), std::move(title)});
    }
};

// Larger files are refused: they are read as a whole.
inline constexpr std::size_t file_bytes_max = std::size_t{256} << 20;

// Why a file is not taken at all, with its name and, where known, the line.
tl::unexpected<Refusal> malformed(std::string_view words, ExportFile const&, std::size_t line = 0);
// The line in which a byte stands, from 1.
std::size_t line_of(std::string_view text, std::size_t at);
// The file as UTF-8 text. Refuses bytes that are none, with the line of the first; `only_utf8` when the file
// says that it is.
enum class Guess { allowed, only_utf8 };
Result<std::string> text_of(ExportFile const&, Guess);

} // namespace fengye::imports
