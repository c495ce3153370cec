#pragma once

#include <string>

#include "platform/convert/jail.hpp"

namespace fengye::convert {

// A page of HTML as a paged document, by LibreOffice: headings, tables, Chinese text. It is laid out on A4
// unless the page says otherwise in an @page rule. Takes one or two seconds of a processor and 200 MB.
// Pictures are seen only as data: addresses. The HTML is ours or cleaned; refuses as Jail::run does.
Result<std::string> to_pdf(std::string html, Jail& jail = Jail::of_this_program());
// As to_pdf, for whoever holds up others while waiting: refuses with too_many at once while all turns are
// taken.
Result<std::string> to_pdf_now(std::string html, Jail& jail = Jail::of_this_program());
Result<std::string> to_docx(std::string html, Jail& jail = Jail::of_this_program());

} // namespace fengye::convert
