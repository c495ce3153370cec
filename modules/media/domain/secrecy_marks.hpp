#pragma once

#include <string_view>

namespace fengye::media {

// Where a line stands: a mark without its star is a mark at the edge of a page or at its head, and a word
// like any other within the text.
enum class Place { edge, text };

// Whether a line is a secrecy mark (SEC 14: 绝密, 机密, 秘密, with ★ and
// the time), a mark of internal papers, or the note that a document is not for the public.
bool is_secrecy_mark(std::string_view line, Place);

} // namespace fengye::media
