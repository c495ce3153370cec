#pragma once

#include "modules/editorial/domain/call.hpp"
#include "platform/module/desk.hpp"

// What units answered to a call, as the reader may see it.
namespace fengye::editorial {

struct AnswerOfUnit {
    CallUnit asked;
    std::vector<Item> items;
};
// Of all units for those who call, of the own for others. From outside a unit an item is seen once it was
// submitted.
std::vector<AnswerOfUnit> answers_to(Desk const&, Call const&);

// From outside its unit an item that is not public is a number and a state.
struct ShownItem {
    std::string title;
    bool is_link;
    ItemState state;
};
ShownItem shown_item(Desk const&, Item const&);

} // namespace fengye::editorial
