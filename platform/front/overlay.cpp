#include "platform/front/overlay.hpp"

#include <algorithm>

namespace fengye::front {

namespace {

bool stands_in(Placement const& placement, ListQuery const& query)
{
    return std::find(placement.lists.begin(), placement.lists.end(), query.list) != placement.lists.end() &&
           (query.unit.empty() || query.unit == placement.unit) &&
           (!query.year || *query.year == year_of(day_of(placement.at)));
}

} // namespace

Overlay::Overlay(Reader const& below, Types const& types, std::vector<Draft> drafts) : m_below{below}
{
    for (auto& draft : drafts) {
        auto placement = types.find(draft.kind)->second(draft.document);
        m_drafts.push_back({std::move(draft), std::move(placement)});
    }
}

std::optional<std::string> Overlay::document(std::string_view kind, std::int64_t id) const
{
    for (auto const& [draft, placement] : m_drafts)
        if (draft.kind == kind && draft.id == id)
            return draft.document;
    return m_below.document(kind, id);
}

std::optional<Address> Overlay::at(std::string_view path) const
{
    for (auto const& [draft, placement] : m_drafts)
        if (placement.path == path)
            return Address{Address::State::here, draft.kind, draft.id, {}};
    return m_below.at(path);
}

bool Overlay::covers(Card const& card) const
{
    return std::any_of(m_drafts.begin(), m_drafts.end(), [&](Placed const& placed) {
        return placed.draft.kind == card.kind && placed.draft.id == card.id;
    });
}

std::vector<Card> Overlay::list(ListQuery const& query) const
{
    auto cards = m_below.list(query);
    std::erase_if(cards, [&](Card const& card) { return covers(card); });
    if (query.offset == 0)
        for (auto const& [draft, placement] : m_drafts)
            if (stands_in(placement, query))
                cards.push_back(
                    {draft.kind, draft.id, placement.path, placement.title, placement.card, placement.at});
    std::stable_sort(cards.begin(), cards.end(), [](Card const& a, Card const& b) { return a.at > b.at; });
    if (static_cast<int>(cards.size()) > query.limit)
        cards.resize(static_cast<std::size_t>(query.limit));
    return cards;
}

// At least one when a draft stands in the list, so that an empty column is seen as it will be.
std::int64_t Overlay::count(ListQuery const& query) const
{
    bool const holds_draft = std::any_of(m_drafts.begin(), m_drafts.end(), [&](Placed const& placed) {
        return stands_in(placed.placement, query);
    });
    return std::max<std::int64_t>(m_below.count(query), holds_draft ? 1 : 0);
}

// One more than may be covered.
bool Overlay::is_filled(std::string const& list) const
{
    return !this->list({.list = list, .limit = static_cast<int>(m_drafts.size()) + 1}).empty();
}

std::optional<NamedFile> Overlay::file(std::int64_t id) const
{
    for (auto const& [draft, placement] : m_drafts)
        for (auto const& file : placement.files)
            if (file.id == id)
                return file;
    return m_below.file(id);
}

} // namespace fengye::front
