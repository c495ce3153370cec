#pragma once

#include <sys/types.h>
#include <vector>

#include "platform/convert/child.hpp"

namespace fengye::convert {

// Who runs what root begins: Debian's nobody and nogroup.
inline constexpr unsigned nobody = 65534;

// Everything between fork and exec. A child of a program with many threads may only make system calls there,
// so all memory is taken beforehand, in the constructor.
class Becoming {
public:
    Becoming(Child const&, Limits const&, int output);

    [[noreturn]] void become() const;

private:
    bool take_limits() const;
    bool take_descriptors() const;
    bool leave_root() const;

    Child const& m_child;
    Limits const& m_limits;
    int m_output;
    pid_t m_parent;
    std::vector<char*> m_command;
    std::vector<char*> m_environment;
};

} // namespace fengye::convert
