#pragma once

#include "modules/editorial/domain/imported.hpp"
#include "modules/editorial/editorial.hpp"
#include "platform/gazette/document.hpp"

namespace fengye::editorial {

struct LossLine {
    LossKind kind;
    std::int64_t count = 0, characters = 0;
    std::string sample;

    static constexpr auto fields()
    {
        using L = LossLine;
        return std::tuple{
            field("kind", &L::kind), field("count", &L::count), field("characters", &L::characters),
            field("sample", &L::sample)};
    }
};

// What is told of an import, and stays with the item.
struct ImportReport {
    std::int64_t source_characters = 0, kept_characters = 0, pictures = 0;
    std::vector<LossLine> losses;

    static constexpr auto fields()
    {
        using R = ImportReport;
        return std::tuple{
            field("source_characters", &R::source_characters), field("kept_characters", &R::kept_characters),
            field("pictures", &R::pictures), field("losses", &R::losses)};
    }
};

struct Import {
    PersonId person;
    FileId file; // as it came
    std::string name;
    Moment made_at;
    ImportReport report;
};

ImportReport report_of(Imported const&);

} // namespace fengye::editorial
