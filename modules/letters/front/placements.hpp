#pragma once

#include "modules/letters/letters.hpp"
#include "platform/front/types.hpp"

namespace fengye::letters {

// What a row of letters shows; the first fields are those of every row of the site (sites::RowCard).
struct LetterCard {
    std::string path, title, summary, unit;
    Moment at{};
    std::string column{"C093"};
    std::string number, mailbox, category;
    System system{System::appeal};
    Outcome outcome{Outcome::none};
    Rating rating{Rating::none};
    int days_taken{0};
    int others{0};

    static constexpr auto fields()
    {
        using C = LetterCard;
        return std::tuple{
            field("path", &C::path),
            field("title", &C::title),
            field("summary", &C::summary),
            field("unit", &C::unit),
            field("at", &C::at),
            field("column", &C::column),
            field("number", &C::number),
            field("mailbox", &C::mailbox),
            field("category", &C::category),
            field("system", &C::system),
            field("outcome", &C::outcome),
            field("rating", &C::rating),
            field("days_taken", &C::days_taken),
            field("others", &C::others)};
    }
};

// Lists: all, by system, by mailbox, by category; those of a mailbox by system and category too.
std::string list_of(System, std::string_view mailbox = {});
std::string list_of_mailbox(std::string_view mailbox);
std::string list_of_category(std::string_view category, std::string_view mailbox = {});

front::Placement place_letter(PublishedLetter const&);
front::Placement place_matter(OpenMatter const&);
front::Placement place_mailbox(OpenMailbox const&);
front::Placement place_month(MonthOfLetters const&);

std::string path_of(std::string_view number); // /letters/SQ-20260727-0042

} // namespace fengye::letters
