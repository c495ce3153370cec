#pragma once

#include <string_view>
#include <vector>

#include "modules/editorial/domain/content.hpp"

// What a text does to older ones, as its writer typed it: numbers or addresses, separated by commas.
namespace fengye::editorial {

// A number, or the address of an item.
std::optional<ItemId> item_in(std::string_view text);

// Separated by commas, Chinese or not; blanks around them do not count.
std::vector<std::string> words_in(std::string_view text, std::size_t most = 10);

// Each older text once, the weightiest of what is done to it first: replaced, repealed, amended. Words that
// are no item are passed over; missing_in names them.
std::vector<Relation> relations_in(Content const&);

// The fields that hold a word which is no item, or too many.
std::vector<FieldRefusal> unreadable_relations(Content const&);

// The fields' names are the kinds'.
std::string const& typed_relation(Content const&, RelationKind);

} // namespace fengye::editorial
