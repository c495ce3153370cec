#include "platform/module/saved_file.hpp"

namespace fengye {

http::Response as_file(std::string bytes, std::string_view type, std::string_view name)
{
    return http::Response{
        .type = std::string{type},
        .body = std::move(bytes),
        .headers = {{"Content-Disposition", http::attachment_disposition(name)}}};
}

} // namespace fengye
