#pragma once

#include "platform/clock/clock.hpp"
#include "platform/files/files.hpp"
#include "platform/work/works.hpp"

namespace fengye::imports {

// What taking in a site works with.
struct Means {
    db::Store& desk;
    Works& works;
    files::Files& files;
    Clock const& clock;
    Actor const& actor;
};

enum class Way { trial, real }; // a trial reads everything and writes nothing

} // namespace fengye::imports
