#pragma once

#include <filesystem>
#include <string>

#include "platform/clock/clock.hpp"
#include "platform/mail/smtp.hpp"

namespace fengye::mail {

// One short message for a gateway: {"id": 81, "to": "13900001234", "text": "…", "at": 1795397400}. Written
// again after an accident, it has the same id.
struct ShortMessage {
    std::int64_t id;
    std::string to;
    std::string text;
    Moment at;
};

// Appends it as a line, durable when this returns. The file is opened each time, and locked (flock): a
// gateway renames it, locks what it renamed, and reads. Never waits for that lock.
Outcome append(std::filesystem::path const&, ShortMessage const&);

} // namespace fengye::mail
