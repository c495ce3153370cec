#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/http/form.hpp"
#include "platform/http/url.hpp"
#include "platform/work/actor.hpp"

namespace fengye::http {

// How large a body a request may have, as its head tells.
enum class BodySize {
    small,  // anybody's form
    text,   // of somebody who is known
    upload, // of somebody who is known, to a route that takes files
};

enum class Method { get, head, post, other };

// One request as the doors see it: decoded, within limits, valid UTF-8 where it is text.
struct Request {
    Method method{Method::get};
    std::string target; // as it was sent
    std::string path;   // decoded
    Pairs query;
    Pairs headers; // names in small letters
    std::string body;
    std::string_view large_body{}; // in its place, kept in a file
    std::shared_ptr<void const> large_body_owner{};
    std::string address; // of the other side
    bool secure{false};  // came over TLS, here or at the trusted proxy
    Pairs parameters;    // of the route: {id}
    std::optional<Actor> signed_in;
    std::string session; // of desk requests: what forms prove themselves with

    std::string_view header(std::string_view name) const; // empty when absent
    std::string cookie(std::string_view name) const;
    std::string_view body_text() const { return large_body_owner ? large_body : std::string_view{body}; }
    std::string argument(std::string_view name) const;               // of the query; the first
    std::vector<std::string> arguments(std::string_view name) const; // all of them: boxes that were ticked
    std::string parameter(std::string_view name) const;              // of the route
    template <class SomeId>
    std::optional<SomeId> id(std::string_view name) const
    {
        return SomeId::from(parameter(name));
    }

    // The fields and files of the body, read once. Refuses what is not a form.
    Result<Form> const& form() const;

    // Of desk requests, which nobody reaches without being signed in.
    Actor const& actor() const { return signed_in.value(); }

private:
    mutable std::optional<Result<Form>> m_form;
};

} // namespace fengye::http
