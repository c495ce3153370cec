#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "modules/casework/casework.hpp"
#include "modules/people/people.hpp"
#include "modules/sites/sites.hpp"
#include "platform/gazette/document.hpp"

// Citizens write to the mayor and to the heads of counties, districts and bureaus; units answer in time; the
// public sees how well (R25–R27).
namespace fengye::letters {

using casework::CaseId;

// Appeals (诉求) must be answered, suggestions (建议) must be considered: two systems with forms, categories,
// numbers, limits and statistics of their own. Corrections (纠错) tell of an error on the site.
enum class System { appeal, suggestion, correction };
constexpr Names<3> names_of(System)
{
    return {"appeal", "suggestion", "correction"};
}
std::string_view prefix_of(System); // SQ, JY, JC

enum class LetterState {
    received,         // waits to be accepted
    accepted,         // in hand
    awaiting_release, // an answer waits for the head of the unit
    answered,
    refused,         // not for this counter: with a coded reason and the way that is open
    transferred_out, // passed to a body outside: accusations, matters before courts
    joined           // goes with another letter, and gets its answer
};
constexpr Names<7> names_of(LetterState)
{
    return {"received", "accepted", "awaiting_release", "answered", "refused", "transferred_out", "joined"};
}

// What became of a suggestion (PET art. 29).
enum class Outcome { none, adopted, partly_adopted, explained };
constexpr Names<4> names_of(Outcome)
{
    return {"none", "adopted", "partly_adopted", "explained"};
}

enum class Rating { none, satisfied, fair, dissatisfied };
constexpr Names<4> names_of(Rating)
{
    return {"none", "satisfied", "fair", "dissatisfied"};
}

// How a letter came in.
enum class Way { web, api, open311, phone, paper, email };
constexpr Names<6> names_of(Way)
{
    return {"web", "api", "open311", "phone", "paper", "email"};
}

// The mayor's mailbox; any other is named by its unit's code.
inline constexpr std::string_view mayor = "mayor";
// Who keeps the mayor's mailbox, and takes what nobody else is for.
inline constexpr std::string_view general_office = "municipal_office";
// Who takes accusations and matters before courts, to pass them on (PET arts. 22, 30).
inline constexpr std::string_view petition_office = "petition";

// One step of a letter as the public reads it: letters.step_accepted, by which unit, when.
struct PublishedStep {
    std::string words;
    std::string unit; // code
    Moment at{};

    static constexpr auto fields()
    {
        using S = PublishedStep;
        return std::tuple{field("words", &S::words), field("unit", &S::unit), field("at", &S::at)};
    }
};

// A letter as the public may read it: with the writer's consent, masked by rule and looked at by a person,
// with the answer released by the head of the unit. Withdrawn when the writer takes the consent back.
struct PublishedLetter {
    static constexpr std::string_view kind = "letter";

    CaseId id;
    std::string number;
    System system{System::appeal};
    std::string mailbox;
    std::string category;
    std::string title;
    std::string question;
    std::string writer; // 张**
    html::Safe answer;
    std::string answer_text; // searched
    std::string answered_by; // unit code
    Outcome outcome{Outcome::none};
    Rating rating{Rating::none};
    int others{0}; // who wrote the same
    int days_taken{0};
    int round{1};
    Moment received_at{};
    Moment answered_at{};
    std::vector<PublishedStep> steps;
    std::string result; // of a suggestion, a year later
    std::optional<Moment> result_at;

    static constexpr auto fields()
    {
        using L = PublishedLetter;
        return std::tuple{
            field("id", &L::id),
            field("number", &L::number),
            field("system", &L::system),
            field("mailbox", &L::mailbox),
            field("category", &L::category),
            field("title", &L::title),
            field("question", &L::question),
            field("writer", &L::writer),
            field("answer", &L::answer),
            field("answer_text", &L::answer_text),
            field("answered_by", &L::answered_by),
            field("outcome", &L::outcome),
            field("rating", &L::rating),
            field("others", &L::others),
            field("days_taken", &L::days_taken),
            field("round", &L::round),
            field("received_at", &L::received_at),
            field("answered_at", &L::answered_at),
            field("steps", &L::steps),
            field("result", &L::result),
            field("result_at", &L::result_at)};
    }
};

// A matter many write about and nobody has answered yet: others may join instead of writing the same again.
struct OpenMatter {
    static constexpr std::string_view kind = "letter_matter";

    CaseId id; // of the letter that leads
    std::string number;
    System system{System::appeal};
    std::string category;
    std::string title;
    std::string about; // in a sentence or two, written at the desk
    std::string unit;  // code
    int writers{1};
    Moment at{};

    static constexpr auto fields()
    {
        using M = OpenMatter;
        return std::tuple{field("id", &M::id),         field("number", &M::number),
                          field("system", &M::system), field("category", &M::category),
                          field("title", &M::title),   field("about", &M::about),
                          field("unit", &M::unit),     field("writers", &M::writers),
                          field("at", &M::at)};
    }
};

// A mailbox that is open: the mayor's (unit 0), and of each unit whose head takes letters.
struct OpenMailbox {
    static constexpr std::string_view kind = "letter_mailbox";

    UnitId id;
    std::string unit;             // code
    std::string post_zh, post_en; // 局长, Director: the post, not the person

    static constexpr auto fields()
    {
        using M = OpenMailbox;
        return std::tuple{
            field("id", &M::id), field("unit", &M::unit), field("post_zh", &M::post_zh),
            field("post_en", &M::post_en)};
    }
};

// How a unit dealt with one system's letters in a month, and in what categories: the statistics page is made
// of these.
struct MonthOfLetters {
    static constexpr std::string_view kind = "letter_month";

    struct Share {
        std::string code;
        int count{0};
        static constexpr auto fields()
        {
            return std::tuple{field("code", &Share::code), field("count", &Share::count)};
        }
    };

    // What came in one week of the month, by category; a week begins on Monday.
    struct WeekShare {
        std::string week; // 2026-07-20
        std::string code;
        int count{0};
        static constexpr auto fields()
        {
            using W = WeekShare;
            return std::tuple{field("week", &W::week), field("code", &W::code), field("count", &W::count)};
        }
    };

    Id<MonthOfLetters> id;
    std::string unit; // code
    System system{System::appeal};
    std::string month; // 2026-07, of receipt
    int received{0};
    int answered{0};
    int in_time{0};              // of those answered
    int late_open{0};            // not answered, and past their day
    std::vector<int> days_taken; // of those answered, working days, sorted
    int satisfied{0}, fair{0}, dissatisfied{0};
    int reopened{0}; // sent back once by the writer
    int published{0};
    int adopted{0}, partly_adopted{0}, explained{0};
    std::vector<Share> categories;
    std::vector<WeekShare> weeks;
    Moment as_of{};

    static constexpr auto fields()
    {
        using M = MonthOfLetters;
        return std::tuple{
            field("id", &M::id),
            field("unit", &M::unit),
            field("system", &M::system),
            field("month", &M::month),
            field("received", &M::received),
            field("answered", &M::answered),
            field("in_time", &M::in_time),
            field("late_open", &M::late_open),
            field("days_taken", &M::days_taken),
            field("satisfied", &M::satisfied),
            field("fair", &M::fair),
            field("dissatisfied", &M::dissatisfied),
            field("reopened", &M::reopened),
            field("published", &M::published),
            field("adopted", &M::adopted),
            field("partly_adopted", &M::partly_adopted),
            field("explained", &M::explained),
            field("categories", &M::categories),
            field("weeks", &M::weeks),
            field("as_of", &M::as_of)};
    }
};

// Lists the documents stand in.
inline constexpr std::string_view published_list = "letters";
inline constexpr std::string_view matters_list = "letter_matters";
inline constexpr std::string_view mailboxes_list = "letter_mailboxes";
inline constexpr std::string_view months_list = "letter_months";

} // namespace fengye::letters
