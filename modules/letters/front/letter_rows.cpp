#include "modules/letters/front/letter_rows.hpp"

#include "modules/letters/domain/categories.hpp"
#include "modules/letters/front/figures.hpp"

namespace fengye::letters {

html::Values letter_row(Public& page, front::Card const& card)
{
    auto const letter = decode<LetterCard>(card.data);
    auto const day = to_text(day_of(letter.at));
    return html::Values{
               {"URL", page.to(letter.path)},
               {"TITLE", letter.title},
               {"CATEGORY", category_label(page, letter.category)},
               {"UNIT", unit_name(page, letter.unit)},
               {"DAYS", working_days(page, letter.days_taken)},
               {"DATE", day}} +
           rating_values(page, letter.rating);
}

html::Values rating_values(Public const& page, Rating rating)
{
    static constexpr std::array<std::string_view, 4> classes{"mute", "ok", "info", "bad"};
    return {
        {"RATING_CLASS", classes[static_cast<std::size_t>(rating)]},
        {"RATING_TEXT", page.say("letters.public_rating_" + std::string{name_of(rating)})}};
}

std::string unit_name(Public& page, std::string const& code)
{
    auto const tree = sites::structure(page.reader);
    auto const unit = tree->units.find(code);
    return unit == tree->units.end() ? code : name_in(page.language, unit->second);
}

std::string mailbox_name(Public& page, std::string const& mailbox)
{
    if (mailbox == mayor)
        return page.say("letters.public_mayor");
    return page.say("letters.public_mailbox_of", {{"unit", unit_name(page, mailbox)}});
}

std::string category_label(Public const& page, std::string const& code)
{
    auto const* category = find_category(code);
    if (!category || category->system == System::appeal)
        return category_name(page.language, code);
    auto const system = page.say("letters.public_system_" + std::string{name_of(category->system)});
    return page.say(
        "letters.public_category_of", {{"category", category->name(page.language)}, {"system", system}});
}

std::string letters_count(Public const& page, std::int64_t count, std::string_view more)
{
    return page.say(
        count == 1 ? "letters.public_letter_n" : "letters.public_letters_n",
        {{"n", std::to_string(count) + std::string{more}}});
}

} // namespace fengye::letters
