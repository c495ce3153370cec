#pragma once

#include <string>
#include <string_view>

#include "platform/words/words.hpp"

namespace fengye::casework {

// The article behind a limit or an event, as a reader knows it: "REG 33" is 《政府信息公开条例》第三十三条,
// "REG 31(1)" its first item. "city" is a limit that the city set itself. Whatever else is given, a rule of
// the city's own for example, is shown as it is.
std::string article_text(Words const&, Language, std::string_view article);

// 33 is 三十三, 1001 is 一千零一. From 1 to 9999.
std::string chinese_number(int);

} // namespace fengye::casework
