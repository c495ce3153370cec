#include <iostream>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "app/commands.hpp"
#include "app/probed_file.hpp"
#include "modules/editorial/domain/folded_text.hpp"
#include "modules/editorial/domain/term_scan.hpp"
#include "platform/utf8/from_bytes.hpp"
#include "platform/utf8/utf8.hpp"

// fengye probe scan: what the desk's checks find in a file (docs/probes.md).
namespace fengye {

namespace {

std::string read_text(std::string const& path)
{
    auto decoded = utf8::from_bytes(read_probed_file(path));
    if (!decoded)
        throw std::runtime_error{path + " is no text in UTF-8, UTF-16 or GB18030"};
    return std::move(decoded->text);
}

editorial::TermScan scan_of(std::string const& csv)
{
    auto list = editorial::read_terms(read_text(csv));
    for (auto const& row : list.rejected)
        std::cerr << fmt::format("{}: line {} is left out: {}\n", csv, row.line, row.why);
    if (list.terms.empty())
        throw std::runtime_error{csv + " holds no terms"};
    return editorial::TermScan{std::move(list.terms)};
}

} // namespace

int run_probe_scan(Command const& command, ProbeScan const& probe)
{
    auto const text = read_text(probe.file);
    auto const findings = probe.terms.empty() ? editorial::findings_in(text, editorial::starting_scan())
                                              : editorial::findings_in(text, scan_of(probe.terms));
    boost::json::array list;
    std::size_t characters = 0, counted = 0;
    for (auto const& finding : findings) {
        characters += utf8::count(std::string_view{text}.substr(counted, finding.begin - counted));
        counted = finding.begin;
        list.push_back(boost::json::object{
            {"level", name_of(finding.level)},
            {"rule", name_of(finding.rule)},
            {"category", finding.category},
            {"found", finding.found},
            {"normalised", editorial::FoldedText::of(finding.found).text},
            {"suggestion", finding.suggestion},
            {"before", finding.before},
            {"after", finding.after},
            {"byte_begin", finding.begin},
            {"byte_end", finding.end},
            {"character_begin", characters},
            {"character_end", characters + utf8::count(finding.found)}});
        if (!command.json)
            std::cout << fmt::format(
                "{:15} {:16} {}[{}]{}{}\n", name_of(finding.level), name_of(finding.rule), finding.before,
                finding.found, finding.after, finding.suggestion.empty() ? "" : " > " + finding.suggestion);
    }
    if (command.json)
        std::cout << boost::json::serialize(list) << '\n';
    return list.empty() ? 0 : 2;
}

} // namespace fengye
