#include "modules/letters/front/placements.hpp"

#include "platform/html/markup.hpp"

namespace fengye::letters {

namespace {

constexpr std::size_t summary_characters = 80;

LetterCard card_of(PublishedLetter const& letter)
{
    return {
        .path = path_of(letter.number),
        .title = letter.title,
        .summary = html::shortened(letter.question, summary_characters),
        .unit = letter.answered_by,
        .at = letter.answered_at,
        .number = letter.number,
        .mailbox = letter.mailbox,
        .category = letter.category,
        .system = letter.system,
        .outcome = letter.outcome,
        .rating = letter.rating,
        .days_taken = letter.days_taken,
        .others = letter.others};
}

} // namespace

std::string path_of(std::string_view number)
{
    return "/letters/" + std::string{number};
}

std::string list_of(System system, std::string_view mailbox)
{
    return (mailbox.empty() ? "letters" : list_of_mailbox(mailbox)) + "/" + std::string{name_of(system)};
}

std::string list_of_mailbox(std::string_view mailbox)
{
    return "letters/to/" + std::string{mailbox};
}

std::string list_of_category(std::string_view category, std::string_view mailbox)
{
    return (mailbox.empty() ? "letters" : list_of_mailbox(mailbox)) + "/about/" + std::string{category};
}

front::Placement place_letter(PublishedLetter const& letter)
{
    auto const day = to_text(day_of(letter.answered_at));
    return {
        .path = path_of(letter.number),
        .title = letter.title,
        .card = encode(card_of(letter)),
        .lists =
            {std::string{published_list}, list_of(letter.system), list_of_category(letter.category),
             list_of_mailbox(letter.mailbox), list_of(letter.system, letter.mailbox),
             list_of_category(letter.category, letter.mailbox), sites::list_of_unit(letter.answered_by)},
        .at = letter.answered_at,
        .unit = letter.answered_by,
        .text = letter.question + "\n" + letter.answer_text,
        .facets = {
            front::facet("kind", PublishedLetter::kind), front::facet("channel", "interaction"),
            front::facet("system", name_of(letter.system)), front::facet("category", letter.category),
            front::facet("mailbox", letter.mailbox), front::facet("unit", letter.answered_by),
            front::facet("year", day.substr(0, 4)), front::facet("month", day.substr(0, 7))}};
}

front::Placement place_matter(OpenMatter const& matter)
{
    return {
        .title = matter.title,
        .card = encode(matter),
        .lists = {std::string{matters_list}},
        .at = matter.at,
        .unit = matter.unit};
}

front::Placement place_mailbox(OpenMailbox const& mailbox)
{
    return {.card = encode(mailbox), .lists = {std::string{mailboxes_list}}, .unit = mailbox.unit};
}

// The card holds the whole document: statistics are made of a few lists.
front::Placement place_month(MonthOfLetters const& month)
{
    return {
        .card = encode(month),
        .lists = {std::string{months_list}, std::string{months_list} + "/" + month.month},
        .at = moment_of(*day_from(month.month + "-01")),
        .unit = month.unit};
}

} // namespace fengye::letters
