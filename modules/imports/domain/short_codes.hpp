#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace fengye::imports {

// What WordPress writes into texts in square brackets, as markup: [caption] becomes a figure, [gallery] its
// pictures, [embed], [audio] and [video] links. Other brackets stay: 〔2019〕 is also written [2019].
using PicturesOf = std::function<std::vector<std::string>(std::string_view ids)>;
std::string without_short_codes(std::string_view body, PicturesOf const&);

// WordPress keeps paragraphs as empty lines between them.
std::string with_paragraphs(std::string_view body);

} // namespace fengye::imports
