#pragma once

#include <iterator>
#include <string>

#include "platform/html/page.hpp"

namespace fengye::sites {

// Adds values to those a template is shown with.
inline void add(html::Values& values, html::Values more)
{
    values.insert(values.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

// A name as templates spell it: size_3 is SIZE_3.
inline std::string in_capitals(std::string name)
{
    for (auto& c : name)
        c = static_cast<char>(c >= 'a' && c <= 'z' ? c - 32 : c);
    return name;
}

} // namespace fengye::sites
