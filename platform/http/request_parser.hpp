#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include <boost/beast/core/string.hpp>
#include <boost/beast/http/basic_parser.hpp>
#include <boost/beast/http/error.hpp>

#include "platform/http/body.hpp"

// Included only by the translation units that know sockets.
namespace fengye::http {

// Beast's strict parser without its container of fields: it keeps views into the connection's buffer, good
// until the buffer moves. It stops after the head, so that the body finds the place it is given.
class RequestParser final : public boost::beast::http::basic_parser<true> {
    using error_code = boost::beast::error_code;
    using string_view = boost::beast::string_view;

public:
    struct Field {
        std::string_view name, value;
    };
    static constexpr std::size_t fields_max = 64;

    RequestParser(char const* buffer, std::size_t size, std::size_t head_max)
        : m_begin{buffer}, m_end{buffer + size}
    {
        header_limit(static_cast<std::uint32_t>(head_max));
        body_limit(boost::none);
    }

    std::string_view method, target, host, accept_encoding, if_none_match, expect;
    std::array<Field, fields_max> fields;
    std::size_t field_count{0};
    // After the head: where the body goes, and how large it may be.
    void take_body(Body& body, std::size_t bytes_max)
    {
        m_body = &body;
        m_body_max = bytes_max;
        eager(true);
    }

private:
    static std::string_view plain(string_view text) { return {text.data(), text.size()}; }
    static error_code refused() { return boost::beast::http::error::bad_field; }

    void on_request_impl(
        boost::beast::http::verb, string_view method_text, string_view target_text, int version,
        error_code& error) override
    {
        error = {};
        method = plain(method_text);
        target = plain(target_text);
        m_version = version;
    }
    void on_response_impl(int, string_view, int, error_code& error) override { error = {}; }
    void on_field_impl(
        boost::beast::http::field field, string_view name, string_view value, error_code& error) override
    {
        namespace http = boost::beast::http;
        error = {};
        if (m_is_header_done)
            return; // a trailer: nothing the request was let in with
        // Folding has been obsolete since 2014. A value folded in its middle stands in the parser's own
        // memory.
        bool const in_buffer =
            value.empty() || (value.data() >= m_begin && value.data() + value.size() <= m_end);
        if (!in_buffer || begins_on_next_line(name) || field_count == fields_max) {
            error = field_count == fields_max ? error_code{http::error::header_limit} : refused();
            return;
        }
        fields[field_count++] = {plain(name), plain(value)};
        // Read by its length here, by its chunks elsewhere: nothing but plain chunked is understood.
        if (field == http::field::transfer_encoding &&
            (!boost::beast::iequals(value, "chunked") || m_version < 11))
            error = refused();
        if (field == http::field::host) {
            if (m_has_host)
                error = refused();
            m_has_host = true;
            host = plain(value);
        } else if (field == http::field::accept_encoding) {
            accept_encoding = plain(value);
        } else if (field == http::field::if_none_match) {
            if_none_match = plain(value);
        } else if (field == http::field::expect) {
            expect = plain(value);
        }
    }
    void on_header_impl(error_code& error) override
    {
        error = {};
        m_is_header_done = true;
        if (!m_has_host)
            error = refused();
    }
    void on_body_init_impl(boost::optional<std::uint64_t> const&, error_code& error) override { error = {}; }
    std::size_t on_body_impl(string_view text, error_code& error) override { return gather(text, error); }
    void on_chunk_header_impl(std::uint64_t, string_view, error_code& error) override { error = {}; }
    std::size_t on_chunk_body_impl(std::uint64_t, string_view text, error_code& error) override
    {
        return gather(text, error);
    }
    void on_finish_impl(error_code& error) override { error = {}; }

    // "Name:", a line end and a space: the parser passes over these, other servers may not.
    bool begins_on_next_line(string_view name) const
    {
        auto const* at = name.data() + name.size();
        while (at < m_end && (*at == ':' || *at == ' ' || *at == '\t'))
            ++at;
        return at + 2 < m_end && *at == '\r' && (at[2] == ' ' || at[2] == '\t');
    }

    std::size_t gather(string_view text, error_code& error)
    {
        error = {};
        if (m_body->size_bytes() + text.size() > m_body_max)
            error = boost::beast::http::error::body_limit;
        else if (!m_body->append(plain(text)))
            error = boost::beast::http::error::buffer_overflow; // no room for it now
        return error ? 0 : text.size();
    }

    Body* m_body{nullptr};
    std::size_t m_body_max{0};
    char const* m_begin;
    char const* m_end;
    bool m_has_host{false};
    bool m_is_header_done{false};
    int m_version{11};
};

} // namespace fengye::http
