#include "app/city.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "platform/log/log.hpp"

namespace fengye {

namespace {

constexpr std::chrono::seconds shown_within{1};

std::filesystem::path made(std::filesystem::path folder)
{
    std::filesystem::create_directories(folder);
    return folder;
}

bool is_desk(std::string_view path)
{
    return path == "/desk" || path.starts_with("/desk/");
}

// The first address outside the trusted proxies: what they added is believed, what came before it is not.
void believe_proxies(http::Request& request, std::vector<std::string> const& proxies)
{
    auto const is_trusted = [&](std::string const& address) {
        return std::find(proxies.begin(), proxies.end(), address) != proxies.end();
    };
    if (!is_trusted(request.address))
        return;
    if (request.header("x-forwarded-proto") == "https")
        request.secure = true;
    std::string list{request.header("x-forwarded-for")};
    while (is_trusted(request.address) && !list.empty()) {
        auto const comma = list.rfind(',');
        auto last = comma == std::string::npos ? list : list.substr(comma + 1);
        last.erase(0, last.find_first_not_of(' '));
        list.resize(comma == std::string::npos ? 0 : comma);
        if (last.empty() || last.size() > 45)
            return;
        request.address = last;
    }
}

std::unique_ptr<front::Ownership>
claimed(std::filesystem::path const& front, FrontUse use, std::string_view name)
{
    if (use == FrontUse::leaves_alone)
        return nullptr;
    auto ownership = front::Ownership::claim(front, name);
    if (!ownership && use == FrontUse::owns)
        throw std::runtime_error{fmt::format(
            "{} is in use by another program ({}): stop that first, or name another folder with --data",
            front.parent_path().string(), front::owner_of(front))};
    if (ownership)
        front::Store::remove_leftovers(front);
    return ownership;
}

std::filesystem::path spare_folder()
{
    return made(std::filesystem::temp_directory_path() / ("fengye-" + crypto::random_token(9)));
}

} // namespace

std::filesystem::path front_path(std::filesystem::path const& data)
{
    return data / "front.db";
}

City::City(
    std::filesystem::path data, std::optional<Settings> settings, Clock const* clock, FrontUse use,
    std::string_view name)
    : m_data{made(std::move(data))},
      m_settings{settings ? std::move(*settings) : load_settings(m_data)},
      m_clock{clock ? *clock : m_system_clock},
      m_calendar{load_calendar(m_data)},
      m_key{crypto::Key::load_or_make(m_data / "key")},
      m_renderer{m_words},
      m_portal{make_portal()},
      m_files{m_data / "files"},
      m_checkpoint{m_data / "checkpoint"},
      m_ownership{claimed(front_path(m_data), use, name)},
      m_spare_folder{m_ownership ? std::filesystem::path{} : spare_folder()},
      m_desk{open_desk(m_settings, m_data)},
      m_front{
          std::make_unique<front::Store>(front_path(m_ownership ? m_data : m_spare_folder), m_portal.types)}
{
    m_works = std::make_unique<Works>(
        Works::Parts{*m_desk, m_clock, m_calendar, m_checkpoint, m_portal.hearers, m_settings.node},
        [this](std::int64_t) {
            // Whoever ends the serving waits until nobody is being woken.
            std::scoped_lock const lock{m_waking};
            if (!m_is_serving)
                return;
            m_follower->wake();
            m_runner->wake();
            m_postmen->wake();
        });
    m_counter = std::make_unique<Counter>(*m_desk, *m_works, m_clock);
    m_platform.reset(new Platform{
        m_settings, m_clock, m_calendar, m_key, m_words, m_renderer, *m_desk, *m_works, *m_front, m_files,
        m_portal});
    for (auto const& declare : m_portal.counter)
        declare(*m_counter, *m_platform);
    m_counter->keeps_files([this](std::string_view name, std::string_view bytes) {
        return m_portal.keep_file(*m_platform, name, bytes);
    });
    m_cache = std::make_unique<http::PageCache>(m_front->tags(), m_settings.page_cache_bytes);
    m_front_door.reset(new FrontDoor{
        {m_portal, m_settings, m_clock, m_calendar, m_words, m_renderer, *m_front, m_files, *m_counter,
         m_limits, *m_cache}});
    m_desk_door = std::make_unique<DeskDoor>(*m_platform);
}

City::~City()
{
    m_server.reset(); // finishes requests at work
    {
        std::scoped_lock const lock{m_waking};
        m_is_serving = false;
    }
    m_runner.reset();
    m_postmen.reset();
    m_follower.reset();
    if (!m_spare_folder.empty()) {
        m_front_door.reset();
        m_front.reset();
        std::error_code ignored;
        std::filesystem::remove_all(m_spare_folder, ignored);
    }
}

void City::catch_up()
{
    front::catch_up(*m_desk, *m_front);
}

void City::run_jobs()
{
    for (;;) {
        auto const jobs = jobs::due(m_desk->reader(), m_clock.now(), 100);
        if (jobs.empty())
            return;
        for (auto const& job : jobs)
            (void)m_works->run(
                Actor::program("jobs"), [&, ready = prepared(job)](Work& work) -> Result<void> {
                    TRY(ready);
                    TRY(run_job(work, *ready));
                    jobs::finish(work.tx, job);
                    return {};
                });
    }
}

// What its act needs, made outside any act.
Result<jobs::Job> City::prepared(jobs::Job const& job)
{
    auto ready = job;
    auto const rule = m_portal.jobs.find(job.kind);
    if (rule == m_portal.jobs.end() || !rule->second.prepare)
        return ready;
    ready.data = TRY(rule->second.prepare(*m_platform, job.data));
    return ready;
}

Result<void> City::run_job(Work& work, jobs::Job const& job)
{
    auto const rule = m_portal.jobs.find(job.kind);
    if (rule == m_portal.jobs.end())
        throw std::runtime_error{"no module runs jobs of kind " + job.kind};
    return rule->second.act(work, *m_platform, job.data);
}

// Puts each daily job into the list once, under the day's name, when its time has come.
void City::plan_the_day()
{
    auto const now = m_clock.now();
    auto const today = day_of(now);
    for (auto const& rule : m_portal.daily) {
        auto const due = moment_of(today, rule.at);
        if (now < due)
            continue;
        auto const once = fmt::format("{}/{}", rule.job, to_text(today));
        (void)m_works->run(Actor::program("jobs"), [&](Work& work) -> Result<void> {
            if (jobs::note_daily(work.tx, once))
                jobs::add(work.tx, rule.job, "{}", due, once);
            return {};
        });
    }
}

bool City::wait_until_shown(std::int64_t number)
{
    return !m_follower || m_follower->wait_for(number, shown_within);
}

http::Server& City::serve(http::ServerOptions options)
{
    m_follower = std::make_unique<front::Follower>(*m_desk, *m_front);
    m_postmen = std::make_unique<mail::Postmen>(
        mail::Postman::Parts{*m_desk, *m_works, m_clock, mail::outbox_of(m_settings, m_key)}, m_settings);
    m_runner = std::make_unique<jobs::Runner>(
        *m_desk, *m_works, m_clock, [this](jobs::Job const& job) { return prepared(job); },
        [this](Work& work, jobs::Job const& job) { return run_job(work, job); },
        [this] {
            // Once a minute is enough: the plan of a day is looked through again when the minute changes.
            static thread_local std::int64_t last_minute = -1;
            auto const minute = m_clock.now().time_since_epoch().count() / 60;
            if (std::exchange(last_minute, minute) != minute)
                plan_the_day();
        });
    {
        std::scoped_lock const lock{m_waking};
        m_is_serving = true;
    }
    options.reading_threads = m_settings.reading_threads;
    options.limits.upload_bytes_max = m_settings.upload_bytes_max;
    options.spool_folder = m_data;
    options.proxies = m_settings.trusted_proxies;
    options.proxies.insert(options.proxies.end(), {"127.0.0.1", "::1"});
    m_server = std::make_unique<http::Server>(
        std::move(options), http::Doors{
                                [this](std::string_view target, std::string_view host) {
                                    return m_front_door->ready_page(target, host);
                                },
                                [this](http::Request& request) { return answer_or_explain(request); },
                                [this](http::Request const& request) {
                                    return is_desk(request.path) ? m_desk_door->body_size(request)
                                                                 : m_front_door->body_size(request);
                                },
                            });
    return *m_server;
}

http::PageCache::Outcome City::answer(http::Request& request)
{
    believe_proxies(request, m_settings.trusted_proxies);
    if (request.path == "/healthz" || request.path == "/readyz" || request.path == "/metrics")
        return {
            nullptr,
            request.path == "/metrics" && !request.address.starts_with("127.") && request.address != "::1"
                ? m_front_door->error(request, 404)
                : health(request.path)};
    Works::forget_published();
    auto outcome = is_desk(request.path) ? http::PageCache::Outcome{nullptr, m_desk_door->answer(request)}
                                         : m_front_door->answer(request);
    // The answer to a publication waits until the public can see it.
    if (auto const published = Works::last_published())
        wait_until_shown(published);
    return outcome;
}

// The one place where accidents end: logged with a number, and told as a calm page that bears it.
http::PageCache::Outcome City::answer_or_explain(http::Request& request)
{
    int status = 500;
    std::string what;
    try {
        return answer(request);
    } catch (WritingStopped const& stopped) {
        status = 503;
        what = stopped.what();
    } catch (db::Error const& error) {
        bool const may_pass = error.kind == db::Error::Kind::full || error.kind == db::Error::Kind::broken ||
                              error.kind == db::Error::Kind::disconnected;
        status = may_pass ? 503 : 500;
        what = error.what();
    } catch (std::exception const& error) {
        what = error.what();
    }
    auto const today = to_text(day_of(m_clock.now()));
    auto const number =
        fmt::format("E-{}{}-{}", today.substr(5, 2), today.substr(8, 2), crypto::random_token(3));
    log::error(
        "request_failed", {{"event", number}, {"path", request.path}, {"status", status}, {"error", what}});
    try {
        if (is_desk(request.path))
            return {
                nullptr, m_desk_door->error(
                             request,
                             {status == 503 ? Because::unavailable : Because::not_found,
                              status == 503 ? "platform.cannot_write" : "platform.went_wrong",
                              {},
                              {{"event", number}}},
                             status)};
        return {nullptr, m_front_door->error(request, status, {{"event", number}})};
    } catch (std::exception const&) {
        return {
            nullptr,
            {.status = status,
             .type = "text/plain; charset=utf-8",
             .body = fmt::format("{} {}\n", status, number)}};
    }
}

http::Response City::health(std::string const& path)
{
    http::Response response{.type = "text/plain; charset=utf-8", .body = "ok\n"};
    response.headers.emplace_back("Cache-Control", "no-store");
    if (path == "/readyz") {
        auto const behind = gazette::last_number(m_desk->reader()) - m_front->applied();
        if (behind > 0) {
            response.status = 503;
            response.body = fmt::format("the front is {} entries behind\n", behind);
        }
    } else if (path == "/metrics") {
        auto const counts = m_server->counts();
        response.body = fmt::format(
            "# TYPE fengye_requests_total counter\nfengye_requests_total {}\n"
            "# TYPE fengye_ready_pages_total counter\nfengye_ready_pages_total {}\n"
            "# TYPE fengye_refused_requests_total counter\nfengye_refused_requests_total {}\n"
            "# TYPE fengye_overloaded_total counter\nfengye_overloaded_total {}\n"
            "# TYPE fengye_connections gauge\nfengye_connections {}\n"
            "# TYPE fengye_requests_bytes gauge\nfengye_requests_bytes {}\n"
            "# TYPE fengye_bodies_bytes gauge\nfengye_bodies_bytes {}\n"
            "# TYPE fengye_answers_bytes gauge\nfengye_answers_bytes {}\n"
            "# TYPE fengye_page_cache_bytes gauge\nfengye_page_cache_bytes {}\n"
            "# TYPE fengye_front_applied gauge\nfengye_front_applied {}\n",
            counts.requests, counts.ready_pages, counts.refused_by_parser, counts.overloaded,
            counts.connections, counts.requests_bytes, counts.files_bytes, counts.answers_bytes,
            m_cache->size_bytes(), m_front->applied());
    }
    return response;
}

} // namespace fengye
