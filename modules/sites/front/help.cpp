#include "modules/sites/front/help.hpp"

#include "modules/sites/front/frame.hpp"

namespace fengye::sites {

namespace {

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
    return statement(page, "sites/help_privacy", page.say("sites.privacy_statement"));
}

} // namespace fengye::sites
