#include "modules/sites/front/help.hpp"

#include "modules/sites/front/frame.hpp"
#include "platform/module/module.hpp"

namespace fengye::sites {

namespace {

// What modules above do with personal data, each in a section of its own.
std::vector<html::Values> sections_of(Public& page)
{
    std::vector<html::Values> sections;
    auto const blocks = page.portal.blocks.equal_range(privacy_block);
    for (auto block = blocks.first; block != blocks.second; ++block)
        sections.push_back(block->second(page, {}));
    return sections;
}

View statement(Public& page, std::string const& name, std::string const& title)
{
    auto const site = name_in(page.language, structure(page.reader)->site);
    return {
        .main =
            {name,
             html::Values{{"SITE_NAME", site}, {"PREFS_URL", page.to("/prefs")}, {"HAS_UPDATED", false}} +
                 phone_values(page)},
        .head = {.title = title, .description = title, .crumbs = {{title, {}}}}};
}

} // namespace

Result<FrontAnswer> show_accessibility(http::Request const&, Public& page)
{
    return statement(page, "sites/help_accessibility", page.say("sites.accessibility_statement"));
}

Result<FrontAnswer> show_privacy(http::Request const&, Public& page)
{
    auto view = statement(page, "sites/help_privacy", page.say("sites.privacy_statement"));
    view.main.values.emplace_back("SECTIONS", sections_of(page));
    return view;
}

} // namespace fengye::sites
