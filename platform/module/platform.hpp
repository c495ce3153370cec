#pragma once

#include <string>

#include "platform/calendar/calendar.hpp"
#include "platform/clock/clock.hpp"
#include "platform/crypto/crypto.hpp"
#include "platform/db/db.hpp"
#include "platform/files/files.hpp"
#include "platform/front/store.hpp"
#include "platform/html/renderer.hpp"
#include "platform/settings/settings.hpp"
#include "platform/words/words.hpp"
#include "platform/work/works.hpp"

namespace fengye {

class Counter;
class Portal;

// What the desk's doors, jobs and commands work with. Made in app/, passed down.
struct Platform {
    Settings const& settings;
    Clock const& clock;
    Calendar const& calendar;
    crypto::Key const& key;
    Words const& words;
    html::Renderer const& renderer;
    db::Store& desk;
    Works& works;
    front::Store& front;
    files::Files& files;
    Portal const& portal;
};

} // namespace fengye
