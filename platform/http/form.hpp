#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/http/url.hpp"
#include "platform/result/result.hpp"

namespace fengye::http {

struct Upload {
    std::string field;
    std::string name; // as sent; shown to people, never a path
    std::string bytes;
};

struct Form {
    Pairs fields;
    std::vector<Upload> uploads;

    // The first value, without spaces around it; empty when absent.
    std::string text(std::string_view name) const;
    std::vector<std::string> all(std::string_view name) const;
    bool ticked(std::string_view name) const { return !text(name).empty(); }
};

// urlencoded or multipart/form-data by its content type. At most 500 fields.
Result<Form> read_form(std::string_view content_type, std::string_view body);

} // namespace fengye::http
