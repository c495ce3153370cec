#include "platform/http/response.hpp"

namespace fengye::http {

Pairs const& safety_headers()
{
    static Pairs const headers{
        {"Content-Security-Policy",
         "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
         "media-src 'self'; "
         "font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'"},
        {"X-Content-Type-Options", "nosniff"},
        {"Referrer-Policy", "same-origin"},
        {"Cross-Origin-Opener-Policy", "same-origin"},
        {"Permissions-Policy", "camera=(), geolocation=(), microphone=()"},
    };
    return headers;
}

std::string_view status_text(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 201:
        return "Created";
    case 206:
        return "Partial Content";
    case 301:
        return "Moved Permanently";
    case 302:
        return "Found";
    case 303:
        return "See Other";
    case 304:
        return "Not Modified";
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 406:
        return "Not Acceptable";
    case 408:
        return "Request Timeout";
    case 409:
        return "Conflict";
    case 410:
        return "Gone";
    case 413:
        return "Content Too Large";
    case 415:
        return "Unsupported Media Type";
    case 416:
        return "Range Not Satisfiable";
    case 422:
        return "Unprocessable Content";
    case 429:
        return "Too Many Requests";
    case 431:
        return "Request Header Fields Too Large";
    case 503:
        return "Service Unavailable";
    default:
        return status < 500 ? "OK" : "Internal Server Error";
    }
}

std::string head_of(Response const& response, std::size_t length)
{
    std::string head;
    head.reserve(1024);
    auto const add = [&](std::string_view name, std::string_view value) {
        head.append(name).append(": ").append(value).append("\r\n");
    };
    if (!response.type.empty())
        add("Content-Type", response.type);
    add("Content-Length", std::to_string(length));
    for (auto const* headers : {&safety_headers(), &response.headers})
        for (auto const& [name, value] : *headers) {
            // A line end in a value would start another header.
            if (value.find_first_of("\r\n") == std::string::npos)
                add(name, value);
        }
    return head + "\r\n";
}

std::string head_and_body_of(Response const& response)
{
    return head_of(response, response.length()) + (response.file ? response.file->bytes() : response.body);
}

std::string attachment_disposition(std::string_view file_name)
{
    return "attachment; filename*=UTF-8''" + percent_encoded(file_name);
}

} // namespace fengye::http
