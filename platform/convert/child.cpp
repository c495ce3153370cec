#include "platform/convert/child.hpp"

#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <system_error>
#include <unistd.h>

#include "platform/convert/become.hpp"

namespace fengye::convert {

namespace {

using SteadyClock = std::chrono::steady_clock;

// How often a watched folder is looked at; a disk writes a few dozen megabytes in the meantime.
constexpr std::chrono::milliseconds look_every{50};

[[noreturn]] void fail(char const* what)
{
    throw std::system_error{errno, std::generic_category(), what};
}

class Pipe {
public:
    Pipe()
    {
        if (::pipe2(m_ends, O_CLOEXEC) != 0)
            fail("cannot make a pipe");
        ::fcntl(m_ends[0], F_SETFL, O_NONBLOCK);
    }
    ~Pipe()
    {
        ::close(m_ends[0]);
        close_writer();
    }
    Pipe(Pipe const&) = delete;

    int reader() const { return m_ends[0]; }
    int writer() const { return m_ends[1]; }
    void close_writer()
    {
        if (m_ends[1] >= 0)
            ::close(m_ends[1]);
        m_ends[1] = -1;
    }

private:
    int m_ends[2];
};

// A child that has begun. It is a leader of its session, so killing its group ends what it started as well.
class Running {
public:
    explicit Running(pid_t pid) : m_pid{pid}, m_watch{static_cast<int>(::syscall(SYS_pidfd_open, pid, 0))}
    {
        if (m_watch < 0) {
            int const why = errno;
            end();
            errno = why;
            fail("cannot watch a child");
        }
    }
    ~Running()
    {
        if (m_pid > 0)
            end();
        ::close(m_watch);
    }
    Running(Running const&) = delete;

    int watch() const { return m_watch; }
    // The group goes before its leader is buried: until then its number belongs to nobody else.
    int end()
    {
        ::kill(m_pid, SIGKILL);
        ::kill(-m_pid, SIGKILL);
        int status = 0;
        while (::waitpid(m_pid, &status, 0) < 0 && errno == EINTR) {}
        m_pid = -1;
        return status;
    }

private:
    pid_t m_pid;
    int m_watch;
};

std::size_t size_of_folder(std::filesystem::path const& folder)
{
    namespace fs = std::filesystem;
    std::size_t bytes = 0;
    std::error_code gone; // Files come and go while we count.
    fs::recursive_directory_iterator entry{folder, fs::directory_options::skip_permission_denied, gone};
    for (; !gone && entry != fs::recursive_directory_iterator{}; entry.increment(gone)) {
        std::error_code ignored;
        if (entry->is_regular_file(ignored) && !entry->is_symlink(ignored))
            bytes += entry->file_size(ignored);
    }
    return bytes;
}

enum class Drained { for_now, for_good, too_large };

Drained drain(int reader, std::string& output, std::size_t bytes_max)
{
    char piece[64 * 1024];
    for (;;) {
        auto const got = ::read(reader, piece, sizeof piece);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return got == 0 ? Drained::for_good : Drained::for_now;
        output.append(piece, static_cast<std::size_t>(got));
        if (output.size() > bytes_max)
            return Drained::too_large;
    }
}

Ended::How
supervise(Child const& child, Limits const& limits, Running& running, int reader, std::string& output)
{
    auto const deadline = SteadyClock::now() + limits.time;
    pollfd ends[2]{{reader, POLLIN, 0}, {running.watch(), POLLIN, 0}};
    for (;;) {
        auto const left = std::chrono::ceil<std::chrono::milliseconds>(deadline - SteadyClock::now());
        if (left.count() <= 0)
            return Ended::How::late;
        if (::poll(
                ends, 2,
                static_cast<int>((child.folder_is_watched ? std::min(left, look_every) : left).count())) <
                0 &&
            errno != EINTR)
            fail("cannot wait for a child");
        bool const is_over = ends[1].revents != 0; // asked before the last reading, so that nothing is missed
        auto const drained = drain(reader, output, limits.output_bytes);
        if (drained == Drained::too_large)
            return Ended::How::too_large;
        if (is_over)
            return Ended::How::well;
        if (drained == Drained::for_good)
            ends[0].fd = -1;
        if (child.folder_is_watched && size_of_folder(child.folder) > limits.folder_bytes)
            return Ended::How::too_large;
    }
}

} // namespace

Ended run_child(Child const& child, Limits const& limits)
{
    Pipe pipe;
    Becoming const becoming{child, limits, pipe.writer()};
    auto const pid = ::fork();
    if (pid < 0)
        fail("cannot begin a child");
    if (pid == 0)
        becoming.become();
    Running running{pid};
    pipe.close_writer();

    Ended ended{Ended::How::failed};
    ended.how = supervise(child, limits, running, pipe.reader(), ended.output);
    ended.status = running.end();
    if (ended.how == Ended::How::well && !(WIFEXITED(ended.status) && WEXITSTATUS(ended.status) == 0))
        ended.how = Ended::How::failed;
    return ended;
}

} // namespace fengye::convert
