#pragma once

#include "modules/people/people.hpp"
#include "platform/mail/outbox.hpp"
#include "platform/words/words.hpp"

namespace fengye::people {

// A job: the morning's letter to one person.
struct DigestFor {
    PersonId person;

    static constexpr auto fields() { return std::tuple{field("person", &DigestFor::person)}; }
};
inline constexpr std::string_view digest_job = "people.send_digest";

// One job for everybody who has an office address and has not left; none when the city sends no mail.
Result<void> plan_digests(Work&, mail::Outbox const&);

// How many tasks and notes are new since the last digest and still wait, which kinds they are, and where the
// desk is. Titles may name citizens, so none is in it. Nothing is sent when there is nothing to say.
Result<void> send_digest(Work&, mail::Outbox const&, Words const&, std::string const& host, DigestFor const&);

} // namespace fengye::people
