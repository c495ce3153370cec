#pragma once

#include <string>
#include <string_view>

namespace fengye::http {

// Brotli 5 and gzip 6: on short Chinese pages brotli 4 is larger than gzip, and 9 costs thirty times as much
// as 5.
std::string brotli(std::string_view);
std::string gzip(std::string_view);

} // namespace fengye::http
