#include "modules/letters/front/letter_page.hpp"

#include <algorithm>

#include <boost/json.hpp>

#include "modules/letters/domain/categories.hpp"
#include "modules/letters/front/crumbs.hpp"
#include "modules/letters/front/figures.hpp"
#include "modules/letters/front/letter_rows.hpp"
#include "platform/html/markup.hpp"
#include "platform/http/url.hpp"

namespace fengye::letters {

namespace {

constexpr std::size_t similar_shown = 3, related_shown = 3;
constexpr int looked_at = 12;
constexpr std::size_t description_characters = 100;
// What was found by searching moves without telling the page.
constexpr std::chrono::hours found_for{24};

std::vector<html::Values> paragraphs_of(std::string_view text)
{
    std::vector<html::Values> paragraphs;
    while (!text.empty()) {
        auto const end = text.find('\n');
        auto line = text.substr(0, end);
        text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
        while (!line.empty() && (line.back() == '\r' || line.back() == ' '))
            line.remove_suffix(1);
        if (!line.empty())
            paragraphs.push_back({{"PARAGRAPH", line}});
    }
    return paragraphs;
}

std::vector<html::Values> steps_of(Public& page, PublishedLetter const& letter)
{
    std::vector<html::Values> steps;
    for (auto const& step : letter.steps)
        if (page.words.has(step.words))
            steps.push_back(
                {{"STEP", page.say(step.words)},
                 {"HAS_STEP_UNIT", !step.unit.empty()},
                 {"STEP_UNIT", unit_name(page, step.unit)},
                 {"STEP_AT", to_iso(step.at)},
                 {"STEP_AT_TEXT", step.at}});
    return steps;
}

// The newest others of its category.
std::vector<html::Values> similar_to(Public& page, PublishedLetter const& letter)
{
    std::vector<html::Values> rows;
    for (auto const& card :
         page.reader.list({.list = list_of_category(letter.category), .limit = int{similar_shown} + 1}))
        if (card.id != letter.id.number && rows.size() < similar_shown)
            rows.push_back(sites::row_values(page, decode<sites::RowCard>(card.data)));
    return rows;
}

// Documents about the same: found by the title, else by what the letter is about.
std::vector<html::Values> related_to(Public& page, PublishedLetter const& letter)
{
    std::vector<html::Values> rows;
    std::vector<std::string> seen;
    auto const* category = find_category(letter.category);
    for (auto const& words : {letter.title, category ? category->name_zh : std::string{}})
        for (auto const& hit :
             page.reader.search({.question = search::read_question(words), .limit = looked_at}).rows) {
            bool const is_new = hit.card.kind != PublishedLetter::kind &&
                                std::find(seen.begin(), seen.end(), hit.card.path) == seen.end();
            if (!is_new || rows.size() == related_shown)
                continue;
            // Rests on its address: a document that goes takes this link with it.
            (void)page.reader.at(hit.card.path);
            seen.push_back(hit.card.path);
            rows.push_back(sites::row_values(page, decode<sites::RowCard>(hit.card.data)));
        }
    return rows;
}

html::Values outcome_values(Public const& page, PublishedLetter const& letter)
{
    static constexpr std::array<std::string_view, 4> classes{"mute", "ok", "info", "mute"};
    html::Values values{
        {"HAS_OUTCOME", letter.outcome != Outcome::none},
        {"OUTCOME_CLASS", classes[static_cast<std::size_t>(letter.outcome)]},
        {"OUTCOME_TEXT", page.say("letters.public_outcome_" + std::string{name_of(letter.outcome)})}};
    bool const has_result = !letter.result.empty() && letter.result_at;
    if (!has_result)
        values.emplace_back("RESULT", false);
    else
        values.emplace_back(
            "RESULT", html::Values{
                          {"RESULT_PARAGRAPHS", paragraphs_of(letter.result)},
                          {"RESULT_AT", to_iso(*letter.result_at)},
                          {"RESULT_AT_TEXT", *letter.result_at}});
    return values;
}

html::Values facts_of(Public& page, PublishedLetter const& letter)
{
    return {
        {"NUMBER", letter.number},
        {"SYSTEM", page.say("letters.public_system_" + std::string{name_of(letter.system)})},
        {"MAILBOX", mailbox_name(page, letter.mailbox)},
        {"CATEGORY", category_name(page.language, letter.category)},
        {"CATEGORY_URL", page.to("/letters/" + http::query_text({{"category", letter.category}}))},
        {"WRITER", letter.writer},
        {"HAS_WRITER", !letter.writer.empty()},
        {"RECEIVED", to_iso(letter.received_at)},
        {"RECEIVED_TEXT", letter.received_at},
        {"DAYS", working_days(page, letter.days_taken)},
        {"IS_AGAIN", letter.round > 1},
        {"UNIT", unit_name(page, letter.answered_by)},
        {"ANSWERED", to_iso(letter.answered_at)},
        {"ANSWERED_TEXT", letter.answered_at},
        {"HAS_OTHERS", letter.others > 0},
        {"OTHERS", letter.others}};
}

std::string question_ld(Public const& page, PublishedLetter const& letter)
{
    boost::json::object const ld{
        {"@context", "https://schema.org"},
        {"@type", "QAPage"},
        {"inLanguage", "zh-CN"},
        {"mainEntity",
         {{"@type", "Question"},
          {"name", letter.title},
          {"text", letter.question},
          {"dateCreated", to_iso(letter.received_at)},
          {"answerCount", 1},
          {"acceptedAnswer",
           {{"@type", "Answer"},
            {"text", letter.answer_text},
            {"dateCreated", to_iso(letter.answered_at)},
            {"url", page.site + path_of(letter.number)}}}}}};
    return boost::json::serialize(ld);
}

Head head_of(Public& page, PublishedLetter const& letter)
{
    Head head{
        .title = letter.title,
        .description = html::shortened(letter.question, description_characters),
        .crumbs = crumbs_to_letters(page, letter.title),
        .channel = "interaction",
        .og_type = "article"};
    head.meta = {
        {"ARTICLE_META", html::Values{
                             {"ARTICLE_TITLE", letter.title},
                             {"PUB_DATE", letter.answered_at},
                             {"CONTENT_SOURCE", unit_name(page, letter.answered_by)},
                             {"HAS_KEYWORDS", true},
                             {"KEYWORDS", category_name(page.language, letter.category)},
                             {"HAS_AUTHOR", false},
                             {"AUTHOR", ""}}}};
    head.json_ld.push_back(question_ld(page, letter));
    return head;
}

} // namespace

Result<FrontAnswer> show_letter(http::Request const&, Public& page, PublishedLetter const& letter)
{
    auto similar = similar_to(page, letter), related = related_to(page, letter);
    html::Values values{
        {"TITLE", letter.title},
        {"CONTENT_LANG", sites::content_language},
        {"QUESTION", paragraphs_of(letter.question)},
        {"ANSWER_HTML", letter.answer},
        {"STEPS", steps_of(page, letter)},
        {"HAS_SIMILAR", !similar.empty()},
        {"SIMILAR", std::move(similar)},
        {"HAS_RELATED", !related.empty()},
        {"RELATED", std::move(related)},
        {"QUERY_URL", page.to("/query")}};
    return View{
        .main =
            {"letters/public_letter", std::move(values) + facts_of(page, letter) +
                                          outcome_values(page, letter) + rating_values(page, letter.rating)},
        .head = head_of(page, letter),
        .good_until = page.now + found_for};
}

} // namespace fengye::letters
