#pragma once

#include "modules/letters/domain/reply.hpp"
#include "modules/letters/means.hpp"

// The answer: drafted by a handler, released by the head of the unit, who is another person.
namespace fengye::letters {

struct ReplyDraft {
    ReplyText text;
    Outcome outcome{Outcome::none}; // of a suggestion
    bool to_publish{false};
    std::int64_t version{0}; // the one it was written over; 0 when there was none
};

// Kept with the letter as it is, however unfinished; returns its version. Refuses with conflict when a
// colleague saved meanwhile.
Result<std::int64_t> save_reply(Work&, Means const&, CaseId, ReplyDraft const&);
// To the head, for release. Refuses an empty answer, a suggestion without an outcome, and open parts of
// helpers.
Result<void> submit_reply(Work&, Means const&, CaseId);
// Back to the handler, with a reason; a fact.
Result<void> return_reply(Work&, Means const&, CaseId, std::string const& reason);

struct Release {
    std::int64_t version{0}; // of the answer the head has read
    bool is_checked{false};  // the public version holds no personal data
    bool is_published{false};
};
// The answer goes to the writer, and to those whose letters go with this one; and to the public, if the
// writer agreed. Refuses a person who drafted it, and a public version that still holds personal data.
Result<void> release_reply(Work&, Means const&, CaseId, Release const&);

// What came of a suggestion that was taken up, told a year later to the writer and the public.
Result<void> report_result(Work&, Means const&, CaseId, std::string const& result);

// What the public version starts from: the letter without personal data.
ReplyText suggested_public_version(db::Reader const&, Means const&, Letter const&);

} // namespace fengye::letters
