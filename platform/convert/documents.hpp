#pragma once

#include <string>
#include <string_view>

#include "platform/convert/jail.hpp"
#include "platform/result/names.hpp"

namespace fengye::convert {

// A page of HTML as a paged document, by LibreOffice: headings, tables, Chinese text. It is laid out on A4
// unless the page says otherwise in an @page rule. Takes one or two seconds of a processor and 200 MB.
// Pictures are seen only as data: addresses. The HTML is ours or cleaned; refuses as Jail::run does.
Result<std::string> to_pdf(std::string html, Jail& jail = Jail::of_this_program());
// As to_pdf, for whoever holds up others while waiting: refuses with too_many at once while all turns are
// taken.
Result<std::string> to_pdf_now(std::string html, Jail& jail = Jail::of_this_program());
Result<std::string> to_docx(std::string html, Jail& jail = Jail::of_this_program());

// A .doc, .xls, .ppt, .rtf or .odt of other people's as .docx, .xlsx or .pptx, by LibreOffice; macros and
// links are not run. Refuses as Jail::run does.
enum class TodaysForm { docx, xlsx, pptx };
constexpr Names<3> names_of(TodaysForm)
{
    return {"docx", "xlsx", "pptx"};
}
Result<std::string> to_todays_form(std::string_view bytes, TodaysForm, Jail& jail = Jail::of_this_program());

// An archive of another kind (RAR, 7z, tar, gzip …) as ZIP, at most 256 MB unpacked.
Result<std::string> to_zip(std::string_view bytes, Jail& jail = Jail::of_this_program());

// What a PDF says, page by page, with form feeds between them; text that nobody sees included.
Result<std::string> text_of_pdf(std::string_view bytes, Jail& jail = Jail::of_this_program());
// Its objects as JSON (qpdf's version 2), without the bytes of streams.
Result<std::string> objects_of_pdf(std::string_view bytes, Jail& jail = Jail::of_this_program());
// The same file without encryption and with its streams unpacked; pictures stay as they are.
Result<std::string> unpacked_pdf(std::string_view bytes, Jail& jail = Jail::of_this_program());
// What is drawn on those pages, in order, as XML: each glyph, path and picture with its place and colour
// (MuPDF's trace).
Result<std::string>
drawing_of_pdf(std::string_view bytes, int first_page, int last_page, Jail& jail = Jail::of_this_program());

} // namespace fengye::convert
