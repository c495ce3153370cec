#include "modules/letters/front/letters.hpp"

#include "modules/letters/front/crumbs.hpp"

#include "modules/letters/front/figures.hpp"
#include "modules/letters/front/hot_topics.hpp"
#include "modules/letters/front/letter_list.hpp"
#include "modules/letters/front/letter_rows.hpp"
#include "platform/http/url.hpp"

namespace fengye::letters {

namespace {

constexpr int matters_shown = 10;

html::Values month_values(Public const& page, Figures const& figures)
{
    if (figures.is_empty())
        return {{"MONTH", false}};
    auto const& sum = figures.months.at(figures.newest_month);
    std::vector<html::Values> shown{
        figure_values(page.say("letters.public_received"), {std::to_string(sum.received)}),
        figure_values(page.say("letters.public_answered"), {std::to_string(sum.answered)}),
        figure_values(page.say("letters.public_in_time"), in_time_told(page, sum)),
        figure_values(page.say("letters.public_satisfied"), satisfied_told(page, sum))};
    return {
        {"MONTH", html::Values{
                      {"MONTH_NAME", month_in_words(page, figures.newest_month)},
                      {"STATISTICS_URL", page.to("/letters/statistics")},
                      {"FIGURES", std::move(shown)},
                      {"AS_OF", to_iso(figures.as_of)},
                      {"AS_OF_TEXT", figures.as_of}}}};
}

html::Values matter_values(Public& page, OpenMatter const& matter)
{
    return {
        {"MATTER_TITLE", matter.title},
        {"HAS_ABOUT", !matter.about.empty()},
        {"ABOUT", matter.about},
        {"MATTER_UNIT", unit_name(page, matter.unit)},
        {"WRITERS", page.say(
                        matter.writers == 1 ? "letters.public_writer" : "letters.public_writers",
                        {{"n", std::to_string(matter.writers)}})},
        {"JOIN_URL", page.to(
                         "/letters/mayor/" + std::string{name_of(matter.system)} +
                         http::query_text({{"join", matter.number}}))}};
}

html::Values matters_values(Public& page)
{
    std::vector<html::Values> matters;
    for (auto const& card : page.reader.list({.list = std::string{matters_list}, .limit = matters_shown}))
        matters.push_back(matter_values(page, decode<OpenMatter>(card.data)));
    return {{"HAS_MATTERS", !matters.empty()}, {"MATTERS", std::move(matters)}};
}

html::Values ways_values(Public const& page)
{
    return {
        {"APPEAL_URL", page.to("/letters/mayor/appeal")},
        {"SUGGESTION_URL", page.to("/letters/mayor/suggestion")},
        {"QUERY_URL", page.to("/query")},
        {"COUNTIES_URL", page.to("/letters/units/?kind=county")},
        {"DEPARTMENTS_URL", page.to("/letters/units/?kind=department")},
        {"STATISTICS_URL", page.to("/letters/statistics")}};
}

// What stands around the list is left out when somebody looks for a letter.
html::Values around_values(Public& page, bool is_start)
{
    if (!is_start)
        return {
            {"MONTH", false},
            {"HAS_MATTERS", false},
            {"MATTERS", false},
            {"HAS_HOT", false},
            {"HOT_LISTS", false}};
    auto const sums = figures(page.reader);
    return month_values(page, *sums) + matters_values(page) + hot_values(page, *sums);
}

View letters_view(Public& page, LetterList const& list, std::string const& title, std::vector<Crumb> crumbs)
{
    auto const& asked = list.narrowing;
    Head head{
        .title = title,
        .description = page.say("letters.public_lead"),
        .crumbs = std::move(crumbs),
        .channel = "interaction"};
    head.is_indexed = asked.keyword.empty() && (!asked.is_any() || !list.cards.empty());
    if (asked.page > 1)
        head.title += page.say("letters.public_page", {{"n", std::to_string(asked.page)}});
    auto values = html::Values{{"TITLE", title}} + ways_values(page) +
                  around_values(page, !asked.is_any() && asked.page == 1) + list_values(page, list);
    return {
        .main = {"letters/public_letters", std::move(values)},
        .head = std::move(head),
        .is_kept = list.is_offered};
}

} // namespace

Result<FrontAnswer> show_letters(http::Request const& request, Public& page)
{
    auto const list = TRY(read_letter_list(request, page, "/letters/", {}));
    return letters_view(page, list, page.say("letters.public_title"), crumbs_to_letters(page));
}

Result<FrontAnswer> show_mayors_letters(http::Request const& request, Public& page)
{
    auto const title = page.say("letters.public_mayor");
    auto const list = TRY(read_letter_list(request, page, "/letters/mayor/", std::string{mayor}));
    return letters_view(page, list, title, crumbs_to_letters(page, title));
}

} // namespace fengye::letters
