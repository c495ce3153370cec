#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/clock/clock.hpp"
#include "platform/files/files.hpp"
#include "platform/front/tags.hpp"
#include "platform/http/url.hpp"

namespace fengye::http {

// What makes a response fit for the page cache: the entry it shows, what it rests on, until when it is good.
struct CacheNote {
    std::int64_t number;
    std::vector<front::Tags::Place> tags;
    std::optional<Moment> good_until;
    std::string surrogate_keys{};
};

// A kept file, or a part of it, as a body that is sent from the disk and never wholly in memory.
struct FilePart {
    std::shared_ptr<files::OpenFile const> file;
    std::size_t first{0};
    std::size_t size_bytes{0};
    std::string bytes() const { return file->read(first, size_bytes); }
};

struct Response {
    int status{200};
    std::string type{"text/html; charset=utf-8"};
    std::string body;
    Pairs headers{};
    std::optional<CacheNote> cache{};
    std::optional<FilePart> file{}; // in the body's place

    std::size_t length() const { return file ? file->size_bytes : body.size(); }
    Response&& with(std::string name, std::string value) &&
    {
        headers.emplace_back(std::move(name), std::move(value));
        return std::move(*this);
    }
};

inline Response see_other(std::string location)
{
    return {
        .status = 303,
        .type = "text/plain; charset=utf-8",
        .body = {},
        .headers = {{"Location", std::move(location)}}};
}
inline Response moved(std::string location)
{
    return {
        .status = 301,
        .type = "text/plain; charset=utf-8",
        .body = {},
        .headers = {{"Location", std::move(location)}}};
}
inline Response found(std::string location)
{
    return {
        .status = 302,
        .type = "text/plain; charset=utf-8",
        .body = {},
        .headers = {{"Location", std::move(location)}}};
}

// The policy of every answer (docs/decisions/0006), and what else each carries.
Pairs const& safety_headers();

// Headers but for Date, for the wire. `length` is the body's.
std::string head_of(Response const&, std::size_t length);
// With the body, which a file is read for: for who does not send it in pieces.
std::string head_and_body_of(Response const&);
std::string_view status_text(int status);

// A name for Content-Disposition that every browser understands.
std::string attachment_disposition(std::string_view file_name);

} // namespace fengye::http
