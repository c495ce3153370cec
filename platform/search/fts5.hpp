#pragma once

struct sqlite3;

namespace fengye::search {

// What an index needs of every connection that reads or writes it: the tokenizer of pairs, and relevance().
void add_to(sqlite3*);

} // namespace fengye::search
