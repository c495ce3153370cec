#pragma once

struct fts5_api;

namespace fengye::search {

// relevance(search): how well a matching row fits, the larger the better. Each phrase counts by where it
// stands, so that a title goes before any text and the name of an attachment before a text that says the word
// once; how often a text says it only decides among its like.
//
// Not bm25(): that asks for the number of rows each phrase is found in, and so reads every match of the whole
// index before it weighs the first.
void add_relevance(fts5_api&);

} // namespace fengye::search
