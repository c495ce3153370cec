#pragma once

#include <atomic>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "platform/counter/counter.hpp"
#include "platform/db/migrations.hpp"
#include "platform/front/follower.hpp"
#include "platform/front/ownership.hpp"
#include "platform/http/server.hpp"
#include "platform/jobs/runner.hpp"
#include "platform/limits/limits.hpp"
#include "platform/mail/postman.hpp"
#include "platform/module/desk_door.hpp"
#include "platform/module/front_door.hpp"
#include "platform/module/module.hpp"

namespace fengye {

// Everything the modules declare, ground floor first.
Portal make_portal();

// Every step of the desk's tables, platform first, then the modules in their order.
std::vector<db::Migration> desk_migrations();

// The desk's database: desk.db in the data folder, or a PostgreSQL.
std::unique_ptr<db::Store> open_desk(Settings const&, std::filesystem::path const& data);

// The calendar of the program, with plans of DIR/calendar/*.toml in place of its own.
Calendar load_calendar(std::filesystem::path const& data);

// The front of a data folder has one owner, who alone writes it: the serving program, or a command while none
// serves. A command beside it that does not own the front has an empty one of its own, and leaves the other
// alone.
enum class FrontUse {
    owns,         // or the city cannot be opened
    owns_if_free, // a command that brings the front up to date when nobody else does
    leaves_alone, // a command that needs none
};

// What stands at the front's name in a data folder.
std::filesystem::path front_path(std::filesystem::path const& data);

// One city's program: what every command works with. Builds the graph, owns all of it.
class City {
public:
    // `name` tells others who owns the front.
    explicit City(
        std::filesystem::path data, std::optional<Settings> settings = {}, Clock const* clock = nullptr,
        FrontUse = FrontUse::owns, std::string_view name = "fengye");
    ~City();

    Platform& platform() { return *m_platform; }
    CheckpointFile& checkpoint() { return m_checkpoint; }
    front::Store& front() { return *m_front; }
    db::Store& desk() { return *m_desk; }
    FrontDoor const& front_door() const { return *m_front_door; }
    http::PageCache& cache() { return *m_cache; }
    html::Renderer& renderer() { return m_renderer; }
    std::filesystem::path const& data() const { return m_data; }

    bool owns_front() const { return m_ownership != nullptr; }
    // Brings the front up to the gazette, in this thread: for commands that do not serve.
    void catch_up();
    // Runs jobs that are due, in this thread.
    void run_jobs();

    // Follower, jobs and mail at work, doors open, until destroyed.
    http::Server& serve(http::ServerOptions);
    bool wait_until_shown(std::int64_t gazette_number);

private:
    http::PageCache::Outcome answer(http::Request&);
    http::PageCache::Outcome answer_or_explain(http::Request&);
    http::Response health(std::string const& path);
    Result<jobs::Job> prepared(jobs::Job const&);
    Result<void> run_job(Work&, jobs::Job const&);
    void plan_the_day();

    std::filesystem::path m_data;
    Settings m_settings;
    SystemClock m_system_clock;
    Clock const& m_clock;
    Calendar m_calendar;
    crypto::Key m_key;
    Words m_words;
    html::Renderer m_renderer;
    Portal m_portal;
    files::Files m_files;
    CheckpointFile m_checkpoint;
    std::unique_ptr<front::Ownership> m_ownership;
    std::filesystem::path m_spare_folder; // for a front that is none, when another program owns ours
    std::unique_ptr<db::Store> m_desk;
    std::unique_ptr<front::Store> m_front;
    std::unique_ptr<Works> m_works;
    std::unique_ptr<Counter> m_counter;
    Limits m_limits;
    std::unique_ptr<Platform> m_platform;
    std::unique_ptr<http::PageCache> m_cache;
    std::unique_ptr<FrontDoor> m_front_door;
    std::unique_ptr<DeskDoor> m_desk_door;
    std::unique_ptr<front::Follower> m_follower;
    std::unique_ptr<jobs::Runner> m_runner;
    std::unique_ptr<mail::Postmen> m_postmen;
    std::mutex m_waking;
    bool m_is_serving{false}; // follower, runner and postmen are there to be woken
    std::unique_ptr<http::Server> m_server;
};

} // namespace fengye
