#pragma once

#include <string>
#include <vector>

#include "modules/editorial/editorial.hpp"
#include "modules/imports/domain/old_page.hpp"

namespace fengye::imports {

enum class LineKind {
    skipped,       // detail: the reason
    withheld,      // detail: what was found
    changed,       // differs from what was taken before, and was left as it is here
    media_missing, // detail: the address
    media_refused, // detail: the address, and why
    address_taken  // detail: the address, which leads to another page already
};
constexpr Names<6> names_of(LineKind)
{
    return {"skipped", "withheld", "changed", "media_missing", "media_refused", "address_taken"};
}

struct Line {
    LineKind kind{LineKind::skipped};
    std::string page, title, detail;
    editorial::ItemId item{}; // where there is one

    static constexpr auto fields()
    {
        using L = Line;
        return std::tuple{
            field("kind", &L::kind), field("page", &L::page), field("title", &L::title),
            field("detail", &L::detail), field("item", &L::item)};
    }
};

struct SkipCount {
    SkipReason reason{SkipReason::draft};
    int pages{0};

    static constexpr auto fields()
    {
        return std::tuple{field("reason", &SkipCount::reason), field("pages", &SkipCount::pages)};
    }
};

struct Counts {
    int read{0}, taken{0}, already_there{0}, changed{0}, skipped{0}, withheld{0};
    int media_taken{0}, media_missing{0}, media_refused{0};
    int redirects{0};
    std::vector<SkipCount> skipped_by_reason;

    void skip(SkipReason);

    static constexpr auto fields()
    {
        using C = Counts;
        return std::tuple{
            field("read", &C::read),
            field("taken", &C::taken),
            field("already_there", &C::already_there),
            field("changed", &C::changed),
            field("skipped", &C::skipped),
            field("skipped_by_reason", &C::skipped_by_reason),
            field("withheld", &C::withheld),
            field("media_taken", &C::media_taken),
            field("media_missing", &C::media_missing),
            field("media_refused", &C::media_refused),
            field("redirects", &C::redirects)};
    }
};

// What one run did, or would do.
struct Report {
    Counts counts;
    std::vector<Line> lines;

    void skip(SkipReason, std::string const& page, std::string const& title);
    void add(Counts const&); // of a part of the run
};

// Of an earlier run over the same site.
struct EarlierRun {
    Moment begun_at;
    std::optional<Moment> ended_at; // nothing: it was cut off
    Counts counts;
};

} // namespace fengye::imports
