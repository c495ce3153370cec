#pragma once

#include "modules/sites/sites.hpp"

namespace fengye::sites {

inline constexpr int interval_days_max = 3650;

// What an officer of the centre changes of a column. The fields bear the names of the form's.
struct ColumnChange {
    std::string name_zh, name_en;
    std::string channel, slug;     // where it stands: /channel/slug/
    std::vector<std::string> unit; // who answers for it
    std::optional<int> interval;   // days; nothing when it was no number
    ColumnKind kind{ColumnKind::article_list};
    bool enabled{true};
};

// The column as it becomes, but for its place among the columns of another channel. `channel_now` is the slug
// of the channel it stands in. Refuses with words beside each wrong field.
Result<PublishedColumn> changed(PublishedColumn, std::string_view channel_now, ColumnChange const&);

} // namespace fengye::sites
