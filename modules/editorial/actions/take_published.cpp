#include <algorithm>

#include "modules/editorial/actions/all_findings.hpp"
#include "modules/editorial/actions/keep_terms.hpp"
#include "modules/editorial/actions/publish_item.hpp"

namespace fengye::editorial {

namespace {

Content content_of(PublishedBefore const& text)
{
    Content content;
    content.title = text.title;
    content.home_column = text.home_column;
    content.also_columns = text.also_columns;
    content.body = text.body;
    content.summary = text.summary;
    content.doc_no = text.doc_no;
    content.source = text.source;
    content.keywords = text.keywords;
    content.files = text.files;
    content.item_kind = ItemKind::progress;
    return content;
}

} // namespace

std::optional<Objection> objection_to(db::Reader const& reader, PublishedBefore const& text)
{
    auto const findings = all_findings(reader, content_of(text), *scan_in_force(reader));
    auto const first = std::find_if(findings.begin(), findings.end(), [](Finding const& finding) {
        return finding.level == Level::must_fix;
    });
    if (first == findings.end())
        return std::nullopt;
    bool const is_in_file = first->rule == FindingRule::hidden_in_file;
    return Objection{
        std::string{name_of(first->rule)},
        is_in_file ? first->before + ": " + (first->found.empty() ? first->category : first->found)
                   : first->found};
}

Result<ItemId> take_published(Work& work, people::UnitRecord const& unit, PublishedBefore const& text)
{
    if (auto const objection = objection_to(work.tx, text)) {
        Refusal refusal{Because::not_valid, "editorial.error_objection"};
        refusal.values = {{"rule", objection->rule}, {"found", objection->found}};
        return tl::unexpected{std::move(refusal)};
    }
    return import_published(work, unit, content_of(text), text.published_at);
}

} // namespace fengye::editorial
