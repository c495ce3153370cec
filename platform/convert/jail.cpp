#include "platform/convert/jail.hpp"

#include <unistd.h>

#include "platform/convert/walls.hpp"
#include "platform/crypto/crypto.hpp"
#include "platform/log/log.hpp"

namespace fengye::convert {

namespace {

using SteadyClock = std::chrono::steady_clock;

Walls walls_to_be_had()
{
    if (walls_stand())
        return Walls::namespaces;
    log::warning(
        "conversions_without_walls", {{"bubblewrap", is_installed("bwrap") ? "refused" : "missing"}});
    return Walls::limits_only;
}

std::string_view words_for(Ended::How how)
{
    switch (how) {
    case Ended::How::late:
        return "platform.convert_late";
    case Ended::How::too_large:
        return "platform.convert_too_large";
    default:
        return "platform.convert_failed";
    }
}

std::string_view name_of(Ended::How how)
{
    switch (how) {
    case Ended::How::well:
        return "well";
    case Ended::How::late:
        return "late";
    case Ended::How::too_large:
        return "too_large";
    default:
        return "failed";
    }
}

tl::unexpected<Refusal> missing(Job const& job)
{
    auto refusal = refuse(Because::unavailable, "platform.convert_missing");
    refusal.value().values = {{"package", job.package}};
    return refusal;
}

} // namespace

// One of the places at once; given back when it leaves the scope.
class Jail::Turn {
public:
    Turn(Jail& jail, bool may_wait) : m_jail{jail}
    {
        std::unique_lock lock{jail.m_mutex};
        auto const is_free = [&] { return jail.m_running < jail.m_queue.at_once; };
        if (!is_free() && (!may_wait || jail.m_waiting >= jail.m_queue.waiting))
            return;
        ++jail.m_waiting;
        m_is_mine = jail.m_freed.wait_for(lock, jail.m_queue.patience, is_free);
        --jail.m_waiting;
        jail.m_running += m_is_mine ? 1 : 0;
    }
    ~Turn()
    {
        if (!m_is_mine)
            return;
        {
            std::lock_guard const lock{m_jail.m_mutex};
            --m_jail.m_running;
        }
        m_jail.m_freed.notify_one();
    }
    Turn(Turn const&) = delete;

    bool is_mine() const { return m_is_mine; }

private:
    Jail& m_jail;
    bool m_is_mine = false;
};

Jail::Jail() : m_walls{walls_to_be_had()} {}

Jail& Jail::of_this_program()
{
    static Jail jail;
    return jail;
}

int Jail::waiting() const
{
    std::lock_guard const lock{m_mutex};
    return m_waiting;
}

Result<std::string> Jail::run(Job const& job)
{
    if (!is_installed(job.program))
        return missing(job);
    auto what = job.program + " " + crypto::quick_hash(job.input);
    for (auto const& argument : job.arguments)
        what += " " + argument;
    if (is_in_quarantine(what))
        return refuse(Because::not_valid, "platform.convert_given_up");
    Turn const turn{*this, job.may_wait};
    if (!turn.is_mine())
        return refuse(Because::too_many, "platform.convert_busy");

    auto const began = SteadyClock::now();
    auto ended = m_walls == Walls::namespaces ? run_in_namespaces(job) : run_in_a_folder(job);
    auto const took =
        std::chrono::duration_cast<std::chrono::milliseconds>(SteadyClock::now() - began).count();
    if (ended.how != Ended::How::well) {
        if (ended.how != Ended::How::failed) // a program that says no at once costs nothing
            note_failure(what);
        log::warning(
            "conversion_failed", {{"program", job.program},
                                  {"how", name_of(ended.how)},
                                  {"status", ended.status},
                                  {"took_ms", took}});
        return refuse(Because::not_valid, words_for(ended.how));
    }
    log::event(
        "file_converted", {{"program", job.program}, {"size_bytes", ended.output.size()}, {"took_ms", took}});
    return std::move(ended.output);
}

bool Jail::is_in_quarantine(std::string const& what)
{
    std::lock_guard const lock{m_mutex};
    auto const found = m_failures.find(what);
    return found != m_failures.end() && found->second >= 2;
}

void Jail::note_failure(std::string const& what)
{
    constexpr std::size_t remembered_max = 1'000;
    std::lock_guard const lock{m_mutex};
    if (m_failures.size() >= remembered_max)
        m_failures.clear();
    ++m_failures[what];
}

bool is_installed(std::string_view program)
{
    return ::access(("/usr/bin/" + std::string{program}).c_str(), X_OK) == 0;
}

std::vector<std::string> missing_packages()
{
    std::vector<std::string> packages;
    for (auto const& [program, package] :
         {std::pair{"bwrap", "bubblewrap"}, std::pair{"vips", "libvips-tools"},
          std::pair{"soffice", "libreoffice-writer-nogui"}, std::pair{"mutool", "mupdf-tools"},
          std::pair{"qpdf", "qpdf"}, std::pair{"bsdtar", "libarchive-tools"}})
        if (!is_installed(program))
            packages.emplace_back(package);
    return packages;
}

} // namespace fengye::convert
