#pragma once

#include "modules/letters/domain/categories.hpp"
#include "modules/letters/letters.hpp"

namespace fengye::letters {

// What the writer wrote. Sealed in the store; shown to who has the letter in hand.
struct LetterText {
    std::string content;
    std::string place;        // in words
    std::string page_address; // of a correction
    std::vector<casework::KeptFile> files;

    static constexpr auto fields()
    {
        using T = LetterText;
        return std::tuple{
            field("content", &T::content), field("place", &T::place), field("page_address", &T::page_address),
            field("files", &T::files)};
    }
};

struct Letter {
    casework::CaseRecord record;
    System system{System::appeal};
    std::string mailbox{mayor};
    std::string category;
    Way way{Way::web};
    std::string title;
    bool may_publish{false}; // the writer's consent, separate from sending (PIPL art. 25)
    CaseId lead{};           // the letter this one goes with
    int followers{0};        // letters that go with this one
    UnitId accused{};        // of an accusation: never shows it, never gets it (PET art. 30)
    Outcome outcome{Outcome::none};
    Rating rating{Rating::none};
    std::optional<Moment> rated_at;
    int round{1};
    std::optional<Moment> answered_at;
    UnitId answered_by{};
    int days_taken{0};
    bool was_late{false};
    int transfers{0};
    bool is_public{false};
    bool is_matter{false}; // others may join it, under a title and a sentence of the unit's own
    std::string matter_title, matter_about;
    std::optional<Day> result_due; // of a suggestion that was taken up
    std::string result;            // what came of it, for everyone to read
    std::optional<Moment> result_at;

    CaseId id() const { return record.id; }
    LetterState state() const { return *parse<LetterState>(record.state); }
    bool is_only_transferred() const
    {
        auto const* known = find_category(category);
        return known && known->is_only_transferred();
    }
};

// Handlers, head and leader of the unit that has it in hand; those of a unit that was asked to help; the
// leader of the mailbox it came to. Never anybody of the accused unit. What one may not see is not found.
bool may_see(Actor const&, Letter const&, bool is_helper, UnitId mailbox_unit);
bool may_handle(Actor const&, Letter const&);
bool may_release(Actor const&, Letter const&);

// Where a letter goes: to the first of these units that the city has. That is the district that its place
// names, the units of its category, then the General Office; a letter to a head goes to that head's unit.
// Accusations and court matters go to the petition office, or, when that is the accused, to the General
// Office.
std::vector<std::string> first_units(
    System, std::string_view mailbox, Category const&, std::string_view place, std::string_view accused,
    std::span<people::District const> districts);

// A writer who is not content may send a letter back once within so many days of its answer; it then goes one
// level higher.
inline constexpr std::chrono::days reopening_time{15};
// What came of a suggestion that was taken up is told a year later.
inline constexpr std::chrono::months result_after{12};
// Units pass a letter on so often; then only the General Office decides.
inline constexpr int transfers_max = 2;
// Personal data of a letter are kept so long after it was closed, by default.
inline constexpr std::chrono::years kept_for{3};

// The limits of a letter's category as the city set them.
casework::Limit acceptance_limit(Category const&);
casework::Limit reply_limit(Category const&);

} // namespace fengye::letters
