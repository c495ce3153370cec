#include "platform/jobs/runner.hpp"

#include "platform/log/log.hpp"
#include "platform/work/works.hpp"

namespace fengye::jobs {

namespace {

constexpr int jobs_at_once = 50;
constexpr std::chrono::minutes lease_time{5};

} // namespace

Runner::Runner(db::Store& desk, Works& works, Clock const& clock, Prepare prepare, Act act, Daily daily)
    : m_desk{desk},
      m_works{works},
      m_clock{clock},
      m_prepare{std::move(prepare)},
      m_act{std::move(act)},
      m_daily{std::move(daily)},
      m_worker{"jobs_not_run", [this] {
                   if (m_daily)
                       m_daily();
                   run_all_due();
               }}
{}

void Runner::run_all_due()
{
    for (;;) {
        auto const jobs = due(m_desk.reader(), m_clock.now(), jobs_at_once);
        for (auto const& job : jobs)
            run(job);
        if (jobs.empty())
            return;
    }
}

void Runner::run(Job const& job)
{
    auto const actor = Actor::program("jobs");
    auto const now = m_clock.now();
    auto const leased = m_works.run(
        actor, [&](Work& work) -> Result<bool> { return lease(work.tx, job, now, now + lease_time); });
    if (!*leased)
        return;
    if (job.attempts >= attempts_max) // its workers died before they could say that it failed
        return put_back_after(job, "the program ended while it ran");
    std::string problem;
    try {
        auto const ready = m_prepare(job);
        auto const done = m_works.run(actor, [&](Work& work) -> Result<void> {
            TRY(ready);
            TRY(m_act(work, *ready));
            finish(work.tx, job);
            return {};
        });
        if (done)
            return;
        problem = done.error().words;
    } catch (std::exception const& error) {
        problem = error.what();
    }
    put_back_after(job, problem);
}

void Runner::put_back_after(Job const& job, std::string const& problem)
{
    log::warning(
        "job_failed",
        {{"job", job.id}, {"kind", job.kind}, {"attempts", job.attempts + 1}, {"error", problem}});
    (void)m_works.run(Actor::program("jobs"), [&](Work& work) -> Result<void> {
        put_back(work.tx, job, m_clock.now(), problem);
        return {};
    });
}

} // namespace fengye::jobs
