#pragma once

#include <map>

#include "modules/sites/sites.hpp"

namespace fengye::sites {

// The moment of the newest document of each column that has one.
using Newest = std::map<ColumnId, Moment>;
std::shared_ptr<Newest const> newest_of_columns(front::Reader const&);

// Which columns stand in menus, on the map and in blocks, and where they lead. A column is absent while it is
// empty, and while no module of this program answers at its address.
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
    std::optional<Moment> newest_in(ColumnId) const;

private:
    Public& m_page;
    std::shared_ptr<Structure const> m_tree;
    std::shared_ptr<Newest const> m_newest;
};

// Whether a module of this program answers at this address of ours, beside the documents.
bool is_served(Portal const&, std::string_view address);
// An address of another site.
bool is_outside(std::string_view address);

// {LINK_NAME, LINK_URL} of columns, for the lists of links of several templates.
std::vector<html::Values> links_to(Public&, Menus const&, std::vector<PublishedColumn const*> const&);

} // namespace fengye::sites
