#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/crypto/crypto.hpp"
#include "platform/work/work.hpp"

namespace fengye {
struct Settings;
}

// Mail is posted by an act, inside its transaction, and sent after the commit by a Postman.
namespace fengye::mail {

enum class Channel { email, sms };
constexpr Names<2> names_of(Channel)
{
    return {"email", "sms"};
}

// What posting needs to know of the city.
struct Outbox {
    bool has_email; // a server is named
    bool has_sms;
    std::string key; // recipients and texts are sealed under it

    bool has(Channel channel) const { return channel == Channel::email ? has_email : has_sms; }
};
Outbox outbox_of(Settings const&, crypto::Key const&);

struct Outgoing {
    Channel channel;
    std::string to;        // mail_address() or mobile_number() of what was typed
    std::string subject{}; // of an e-mail
    std::string text;
    // Names the letter for ever, and is readable in the table: "letter/81/received", nothing personal. What
    // is posted again under the same name is not sent again.
    std::string once;
};

enum class Posted {
    queued,
    before,       // this name has been posted already
    no_such_road, // the city sends none on this channel: promise nothing
};
// Refuses (not_valid) what is no address or number, and a subject or text that cannot be sent.
Result<Posted> post(Work&, Outbox const&, Outgoing const&);

inline constexpr int tries_max = 8;
inline constexpr int read_at_once = 100;

// A letter as the table keeps it.
struct Kept {
    std::int64_t id;
    Channel channel;
    std::string sealed;
    Moment posted_at;
    int tries;
};
// What was sealed into it. Throws when it was sealed under another key.
struct Opened {
    std::string to, subject, text;

    static constexpr auto fields()
    {
        return std::tuple{
            field("to", &Opened::to), field("subject", &Opened::subject), field("text", &Opened::text)};
    }
};
Opened open(Outbox const&, Kept const&);

std::vector<Kept> due(db::Reader const&, Channel, Moment now, int limit = read_at_once);
// False when another postman has it, or it is gone.
bool lease(db::Transaction&, Kept const&, Moment now, Moment until);
// Recipient and text are gone with this.
void mark_sent(db::Transaction&, Kept const&, Moment now);
// Tries again later; after the last try, or when trying is no use, it waits for a person.
enum class Again { later, never };
void put_back(db::Transaction&, Kept const&, Moment now, std::string_view problem, Again);
// 1, 2 and 4 minutes, then four times as long each time: eight tries take most of a day.
std::chrono::minutes pause_after(int tries);

// Names of what was sent so long ago are not needed any more.
void forget_sent(db::Transaction&, Moment before);

struct Waiting {
    std::int64_t id;
    std::string once;
    Channel channel;
    Moment posted_at;
    int tries;
    std::string problem;
};
std::vector<Waiting> waiting_for_a_person(db::Reader const&); // at most 500, the oldest first
std::int64_t count_waiting(db::Reader const&);
std::int64_t count_queued(db::Reader const&); // on their way: posted, neither sent nor waiting
// What waits is tried anew, as if it had just been posted. How many that were.
std::int64_t try_again(db::Transaction&, Moment now);

} // namespace fengye::mail
