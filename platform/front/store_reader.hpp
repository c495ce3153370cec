#pragma once

#include <limits>
#include <memory>
#include <optional>

#include "platform/db/db.hpp"
#include "platform/front/reader.hpp"

namespace fengye::front {

class Store;

// Reads the front store within one snapshot, taken with the first question: who asks nothing, as one who
// hands something in, holds nothing.
class StoreReader final : public Reader {
public:
    explicit StoreReader(Store const& front) : m_front{front}
    {
        m_number = std::numeric_limits<std::int64_t>::max();
    }

    std::int64_t number() const override;
    std::optional<std::string> document(std::string_view kind, std::int64_t id) const override;
    std::optional<Address> at(std::string_view path) const override;
    std::vector<Card> list(ListQuery const&) const override;
    std::int64_t count(ListQuery const&) const override;
    bool is_filled(std::string const& list) const override;
    std::vector<Share> years(std::string const& list) const override;
    std::vector<Share> units(std::string const& list) const override;
    Hits search(SearchQuery const&) const override;
    std::optional<NamedFile> file(std::int64_t id) const override;
    std::optional<std::string> link(std::string_view key) const override;

private:
    struct Match {
        std::int64_t seq, weight;
    };
    db::Reader const& snapshot() const;
    std::vector<Match> matches(SearchQuery const&, search::Question const&) const;
    std::shared_ptr<void const> remembered(char const* key, Make const&) const override;
    void put_titled_first(SearchQuery const&, std::vector<Match>&) const;

    Store const& m_front;
    mutable std::shared_ptr<db::Store> m_store; // outlives the session below
    mutable std::optional<db::Reader> m_reader;
};

} // namespace fengye::front
