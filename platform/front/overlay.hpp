#pragma once

#include <map>

#include "platform/front/reader.hpp"

namespace fengye::front {

// A document that is not public, shown in its place: how a draft will look.
struct Draft {
    std::string kind;
    std::int64_t id;
    std::string document;
};

// The front as it would be with these drafts. Built by the desk only; never cached, never in the gazette.
class Overlay final : public Reader {
public:
    Overlay(Reader const& below, Types const&, std::vector<Draft>);

    std::optional<std::string> document(std::string_view kind, std::int64_t id) const override;
    std::optional<Address> at(std::string_view path) const override;
    std::vector<Card> list(ListQuery const&) const override;
    std::int64_t count(ListQuery const&) const override;
    bool is_filled(std::string const& list) const override;
    std::vector<Share> years(std::string const& list) const override { return m_below.years(list); }
    std::vector<Share> units(std::string const& list) const override { return m_below.units(list); }
    Hits search(SearchQuery const& query) const override { return m_below.search(query); }
    std::optional<NamedFile> file(std::int64_t id) const override;
    std::optional<std::string> link(std::string_view key) const override { return m_below.link(key); }

private:
    struct Placed {
        Draft draft;
        Placement placement;
    };
    std::shared_ptr<void const> remembered(char const*, Make const& make) const override
    {
        return make(*this);
    }
    bool covers(Card const&) const;

    Reader const& m_below;
    std::vector<Placed> m_drafts;
};

} // namespace fengye::front
