#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/gazette/document.hpp"

// What hides in files: what their readers do not see, and somebody else may.
namespace fengye::media {

// How much a machine makes of what it noticed in a text or a file: stops the signature until it is dismissed,
// wants a person's look, or is worth a word.
enum class Level { must_fix, please_confirm, hint };
constexpr Names<3> names_of(Level)
{
    return {"must_fix", "please_confirm", "hint"};
}

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
    unreadable,
    old_revision,  // what a PDF said before it was saved once more
    no_text_layer, // a page that is a picture: only eyes can check it
    secrecy_mark,
    other_type, // another kind of file than its name says
    program,
    not_inspected // for now: the converter is missing or busy
};
constexpr Names<28> names_of(HiddenRule)
{
    return {"tracked_change", "comment",         "hidden_text",   "author",         "template_path",
            "property",       "embedded_object", "external_link", "macro",          "speaker_notes",
            "hidden_slide",   "hidden_sheet",    "hidden_rows",   "hidden_columns", "pivot_cache",
            "place",          "device",          "thumbnail",     "trailing_data",  "nested_archive",
            "encrypted",      "unreadable",      "old_revision",  "no_text_layer",  "secrecy_mark",
            "other_type",     "program",         "not_inspected"};
}

struct Hidden {
    Level level;
    HiddenRule rule;
    std::string where;   // the part of the file: word/document.xml, Sheet2
    std::string excerpt; // at most 60 characters
    bool operator==(Hidden const&) const = default;
    static constexpr auto fields()
    {
        return std::tuple{
            field("level", &Hidden::level), field("rule", &Hidden::rule), field("where", &Hidden::where),
            field("excerpt", &Hidden::excerpt)};
    }
};

struct Inspected {
    std::vector<Hidden> findings;
    std::string text; // what the file says, line by line, hidden or not; at most 8 MB
    // False when a converter was missing or busy: another time may find more.
    bool is_complete() const;
    static constexpr auto fields()
    {
        return std::tuple{field("findings", &Inspected::findings), field("text", &Inspected::text)};
    }
};

// Whether some of what the file says is not seen by whoever opens it: such text is shown to nobody else.
bool hides_text(Inspected const&);

// Looks into Word, Excel and PowerPoint files of today and before, RTF and OpenDocument, PDF, plain text,
// JPEG, PNG, GIF, WebP and TIFF, and into archives of them, three deep. What cannot be read is a finding too.
// Nothing for other kinds, such as video: they were not looked into. The name is only compared with the
// content. Older forms, PDF and archives other than ZIP are read by other programs (platform/convert), which
// takes some seconds. Memory is bounded by the file's size and 128 MB for each part that is read.
std::optional<Inspected> inspect(std::string_view bytes, std::string_view name = {});

// A JPEG or PNG without what cameras and programs wrote beside it: place, device, names, remarks, small
// pictures and what lies behind a PNG's end. Not a pixel changes; how it is turned and its colours stay.
// Anything else as it is.
std::string without_traces(std::string_view picture);

// Where in a file, in the words of its readers: 页眉, 第 3 页, 附件/预算.xlsx · 第 2 张工作表.
using Say = std::function<std::string(std::string_view key, std::string const& number)>;
std::string shown_place(Say const&, std::string_view where);

} // namespace fengye::media
