#pragma once

#include "modules/letters/domain/letter.hpp"

namespace fengye::letters::store {

struct ExportFilter {
    UnitId unit{}; // 0: all
    std::optional<System> system{};
    std::optional<LetterState> state{};
    std::string category, mailbox;
    std::string number;  // begins so
    std::string words;   // in the title
    Day from{}, until{}; // of receipt, both counted
    bool is_late_only{false};
    Day today{};
    UnitId hidden_from{}; // letters that accuse this unit are passed over
};

struct ExportedLetter {
    std::string number;
    System system{System::appeal};
    std::string category, mailbox;
    LetterState state{LetterState::received};
    UnitId unit;
    Moment received_at{};
    std::optional<Day> due;
    std::optional<Moment> answered_at;
    int days_taken{0};
    bool is_late{false};
    Rating rating{Rating::none};
    Outcome outcome{Outcome::none};
    std::string title;
};

// One after another, the newest first, as they come from the database.
class ExportedLetters {
public:
    ExportedLetters(db::Reader const&, ExportFilter const&, int limit);
    std::optional<ExportedLetter> next();

private:
    std::unique_ptr<db::Cursor> m_cursor; // none after the last: asked again, it would begin anew
    Day m_today;
};

} // namespace fengye::letters::store
