#include "modules/sites/domain/column_change.hpp"

#include "modules/sites/domain/address.hpp"

namespace fengye::sites {

namespace {

std::vector<FieldRefusal> wrong_fields(ColumnChange const& change)
{
    std::vector<FieldRefusal> wrong;
    if (change.name_zh.empty())
        wrong.push_back({"name_zh", "sites.desk_error_name_missing"});
    if (!is_slug(change.slug))
        wrong.push_back({"slug", "sites.desk_error_slug_wrong"});
    if (change.unit.empty())
        wrong.push_back({"unit", "sites.desk_error_unit_missing"});
    if (!change.interval || *change.interval < 0 || *change.interval > interval_days_max)
        wrong.push_back({"interval", "sites.desk_error_interval_wrong"});
    return wrong;
}

} // namespace

Result<PublishedColumn>
changed(PublishedColumn column, std::string_view channel_now, ColumnChange const& change)
{
    if (auto wrong = wrong_fields(change); !wrong.empty()) {
        auto const words = wrong.front().words;
        return tl::unexpected{Refusal{Because::not_valid, words, std::move(wrong)}};
    }
    column.name_zh = change.name_zh;
    column.name_en = change.name_en;
    // Some columns stand at an address of the program, such as /letters/: it stays unless another is asked
    // for.
    if (change.channel != channel_now || change.slug != slug_of(column.path))
        column.path = path_in(change.channel, change.slug);
    column.responsible = change.unit;
    column.update_interval_days = *change.interval;
    // The kinds that hold no items belong to modules; none of them is chosen here.
    if (holds_items(column.column_kind) && holds_items(change.kind))
        column.column_kind = change.kind;
    column.enabled = change.enabled;
    return column;
}

} // namespace fengye::sites
