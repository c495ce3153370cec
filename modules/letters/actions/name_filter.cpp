#include "modules/letters/actions/name_filter.hpp"

#include "modules/letters/store/filters.hpp"
#include "platform/html/markup.hpp"
#include "platform/id/next_id.hpp"

namespace fengye::letters {

namespace {

constexpr std::size_t name_characters_max = 12;
constexpr std::size_t query_bytes_max = 1000;

} // namespace

Result<void> name_filter(Work& work, std::string const& name, std::string const& query)
{
    if (name.empty() || html::characters_in(name) > name_characters_max)
        return refuse(Because::not_valid, "letters.error_filter_name", "name");
    if (query.size() > query_bytes_max ||
        store::filters_of(work.tx, work.actor.person).size() >= store::filters_max)
        return refuse(Because::not_valid, "letters.error_filters_many", "name");
    store::insert_filter(
        work.tx, {next_id<NamedFilterId>(work.tx, "letters_filters"), work.actor.person, name, query});
    return {};
}

Result<void> forget_filter(Work& work, NamedFilterId id)
{
    store::delete_filter(work.tx, work.actor.person, id);
    return {};
}

} // namespace fengye::letters
