#include "tests/testing/raw_client.hpp"

#include <algorithm>
#include <system_error>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <gtest/gtest.h>

namespace fengye {

namespace {

constexpr std::chrono::seconds patience{20};

std::string small_letters(std::string text)
{
    for (auto& c : text)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return text;
}

} // namespace

std::string RawClient::Answer::header(std::string_view name) const
{
    auto const found = std::find_if(
        headers.begin(), headers.end(), [&](auto const& header) { return header.first == name; });
    return found == headers.end() ? std::string{} : found->second;
}

RawClient::RawClient(int port) : m_socket{::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)}
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (m_socket < 0 || ::connect(m_socket, reinterpret_cast<sockaddr const*>(&address), sizeof address) != 0)
        throw std::system_error{errno, std::generic_category(), "cannot connect"};
}

RawClient::~RawClient()
{
    if (m_socket >= 0)
        ::close(m_socket);
}

void RawClient::send(std::string const& bytes)
{
    (void)try_send(bytes); // a server that refuses may close before it has read all
}

bool RawClient::try_send(std::string const& bytes)
{
    std::size_t sent = 0;
    while (sent < bytes.size()) {
        auto const count = ::send(m_socket, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
        if (count <= 0)
            return false;
        sent += static_cast<std::size_t>(count);
    }
    return true;
}

bool RawClient::receive(std::chrono::steady_clock::time_point until)
{
    auto const left =
        std::chrono::duration_cast<std::chrono::milliseconds>(until - std::chrono::steady_clock::now())
            .count();
    pollfd wanted{m_socket, POLLIN, 0};
    m_is_late = left <= 0 || ::poll(&wanted, 1, static_cast<int>(left)) == 0;
    if (m_is_late)
        return false;
    char buffer[65536];
    auto const count = ::recv(m_socket, buffer, sizeof buffer, 0);
    if (count <= 0)
        return false;
    m_received.append(buffer, static_cast<std::size_t>(count));
    return true;
}

RawClient::Answer RawClient::answer(std::chrono::milliseconds within, Body body)
{
    auto const until = std::chrono::steady_clock::now() + within;
    std::size_t end = 0;
    while ((end = m_received.find("\r\n\r\n")) == std::string::npos)
        if (!receive(until))
            return {};
    Answer answer;
    answer.status = status_of(m_received);
    for (auto at = m_received.find("\r\n"); at < end;) {
        auto const begin = at + 2;
        at = m_received.find("\r\n", begin);
        auto const colon = m_received.find(": ", begin);
        answer.headers.emplace_back(
            small_letters(m_received.substr(begin, colon - begin)),
            m_received.substr(colon + 2, at - colon - 2));
    }
    m_received.erase(0, end + 4);
    auto const length = answer.header("content-length");
    if (body == Body::none || length.empty())
        return answer;
    auto const size = std::stoul(length);
    while (m_received.size() < size)
        if (!receive(until))
            return {};
    answer.body = m_received.substr(0, size);
    m_received.erase(0, size);
    return answer;
}

std::string RawClient::line()
{
    auto const until = std::chrono::steady_clock::now() + patience;
    std::size_t end = 0;
    while ((end = m_received.find("\r\n")) == std::string::npos)
        if (!receive(until))
            return "nothing came";
    auto line = m_received.substr(0, end);
    m_received.erase(0, end + 2);
    return line;
}

std::string RawClient::rest()
{
    auto const until = std::chrono::steady_clock::now() + patience;
    while (receive(until)) {}
    EXPECT_FALSE(m_is_late) << "the connection was not closed";
    return std::exchange(m_received, {});
}

int status_of(std::string const& bytes)
{
    return bytes.starts_with("HTTP/1.1 ") && bytes.size() > 12 ? std::stoi(bytes.substr(9, 3)) : 0;
}

int answers_in(std::string const& bytes)
{
    int count = 0;
    for (auto at = bytes.find("HTTP/1.1 "); at != std::string::npos; at = bytes.find("HTTP/1.1 ", at + 1))
        ++count;
    return count;
}

} // namespace fengye
