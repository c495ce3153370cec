#include "modules/letters/means.hpp"

#include "platform/module/platform.hpp"

namespace fengye::letters {

Means::Means(Platform const& platform)
    : vault{platform.key},
      outbox{mail::outbox_of(platform.settings, platform.key)},
      words{platform.words},
      calendar{platform.calendar},
      host{platform.settings.host},
      now{platform.clock.now()},
      puzzle_key{platform.key.derive("letters/puzzle")}
{}

} // namespace fengye::letters
