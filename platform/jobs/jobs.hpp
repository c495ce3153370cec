#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "platform/clock/clock.hpp"
#include "platform/db/db.hpp"

namespace fengye {
class Work;
}

// Jobs are rows, written in the transaction of the act that wants them. A job may run twice, so it says what
// should be true. Failures back off; after the last attempt a job waits for a person in a list.
namespace fengye::jobs {

inline constexpr int attempts_max = 8;

// Event name to the kinds of jobs that hear it.
using Hearers = std::map<std::string, std::vector<std::string>, std::less<>>;

struct Job {
    std::int64_t id;
    std::string kind;
    std::string data; // JSON
    int attempts;
};

void add(
    db::Transaction&, std::string_view kind, std::string_view data, Moment due, std::string const& once = {});
// True when this name has not been noted before: a day's job is put into the list once, even after it is
// done.
bool note_daily(db::Transaction&, std::string const& name);
void announce(db::Transaction&, Hearers const&, std::string_view event, std::string_view data, Moment now);

std::vector<Job> due(db::Reader const&, Moment now, int limit);
// False when another worker has it, or it is done.
bool lease(db::Transaction&, Job const&, Moment now, Moment until);
void finish(db::Transaction&, Job const&);
// Tries again later (1, 2, 4 … minutes), or leaves it waiting for a person.
void put_back(db::Transaction&, Job const&, Moment now, std::string_view error);

struct Waiting {
    Job job;
    std::string error;
};
std::vector<Waiting> waiting_for_a_person(db::Reader const&);

} // namespace fengye::jobs
