#include "modules/editorial/actions/all_findings.hpp"

#include <iterator>

#include "platform/html/sanitiser.hpp"

namespace fengye::editorial {

std::vector<Finding> all_findings(db::Reader const& reader, Content const& content, TermScan const& terms)
{
    auto text = content.title + "\n" + html::Sanitiser::present(content.body, "").text;
    for (auto const* line :
         {&content.summary, &content.correction, &content.doc_no, &content.legal_basis, &content.source})
        text += "\n" + *line;
    for (auto const& keyword : content.keywords)
        text += "\n" + keyword;
    auto findings = findings_in(text, terms);
    for (auto const& file : content.files)
        for (auto& finding : findings_in(file.name + "\n" + file.alt, terms))
            findings.push_back(std::move(finding));
    for (auto const& file : content.files) {
        auto const inspected = media::find_inspection(reader, file.hash);
        auto of_file = inspected ? findings_in_file(file.name, *inspected, terms)
                                 : std::vector{not_inspected(file.name)};
        std::move(of_file.begin(), of_file.end(), std::back_inserter(findings));
    }
    return findings;
}

} // namespace fengye::editorial
