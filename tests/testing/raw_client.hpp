#pragma once

#include <chrono>
#include <string>
#include <utility>
#include <vector>

namespace fengye {

// One TCP connection to this machine that sends what a test wants, well-formed or not.
class RawClient {
public:
    struct Answer {
        int status{0};
        std::vector<std::pair<std::string, std::string>> headers; // names in small letters
        std::string body;
        std::string header(std::string_view name) const; // empty when absent
    };
    enum class Body { as_announced, none };

    explicit RawClient(int port);
    RawClient(RawClient&& other) noexcept
        : m_socket{std::exchange(other.m_socket, -1)}, m_received{std::move(other.m_received)}
    {}
    ~RawClient();

    void send(std::string const& bytes);
    bool try_send(std::string const& bytes); // false once the other side has closed

    // One answer; its status is 0 when none came in time.
    Answer answer(Body body = Body::as_announced) { return answer(std::chrono::seconds{20}, body); }
    Answer answer(std::chrono::milliseconds within, Body body = Body::as_announced);
    std::string line();
    // Everything until the other side closes; a failure of the test when it does not.
    std::string rest();

private:
    bool receive(std::chrono::steady_clock::time_point until); // false when closed or late

    int m_socket;
    std::string m_received;
    bool m_is_late{false};
};

int status_of(std::string const& bytes);
int answers_in(std::string const& bytes);

} // namespace fengye
