#pragma once

#include "modules/editorial/editorial.hpp"
#include "platform/front/types.hpp"

namespace fengye::editorial {

front::Placement place_article(PublishedArticle const&);

// /article/{id}
Result<FrontAnswer> show_article(http::Request const&, Public&, PublishedArticle const&);

// The text and files of an article, for the page of a column that is nothing but its newest one.
html::Values single_page_body(Public&, std::string_view id);

} // namespace fengye::editorial
