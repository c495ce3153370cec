#include "platform/convert/become.hpp"

#include <csignal>
#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace fengye::convert {

namespace {

std::vector<char*> pointers_to(std::vector<std::string> const& texts)
{
    std::vector<char*> pointers;
    for (auto const& text : texts)
        pointers.push_back(const_cast<char*>(text.c_str()));
    pointers.push_back(nullptr);
    return pointers;
}

bool limit(int resource, rlim_t most)
{
    rlimit const both{most, most};
    return ::setrlimit(static_cast<__rlimit_resource>(resource), &both) == 0;
}

} // namespace

Becoming::Becoming(Child const& child, Limits const& limits, int output)
    : m_child{child},
      m_limits{limits},
      m_output{output},
      m_parent{::getpid()},
      m_command{pointers_to(child.command)},
      m_environment{pointers_to(child.environment)}
{}

void Becoming::become() const
{
    ::setsid();
    sigset_t none;
    ::sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
    ::signal(SIGPIPE, SIG_DFL);
    ::setpriority(PRIO_PROCESS, 0, 10); // Readers come first.
    if (take_descriptors() && take_limits() && leave_root() && ::chdir(m_child.folder.c_str()) == 0) {
        ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
        // Asked for after the change of user, which forgets it. The parent may have died just before.
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        if (::getppid() == m_parent)
            ::execve(m_command[0], m_command.data(), m_environment.data());
    }
    ::_exit(126);
}

bool Becoming::take_limits() const
{
    auto const seconds = static_cast<rlim_t>(m_limits.time.count() / 1000 + 1);
    return limit(RLIMIT_AS, m_limits.memory_bytes) && limit(RLIMIT_FSIZE, m_limits.folder_bytes) &&
           limit(RLIMIT_CPU, 4 * seconds) && // Several threads use up more than the wall's clock shows.
           limit(RLIMIT_CORE, 0) && limit(RLIMIT_NOFILE, 1024);
}

// Moved up first, so that none is laid over another that is still to be moved.
bool Becoming::take_descriptors() const
{
    constexpr int high = 512;
    int const nothing = ::open("/dev/null", O_RDWR | O_CLOEXEC);
    if (nothing < 0)
        return false;
    int next = 3;
    int moved[8];
    if (m_child.descriptors.size() > std::size(moved))
        return false;
    int count = 0;
    for (int const descriptor : m_child.descriptors)
        moved[count++] = ::fcntl(descriptor, F_DUPFD_CLOEXEC, high);
    if (::dup2(m_output, 1) < 0 || ::dup2(nothing, 0) < 0 || ::dup2(nothing, 2) < 0)
        return false;
    for (int at = 0; at < count; ++at)
        if (moved[at] < 0 || ::dup2(moved[at], next++) < 0)
            return false;
    return ::close_range(static_cast<unsigned>(next), ~0u, 0) == 0;
}

// By the bare calls: the library's would look for threads that the fork has left behind.
bool Becoming::leave_root() const
{
    if (::geteuid() != 0)
        return true;
    return ::syscall(SYS_setgroups, 0, nullptr) == 0 &&
           ::syscall(SYS_setresgid, nobody, nobody, nobody) == 0 &&
           ::syscall(SYS_setresuid, nobody, nobody, nobody) == 0;
}

} // namespace fengye::convert
