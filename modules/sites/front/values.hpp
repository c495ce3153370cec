#pragma once

#include <iterator>

#include "platform/html/page.hpp"

namespace fengye::sites {

// Adds values to those a template is shown with.
inline void add(html::Values& values, html::Values more)
{
    values.insert(values.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

} // namespace fengye::sites
