#pragma once

#include <string>
#include <string_view>

#include "platform/http/response.hpp"

namespace fengye {

// A file to be saved under this name, never shown in the browser.
http::Response as_file(std::string bytes, std::string_view type, std::string_view name);

inline constexpr std::string_view xlsx_type =
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
inline constexpr std::string_view docx_type =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
inline constexpr std::string_view csv_type = "text/csv; charset=utf-8";

} // namespace fengye
