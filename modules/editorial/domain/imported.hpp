#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/clock/clock.hpp"
#include "platform/html/safe.hpp"
#include "platform/result/names.hpp"
#include "platform/result/result.hpp"

// Texts of office programs on their way into the desk.
namespace fengye::editorial {

// What does not come along, with a reason each.
enum class LossKind {
    deleted_text, // tracked changes that took it out
    hidden_text,  // marked as hidden
    comment,
    page_header,   // headers and footers of pages
    letterhead,    // 本溪市人民政府文件 above the title
    picture,       // of a kind that is not taken
    embedded_file, // and drawings that have no picture
    symbol,        // a sign of a font of signs that nobody knows
    other          // counted in the file and not met while reading it
};
constexpr Names<9> names_of(LossKind)
{
    return {"deleted_text", "hidden_text",   "comment", "page_header", "letterhead",
            "picture",      "embedded_file", "symbol",  "other"};
}

struct Loss {
    LossKind kind;
    int count = 0;              // how many pieces
    std::size_t characters = 0; // without spaces; pictures and files have none
    std::string sample{};       // the first of them, at most 40 characters
};

struct ImportedPicture {
    std::string bytes, alt;
};

// A document as its program shows it, in order, with what was read of its layout (GB/T 9704): number, title,
// addressee, signature and date.
struct Imported {
    html::Safe body; // picture N is <img src="/files/N/import">, from 1
    std::vector<ImportedPicture> pictures;
    std::string title, doc_no, addressee, signature;
    std::optional<Day> made_on;
    std::size_t source_characters = 0; // without spaces
    std::size_t kept_characters = 0;   // in the body, the title and the number
    std::vector<Loss> losses;          // kept and lost make up the source
};

// A .docx is read by us; .doc, .wps, .rtf and .odt are first turned into one by LibreOffice; everything else
// is taken for plain text in UTF-8, UTF-16 or GB18030. Refuses what is none of them, broken, empty, locked or
// too large, and as convert::Jail::run does.
Result<Imported> import_document(std::string_view bytes, std::string_view name);

// The body with pictures at the addresses they were given, the first for picture 1; those without one are
// left out.
Result<html::Safe> with_picture_addresses(html::Safe const& body, std::vector<std::string> const& addresses);

} // namespace fengye::editorial
