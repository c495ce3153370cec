#pragma once

#include <string>
#include <string_view>

// Small pieces of the protocol.
namespace fengye::http {

// "HTTP/1.1 200 OK", with its line end.
std::string_view status_line(int status);

// "Date: …" with its line end, made once a second for each thread.
std::string_view date_line();

bool names_etag(std::string_view if_none_match, std::string_view etag);

std::string small_letters(std::string_view);

} // namespace fengye::http
