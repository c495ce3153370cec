#pragma once

#include "modules/editorial/editorial.hpp"
#include "platform/work/work.hpp"

namespace fengye::editorial {

// With the smaller forms of its pictures, so far as they are made.
void publish_article(Work&, PublishedArticle);

// Once they are made: what is public with a picture of these bytes is published with them. Nothing else about
// it changes, nor does the day of its last change.
void publish_with_renditions(Work&, std::string const& hash);

} // namespace fengye::editorial
