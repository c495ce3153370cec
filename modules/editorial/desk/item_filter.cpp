#include "modules/editorial/desk/item_filter.hpp"

namespace fengye::editorial {

store::ItemFilter filter_of(http::Request const& request)
{
    auto const& actor = request.actor();
    store::ItemFilter filter;
    if (actor.may("editorial.read", actor.unit))
        filter.unit = actor.unit;
    filter.state = parse<ItemState>(request.argument("state"));
    filter.column = sites::ColumnId::from(request.argument("column")).value_or(sites::ColumnId{});
    if (!request.argument("mine").empty())
        filter.author = actor.person;
    filter.keyword = request.argument("keyword").substr(0, 200);
    return filter;
}

http::Pairs chosen_pairs(http::Request const& request)
{
    http::Pairs pairs;
    for (auto const* name : {"state", "column", "keyword", "mine"})
        if (auto value = request.argument(name); !value.empty())
            pairs.emplace_back(name, std::move(value));
    return pairs;
}

} // namespace fengye::editorial
