#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "platform/result/names.hpp"

namespace fengye::utf8 {

enum class Encoding { utf8, utf16_le, utf16_be, gb18030 };
constexpr Names<4> names_of(Encoding)
{
    return {"utf-8", "utf-16le", "utf-16be", "gb18030"};
}

struct Decoded {
    std::string text; // UTF-8, without a mark at its beginning
    Encoding encoding;
};

// A text file as offices have them: UTF-8, UTF-16 or GB18030 (GBK and GB 2312 are part of it), with or
// without a mark. What is UTF-8 is taken for nothing else. Nothing when the bytes are none of these.
std::optional<Decoded> from_bytes(std::string_view bytes);

} // namespace fengye::utf8
