#pragma once

#include <set>

#include "modules/sites/sites.hpp"

namespace fengye::sites {

// Which columns stand in menus, on the map and in blocks, and where they lead. A column is absent while it is
// empty, and while no module of this program answers at its address. A page with menus rests on which columns
// are empty, and not on what the others hold.
class Menus {
public:
    explicit Menus(Public&);

    Structure const& tree() const { return *m_tree; }
    bool shows(PublishedColumn const&) const;
    // Of the channel, in their order.
    std::vector<PublishedColumn const*> columns_of(ChannelId) const;
    bool shows(PublishedChannel const&) const;
    // A column with a target is linked to it directly.
    std::string address_of(PublishedColumn const&) const;
    std::string address_of(PublishedChannel const&) const;

private:
    Public& m_page;
    std::shared_ptr<Structure const> m_tree;
    std::shared_ptr<std::set<ColumnId> const> m_filled;
};

// The moment of the newest document there.
std::optional<Moment> newest_in(front::Reader const&, ColumnId);

// Whether a module of this program answers at this address of ours, beside the documents.
bool is_served(Portal const&, std::string_view address);
// An address of another site.
bool is_outside(std::string_view address);

// {LINK_NAME, LINK_URL} of columns, for the lists of links of several templates.
std::vector<html::Values> links_to(Public&, Menus const&, std::vector<PublishedColumn const*> const&);

} // namespace fengye::sites
