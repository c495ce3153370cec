#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "modules/media/media.hpp"

// What hides in files: what their readers do not see, and somebody else may.
namespace fengye::media {

enum class HiddenRule {
    tracked_change,
    comment,
    hidden_text,
    author,
    template_path,
    property,
    embedded_object,
    external_link,
    macro,
    speaker_notes,
    hidden_slide,
    hidden_sheet,
    hidden_rows,
    hidden_columns,
    pivot_cache,
    place,         // where a picture was taken
    device,        // with what
    thumbnail,     // a small picture within a picture, perhaps of before it was cut
    trailing_data, // behind the end of a picture
    nested_archive,
    encrypted,
    unreadable
};
constexpr Names<22> names_of(HiddenRule)
{
    return {"tracked_change", "comment",         "hidden_text",   "author",         "template_path",
            "property",       "embedded_object", "external_link", "macro",          "speaker_notes",
            "hidden_slide",   "hidden_sheet",    "hidden_rows",   "hidden_columns", "pivot_cache",
            "place",          "device",          "thumbnail",     "trailing_data",  "nested_archive",
            "encrypted",      "unreadable"};
}

struct Hidden {
    Level level;
    HiddenRule rule;
    std::string where;   // the part of the file: word/document.xml, Sheet2
    std::string excerpt; // at most 60 characters
};

// Looks into .docx, .xlsx, .pptx (and their templates and macro forms), into JPEG, PNG, GIF, WebP and TIFF,
// and into ZIP archives of them, three deep. What cannot be read is a finding too. Nothing for other kinds:
// they were not looked into. Memory is bounded by the file's size and 64 MB for each part that is read.
std::optional<std::vector<Hidden>> inspect(std::string_view bytes);

} // namespace fengye::media
