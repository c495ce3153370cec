#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "modules/casework/clock_view.hpp"
#include "modules/casework/domain/calendar_file.hpp"
#include "modules/casework/domain/digits_code.hpp"
#include "modules/casework/domain/legal_clock.hpp"
#include "modules/casework/domain/masking.hpp"
#include "modules/casework/vault.hpp"
#include "modules/people/people.hpp"
#include "platform/db/db.hpp"
#include "platform/files/files.hpp"
#include "platform/gazette/document.hpp"
#include "platform/work/work.hpp"

// What every case shares, whatever it is about: numbers, query codes, the legal clock, assignment, joint
// handling, timeline, who wrote, drafts of forms, retention. What a case says and which states it has its own
// module knows.
namespace fengye::casework {

using CaseId = Id<struct Case>;
using DraftId = Id<struct Draft>;

struct CaseRecord {
    CaseId id;
    std::string kind;   // appeal
    std::string number; // SQ-20260727-0042
    std::string request_key;
    int code_round{0};
    std::string state; // the module's
    bool is_open{true};
    UnitId unit;      // has it in hand
    PersonId handler; // of that unit; 0 while nobody has taken it
    Moment received_at;
    std::optional<Moment> closed_at;
    std::optional<Day> due; // of the clock that runs; none while it is paused, or when all are done
    bool is_paused{false};
    bool is_urged{false};          // someone above has asked for haste
    std::optional<Day> keep_until; // its personal data go after this day
    std::int64_t version{0};
};

// Opening the same request again gives the case it opened first.
struct NewCase {
    std::string kind;
    std::string prefix; // of its number: SQ
    std::string request_key;
    std::string state;
    UnitId unit;
    std::map<std::string, LegalClock> clocks; // due is that of the first in the order of their names
};
struct Opened {
    CaseRecord record;
    DigitsCode code;
    bool is_new;
};
Opened open_case(Work&, Vault const&, NewCase const&);

std::optional<CaseRecord> find_case(db::Reader const&, CaseId);
std::optional<CaseRecord> find_case(db::Reader const&, std::string_view number);
std::optional<CaseRecord> find_case(db::Reader const&, Vault const&, DigitsCode const&);
std::optional<CaseRecord> find_case_of_request(db::Reader const&, std::string_view request_key);
DigitsCode code_of(Vault const&, CaseRecord const&);
// A code that was lost is replaced: the old one opens nothing any more.
Result<DigitsCode> renew_code(Work&, Vault const&, CaseRecord&);
// Refuses with conflict when someone else changed the case since it was read.
Result<void> save_case(Work&, CaseRecord&);

// Open cases of a kind whose day is this or earlier, in the order of their ids, after one.
std::vector<CaseRecord>
cases_due_until(db::Reader const&, std::string_view kind, Day, int limit, CaseId after = {});

// Closed cases of a kind whose personal data may be kept no longer than until before this day.
std::vector<CaseId> cases_kept_until(db::Reader const&, std::string_view kind, Day before, int limit);
// Who wrote, what was noted and what helpers answered is emptied, and the files go, for good. Number, dates,
// steps and clocks stay, for the figures.
void forget_case(Work&, CaseId);

// The clocks of a case, by name: "acceptance", "reply". Saving one moves the case's due day: it is that of
// the first clock in the list that is not stopped.
std::map<std::string, LegalClock> clocks_of(db::Reader const&, CaseId);
void save_clock(Work&, CaseRecord&, std::string_view name, LegalClock const&);

// Who, when, what. Those of everyone are shown to the writer too, without the person's name.
enum class Audience { everyone, staff };
constexpr Names<2> names_of(Audience)
{
    return {"everyone", "staff"};
}
struct Step {
    int number{0};
    std::string words; // letters.step_accepted
    Moment at{};
    PersonId person{};
    UnitId unit{};
    std::string name; // a post
    std::string note;
    Audience audience{Audience::everyone};
};
// By whoever acts, now; also in the journal, without the note.
void add_step(
    Work&, Vault const&, CaseRecord const&, std::string_view words, std::string_view note = {},
    Audience = Audience::everyone);
std::vector<Step> steps_of(db::Reader const&, Vault const&, CaseId); // oldest first

// Who wrote. Shown masked; whoever looks at it whole is recorded (PIPL art. 51).
struct Contact {
    std::string name;
    std::string phone;
    std::string email;
    std::string address;
    bool is_under_14{false};
    std::string guardian;     // who consents for a child (PIPL art. 31)
    bool is_confirmed{false}; // what was sent there has come back

    static constexpr auto fields()
    {
        using C = Contact;
        return std::tuple{
            field("name", &C::name),
            field("phone", &C::phone),
            field("email", &C::email),
            field("address", &C::address),
            field("under_14", &C::is_under_14),
            field("guardian", &C::guardian),
            field("confirmed", &C::is_confirmed)};
    }
};
void save_contact(Work&, Vault const&, CaseId, Contact const&);
std::optional<Contact> contact_of(db::Reader const&, Vault const&, CaseId);
Contact masked(Contact const&); // 张**, 138****0001
void note_contact_shown(Work&, CaseRecord const&);

// Joint handling: the unit of the case leads and answers; helpers give it their part.
struct Helper {
    UnitId unit;
    Moment asked_at{};
    Day due{};
    bool is_open{true};
    std::optional<Moment> answered_at;
    PersonId answered_by{};
    std::string answer;
};
std::vector<Helper> helpers_of(db::Reader const&, Vault const&, CaseId);
std::optional<Helper> helper_of(db::Reader const&, Vault const&, CaseId, UnitId);
bool is_asked_to_help(db::Reader const&, CaseId, UnitId);
void save_helper(Work&, Vault const&, CaseId, Helper const&);

// A file handed in with a form: shrunk if it was a photograph, sealed, kept under this hash.
struct KeptFile {
    std::string hash;
    std::string name; // as people see it
    std::string type;
    std::int64_t size_bytes{0};

    static constexpr auto fields()
    {
        using F = KeptFile;
        return std::tuple{
            field("hash", &F::hash), field("name", &F::name), field("type", &F::type),
            field("size_bytes", &F::size_bytes)};
    }
};
// They go with the draft that names them last, unless a case has them: one that goes on under its code
// elsewhere shares its files with the first, so a file taken out of a form goes when the draft does.
void note_draft_file(Work&, DraftId, std::string_view hash);
std::string file_bytes(files::Files const&, Vault const&, KeptFile const&); // throws when it is gone

// A form on its way. `data` is the module's, as JSON. Kept for thirty days after the last change.
inline constexpr std::chrono::days draft_lifetime{30};
struct DraftRecord {
    DraftId id;
    std::string kind;
    std::string data;
    Moment changed_at{};
    CaseId case_id; // once handed in

    Moment until() const { return changed_at + draft_lifetime; }
};
DraftRecord
begin_draft(Work&, Vault const&, std::string_view kind, std::string_view draft_key, std::string_view data);
// Nothing when there is none under this id and key: no difference is told.
std::optional<DraftRecord> find_draft(db::Reader const&, Vault const&, DraftId, std::string_view draft_key);
std::optional<DraftRecord> find_draft(db::Reader const&, Vault const&, DigitsCode const&);
void save_draft(Work&, Vault const&, DraftRecord&);
// Hands its files to the case; the draft stays, to show the receipt again.
void close_draft(
    Work&, Vault const&, DraftRecord&, CaseId, std::string_view data, std::vector<KeptFile> const&);

} // namespace fengye::casework
