#include "platform/convert/documents.hpp"

namespace fengye::convert {

namespace {

// Without the language, Chinese is set in Japanese shapes; without a size, on American paper.
constexpr std::string_view head = R"(<meta charset="utf-8"><style>
@page { size: 21cm 29.7cm; margin: 2.5cm 2.2cm }
body { font-family: "Noto Serif CJK SC", serif; font-size: 12pt; line-height: 150% }
h1, h2, h3, th { font-family: "Noto Sans CJK SC", sans-serif }
</style>)";

// A fragment gets the frame of a page; a whole page keeps its own.
std::string framed(std::string html)
{
    if (html.find("<html") != std::string::npos)
        return html;
    return "<!DOCTYPE html><html lang=\"zh-CN\"><head>" + std::string{head} + "</head><body>" +
           std::move(html) + "</body></html>";
}

// The filter by which the page is read makes it a text document; left alone, LibreOffice would make it a web
// page, which has no form in Word.
Result<std::string>
convert(std::string const& html, std::string const& ending, Jail& jail, bool may_wait = true)
{
    Job job{.program = "soffice", .package = "libreoffice-writer-nogui"};
    job.arguments = {"--headless",    "--norestore", "--nologo",
                     "--nolockcheck", "--nodefault", "--infilter=HTML (StarWriter)",
                     "--convert-to",  ending,        "page.html"};
    job.environment = {"SAL_USE_VCLPLUGIN=svp"};
    job.input_name = "page.html";
    job.input = html;
    job.output_name = "page." + ending;
    job.may_wait = may_wait;
    job.limits.time = std::chrono::seconds{60};
    job.limits.memory_bytes = std::size_t{4} << 30; // It maps much more than it uses.
    return jail.run(job);
}

} // namespace

Result<std::string> to_pdf(std::string html, Jail& jail)
{
    return convert(framed(std::move(html)), "pdf", jail);
}

Result<std::string> to_pdf_now(std::string html, Jail& jail)
{
    return convert(framed(std::move(html)), "pdf", jail, false);
}

Result<std::string> to_docx(std::string html, Jail& jail)
{
    return convert(framed(std::move(html)), "docx", jail);
}

} // namespace fengye::convert
