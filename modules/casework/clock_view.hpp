#pragma once

#include "modules/casework/domain/legal_clock.hpp"
#include "platform/html/page.hpp"
#include "platform/words/words.hpp"

// How a legal clock is shown, the same to who waits and to who handles.
namespace fengye::casework {

// What the part casework/clock shows: a view pastes [[>casework/clock]] and adds these to its own values. All
// names begin with CLOCK_.
html::Values clock_values(Words const&, Language, Calendar const&, LegalClock const&, Day today);

// The part by itself.
html::Page clock_page(Words const&, Language, Calendar const&, LegalClock const&, Day today);

// What lists show of a clock: class and words of the light.
struct ClockLight {
    enum class Colour { ok, warn, bad, mute };

    Colour colour{Colour::mute};
    std::string text; // "剩 2 个工作日"
};
constexpr Names<4> names_of(ClockLight::Colour)
{
    return {"ok", "warn", "bad", "mute"};
}
ClockLight clock_light(Words const&, Language, Calendar const&, LegalClock const&, Day today);

} // namespace fengye::casework
