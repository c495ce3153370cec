#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace fengye::html {

// The same markup with formatting that cannot pile up. A browser opens formatting left open again in every
// block after it, and takes two of one name for different ones as soon as an attribute differs: a few
// kilobytes could ask the parser for hours. So formatting that is kept loses its attributes (of alike ones no
// parser keeps more than three), formatting that is not kept goes here, and what stands in scripts and the
// like, which nobody will read, goes too.
// None when a tag has more attributes than a person or an office program writes: each is compared with all
// before it.
std::optional<std::string> with_plain_formatting(std::string_view markup);

} // namespace fengye::html
