#pragma once

#include <functional>

#include "platform/jobs/jobs.hpp"
#include "platform/result/result.hpp"
#include "platform/worker/worker.hpp"

namespace fengye {
class Works;
class Clock;
} // namespace fengye

namespace fengye::jobs {

// Runs what is due, one job after the other, each as one act together with taking it off the list.
class Runner {
public:
    // Before the act and outside any: the job with what its act needs.
    using Prepare = std::function<Result<Job>(Job const&)>;
    using Act = std::function<Result<void>(Work&, Job const&)>;
    using Daily = std::function<void()>; // puts the day's jobs into the list

    Runner(db::Store&, Works&, Clock const&, Prepare, Act, Daily daily = {});
    void wake() { m_worker.wake(); }

    // Runs everything due now, in the calling thread: for commands and tests.
    void run_all_due();

private:
    void run(Job const&);
    void put_back_after(Job const&, std::string const& problem);

    db::Store& m_desk;
    Works& m_works;
    Clock const& m_clock;
    Prepare m_prepare;
    Act m_act;
    Daily m_daily;
    Worker m_worker; // the last, since it begins at once
};

} // namespace fengye::jobs
