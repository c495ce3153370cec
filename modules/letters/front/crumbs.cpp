#include "modules/letters/front/crumbs.hpp"

namespace fengye::letters {

std::vector<Crumb> crumbs_to_letters(Public& page, std::string const& page_below)
{
    std::vector<Crumb> crumbs;
    auto const tree = sites::structure(page.reader);
    if (auto const* column = tree->column("C093"))
        crumbs = sites::crumbs_to(page, *column);
    else
        crumbs.push_back({page.say("letters.public_title"), "/letters/"});
    if (!page_below.empty())
        crumbs.push_back({page_below, {}});
    return crumbs;
}

} // namespace fengye::letters
