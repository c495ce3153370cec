#include "modules/letters/desk/brief.hpp"

#include "modules/letters/desk/week_of_letters.hpp"
#include "platform/convert/documents.hpp"

namespace fengye::letters {

namespace {

// The week asked for by any of its days; else the last one that is over.
Day monday_asked_for(Overseer const& overseer)
{
    auto const asked = day_from(overseer.request.argument("week"));
    return monday_of(asked ? *asked : overseer.today - std::chrono::days{7});
}

std::vector<html::Values> line_rows(Overseer const& overseer, WeekOfLetters const& week)
{
    std::vector<html::Values> rows;
    for (auto const& line : week.lines)
        rows.push_back(
            {{"LINE_UNIT", name_in(overseer.language, line.unit)},
             {"LINE_SYSTEM", overseer.said("letters.system_of_", line.system)},
             {"RECEIVED", line.received},
             {"ANSWERED", line.answered},
             {"ANSWERED_LATE", line.answered_late},
             {"OPEN_LATE", line.open_late}});
    return rows;
}

html::Values sums(WeekOfLetters const& week)
{
    WeekLine sum;
    for (auto const& line : week.lines) {
        sum.received += line.received;
        sum.answered += line.answered;
        sum.answered_late += line.answered_late;
        sum.open_late += line.open_late;
    }
    return {
        {"SUM_RECEIVED", sum.received},
        {"SUM_ANSWERED", sum.answered},
        {"SUM_ANSWERED_LATE", sum.answered_late},
        {"SUM_OPEN_LATE", sum.open_late},
        {"IN_TIME", share_text(sum.answered - sum.answered_late, sum.answered)},
        {"ADOPTED_COUNT", week.adopted_count}};
}

std::vector<html::Values> answer_rows(Overseer const& overseer, std::vector<PublicAnswer> const& answers)
{
    std::vector<html::Values> rows;
    for (auto const& answer : answers) {
        auto const unit = people::find_unit(overseer.reader, answer.unit);
        rows.push_back(
            {{"ANSWER_TITLE", answer.title},
             {"ANSWER_URL", answer.path},
             {"ANSWER_UNIT", unit ? name_in(overseer.language, *unit) : answer.unit},
             {"ANSWER_DAY", to_text(day_of(answer.at))}});
    }
    return rows;
}

// Shown by views/brief.html, which stands in the page and is the file for Word.
html::Values brief_values(Overseer const& overseer, WeekOfLetters const& week)
{
    std::vector<html::Values> categories;
    for (auto const& [code, count] : week.categories)
        categories.push_back(
            {{"CATEGORY", category_name(overseer.language, code)}, {"CATEGORY_LETTERS", count}});
    return html::Values{
               {"WEEK_FROM", week.monday},
               {"WEEK_UNTIL", week.sunday()},
               {"TODAY", overseer.today},
               {"IS_CITY", !overseer.scope()},
               {"IS_UNIT", !!overseer.scope()},
               {"HAS_LINES", !week.lines.empty()},
               {"NO_LINES", week.lines.empty()},
               {"LINES", line_rows(overseer, week)},
               {"HAS_CATEGORIES", !categories.empty()},
               {"CATEGORIES", std::move(categories)},
               {"HAS_ANSWERS", !week.answers.empty()},
               {"NO_ANSWERS", week.answers.empty()},
               {"ANSWERS", answer_rows(overseer, week.answers)},
               {"HAS_ADOPTED", !week.adopted.empty()},
               {"ADOPTED", answer_rows(overseer, week.adopted)}} +
           sums(week);
}

std::string address_of(Day monday, std::string_view ending = {})
{
    return "/desk/letters/brief" + std::string{ending} + http::query_text({{"week", to_text(monday)}});
}

} // namespace

Result<http::Response> show_brief(http::Request const& request, Platform& platform)
{
    auto const reader = platform.desk.reader();
    Overseer const overseer{request, platform, reader};
    auto const monday = monday_asked_for(overseer);
    auto const next = monday + std::chrono::days{7};
    html::Values const around{
        {"BEFORE_URL", address_of(monday - std::chrono::days{7})},
        {"HAS_NEXT", next <= overseer.today},
        {"NEXT_URL", address_of(next)},
        {"DOCX_URL", address_of(monday, ".docx")}};
    return screen(
        request, platform, overseer.say("letters.brief"),
        {"letters/desk_brief", around + brief_values(overseer, week_of_letters(overseer, monday))});
}

Result<http::Response> send_brief_docx(http::Request const& request, Platform& platform)
{
    auto const reader = platform.desk.reader();
    Overseer const overseer{request, platform, reader};
    auto const monday = monday_asked_for(overseer);
    auto const html = platform.renderer.render(
        {"letters/brief", brief_values(overseer, week_of_letters(overseer, monday))}, overseer.language);
    auto docx = TRY(convert::to_docx(html.text()));
    return as_file(
        std::move(docx), docx_type, overseer.say("letters.brief") + " " + to_text(monday) + ".docx");
}

} // namespace fengye::letters
