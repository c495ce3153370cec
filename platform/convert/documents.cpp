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

Job office_job(std::string const& input_name, std::string_view input, std::string const& ending)
{
    Job job{.program = "soffice", .package = "libreoffice-writer-nogui"};
    job.arguments = {"--headless",  "--norestore",  "--nologo", "--nolockcheck",
                     "--nodefault", "--convert-to", ending,     input_name};
    job.environment = {"SAL_USE_VCLPLUGIN=svp"};
    job.input_name = input_name;
    job.input = input;
    job.output_name = input_name.substr(0, input_name.find('.')) + "." + ending;
    job.limits.time = std::chrono::seconds{60};
    job.limits.memory_bytes = std::size_t{4} << 30; // It maps much more than it uses.
    return job;
}

// The filter by which the page is read makes it a text document; left alone, LibreOffice would make it a web
// page, which has no form in Word.
Result<std::string>
convert(std::string const& html, std::string const& ending, Jail& jail, bool may_wait = true)
{
    auto job = office_job("page.html", html, ending);
    job.arguments.insert(job.arguments.begin(), "--infilter=HTML (StarWriter)");
    job.may_wait = may_wait;
    return jail.run(job);
}

Job job_for(std::string const& program, std::string const& package, std::vector<std::string> arguments)
{
    Job job{.program = program, .package = package};
    job.arguments = std::move(arguments);
    job.limits.time = std::chrono::seconds{60};
    job.limits.output_bytes = std::size_t{128} << 20;
    return job;
}

Result<std::string> run_on(std::string_view bytes, Job job, Jail& jail)
{
    job.input = bytes;
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

Result<std::string> to_todays_form(std::string_view bytes, TodaysForm form, Jail& jail)
{
    auto const job = office_job("old", bytes, std::string{name_of(form)});
    return jail.run(job);
}

// The answer goes to a file: written to a pipe, a ZIP has no sizes in front of its parts.
Result<std::string> to_zip(std::string_view bytes, Jail& jail)
{
    auto job = job_for("bsdtar", "libarchive-tools", {"-cf", "all.zip", "--format=zip", "@input"});
    job.output_name = "all.zip";
    job.limits.output_bytes = std::size_t{256} << 20;
    return run_on(bytes, job, jail);
}

Result<std::string> text_of_pdf(std::string_view bytes, Jail& jail)
{
    return run_on(
        bytes, job_for("mutool", "mupdf-tools", {"draw", "-q", "-F", "text", "-o", "-", "input"}), jail);
}

Result<std::string> objects_of_pdf(std::string_view bytes, Jail& jail)
{
    return run_on(
        bytes,
        job_for(
            "qpdf", "qpdf",
            {"--warning-exit-0", "--no-warn", "--json=2", "--json-key=qpdf", "--json-key=pages",
             "--json-key=encrypt", "input"}),
        jail);
}

Result<std::string> unpacked_pdf(std::string_view bytes, Jail& jail)
{
    return run_on(
        bytes,
        job_for(
            "qpdf", "qpdf",
            {"--warning-exit-0", "--no-warn", "--decrypt", "--stream-data=uncompress", "input", "-"}),
        jail);
}

Result<std::string> drawing_of_pdf(std::string_view bytes, int first_page, int last_page, Jail& jail)
{
    auto const pages = std::to_string(first_page) + "-" + std::to_string(last_page);
    return run_on(bytes, job_for("mutool", "mupdf-tools", {"trace", "input", pages}), jail);
}

} // namespace fengye::convert
