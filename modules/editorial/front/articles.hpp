#pragma once

#include "modules/editorial/editorial.hpp"
#include "platform/front/types.hpp"

namespace fengye::editorial {

front::Placement place_article(PublishedArticle const&);

// /article/{id}
Result<FrontAnswer> show_article(http::Request const&, Public&, PublishedArticle const&);

// The page's own part, for previews and for columns of a single page.
html::Page article_page(Public&, PublishedArticle const&);

} // namespace fengye::editorial
