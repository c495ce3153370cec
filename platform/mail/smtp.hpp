#pragma once

#include <atomic>
#include <chrono>
#include <filesystem>
#include <string>

namespace fengye {
struct Settings;
}

namespace fengye::mail {

// How handing over a letter ended. `problem` is for the operator and names nobody.
struct Outcome {
    enum class Kind {
        sent,
        not_now,     // this letter, by a server that is well: 450
        server_away, // no letter would do better: no connection, no answer in time, a wrong password
        refused,     // for good: 550
    };
    Kind kind{Kind::sent};
    std::string problem{};
};

// Who takes our mail.
struct Server {
    std::string url;    // smtp://mail.internal:25 or smtps://…
    std::string user{}; // empty: it asks for none; with one the connection must be encrypted
    std::string password{};
    std::filesystem::path authorities{}; // PEM; empty: the ones of the system
    std::chrono::seconds connect_within{10};
    std::chrono::seconds done_within{30};
};

// The server of the settings, its password read. Throws when the address, the sender or the file is no use.
Server server_of(Settings const&);

// Hands one message over, in the calling thread. Never waits longer than the server's time; gives up soon
// after `stopping` is set.
Outcome send(
    Server const&, std::string const& from, std::string const& to, std::string const& message,
    std::atomic<bool> const& stopping);

} // namespace fengye::mail
