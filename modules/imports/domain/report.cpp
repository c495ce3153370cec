#include "modules/imports/domain/report.hpp"

#include <algorithm>

namespace fengye::imports {

void Counts::skip(SkipReason reason)
{
    ++skipped;
    auto const found =
        std::find_if(skipped_by_reason.begin(), skipped_by_reason.end(), [&](SkipCount const& count) {
            return count.reason == reason;
        });
    if (found == skipped_by_reason.end())
        skipped_by_reason.push_back({reason, 1});
    else
        ++found->pages;
}

void Report::skip(SkipReason reason, std::string const& page, std::string const& title)
{
    counts.skip(reason);
    lines.push_back({LineKind::skipped, page, title, std::string{name_of(reason)}});
}

void Report::add(Counts const& part)
{
    counts.taken += part.taken;
    counts.already_there += part.already_there;
    counts.changed += part.changed;
    counts.withheld += part.withheld;
    counts.media_taken += part.media_taken;
    counts.redirects += part.redirects;
}

} // namespace fengye::imports
