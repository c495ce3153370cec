#pragma once

#include "modules/letters/domain/form.hpp"
#include "platform/module/public.hpp"

namespace fengye::letters {

// What may save somebody a letter: answered letters like it, documents and pages about it, and open matters
// others write about, which can be joined.
struct Similar {
    std::string title;
    std::string url;
    std::string note; // 市住房和城乡建设局 2026-11-20
};
std::vector<Similar> similar_to(Public&, std::string_view title);
std::optional<OpenMatter> find_matter(Public&, std::string_view number);

// HAS_SIMILAR, MATTERS and what of them a form shows.
html::Values similar_values(Public&, LetterForm const&);
html::Values similar_none();

} // namespace fengye::letters
