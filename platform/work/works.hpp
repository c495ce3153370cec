#pragma once

#include <condition_variable>
#include <exception>
#include <functional>
#include <mutex>
#include <optional>
#include <semaphore>
#include <thread>
#include <vector>

#include "platform/result/result.hpp"
#include "platform/work/checkpoint.hpp"
#include "platform/work/work.hpp"

namespace fengye {

// After a failed fsync nothing may be acknowledged any more: writing stops until the program is started
// again.
struct WritingStopped : std::runtime_error {
    WritingStopped() : std::runtime_error{"writing has stopped after a failed write; start the program again"}
    {}
};

// The one writer of this node. Doors hand in acts; one thread runs what has gathered in one transaction,
// commits, and only then lets the callers go on, the refused ones too: a refusal may rest on a neighbour's
// uncommitted row.
class Works {
public:
    struct Parts {
        db::Store& store;
        Clock const& clock;
        Calendar const& calendar;
        CheckpointFile& checkpoint;
        jobs::Hearers hearers{};
        std::string node{"node1"};
    };
    // Called on the writer's thread after each commit, with the gazette's last number or 0; must not wait.
    using Committed = std::function<void(std::int64_t gazette_number)>;

    Works(Parts, Committed committed = {});
    ~Works(); // finishes what was handed in

    // Runs the act and returns its result once that is durable. Throws what the act throws, db::Error when
    // the store cannot write, WritingStopped.
    template <class Act>
    auto run(Actor const& actor, Act&& act)
    {
        using Outcome = std::invoke_result_t<Act&, Work&>;
        std::optional<Outcome> outcome;
        Pending pending{actor, [&](Work& work) {
                            outcome.reset();
                            outcome.emplace(act(work));
                            return outcome->has_value();
                        }};
        wait_for(pending);
        return std::move(*outcome);
    }

    // The highest gazette number committed by acts this thread has run since it was last forgotten, or 0.
    static std::int64_t last_published();
    static void forget_published();

private:
    struct Pending {
        Actor const& actor;
        std::function<bool(Work&)> act; // whether it was accepted
        std::exception_ptr accident{};
        std::int64_t published{0};
        std::binary_semaphore done{0};
    };
    struct Batch;

    void wait_for(Pending&);
    void write_until_stopped();
    void run_batch(std::vector<Pending*> const&);
    bool try_together(std::vector<Pending*> const&);
    void attempt(db::Transaction&, Batch&, Pending&);
    void run_alone(Pending&);

    Parts m_parts;
    Committed m_committed;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::vector<Pending*> m_queue;
    bool m_stopping{false};
    bool m_broken{false}; // writer's thread only
    std::thread m_writer;
};

} // namespace fengye
