#include "modules/editorial/domain/block_pairs.hpp"

#include <algorithm>
#include <map>

namespace fengye::editorial {

namespace {

constexpr std::size_t moved_bytes_min = 18; // six Chinese characters

struct Places {
    int in_before{0}, in_after{0};
    BlockPair pair{};
};

std::vector<BlockPair>
unique_pairs(std::vector<html::Block> const& before, std::vector<html::Block> const& after)
{
    std::map<std::string_view, Places> places;
    for (std::size_t i = 0; i < before.size(); ++i) {
        auto& place = places[before[i].text];
        ++place.in_before;
        place.pair.before = i;
    }
    for (std::size_t i = 0; i < after.size(); ++i) {
        auto& place = places[after[i].text];
        ++place.in_after;
        place.pair.after = i;
    }
    std::vector<BlockPair> pairs;
    for (auto const& [text, place] : places)
        if (place.in_before == 1 && place.in_after == 1)
            pairs.push_back(place.pair);
    std::sort(pairs.begin(), pairs.end(), [](auto const& a, auto const& b) { return a.before < b.before; });
    return pairs;
}

// The heaviest chain that ends before a place; a Fenwick tree of greatest weights.
class Heaviest {
public:
    explicit Heaviest(std::size_t places) : m_best(places + 1) {}

    struct Chain {
        std::size_t weight{0};
        std::size_t last{0}; // pair, from 1; 0: none
    };
    Chain until(std::size_t place) const
    {
        Chain best;
        for (auto i = place; i > 0; i -= i & -i)
            if (m_best[i].weight > best.weight)
                best = m_best[i];
        return best;
    }
    void put(std::size_t place, Chain chain)
    {
        for (auto i = place + 1; i < m_best.size(); i += i & -i)
            if (chain.weight > m_best[i].weight)
                m_best[i] = chain;
    }

private:
    std::vector<Chain> m_best;
};

} // namespace

BlockPairs paired(std::vector<html::Block> const& before, std::vector<html::Block> const& after)
{
    auto const pairs = unique_pairs(before, after);
    Heaviest heaviest{after.size()};
    std::vector<std::size_t> previous(pairs.size() + 1);
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        auto const chain = heaviest.until(pairs[i].after);
        previous[i + 1] = chain.last;
        heaviest.put(pairs[i].after, {chain.weight + before[pairs[i].before].text.size() + 1, i + 1});
    }
    std::vector<bool> keeps_order(pairs.size() + 1);
    for (auto i = heaviest.until(after.size()).last; i > 0; i = previous[i])
        keeps_order[i] = true;

    BlockPairs found;
    for (std::size_t i = 0; i < pairs.size(); ++i)
        if (keeps_order[i + 1])
            found.kept.push_back(pairs[i]);
        else if (before[pairs[i].before].text.size() >= moved_bytes_min)
            found.moved.push_back(pairs[i]);
    std::sort(found.moved.begin(), found.moved.end(), [](auto const& a, auto const& b) {
        return a.after < b.after;
    });
    return found;
}

} // namespace fengye::editorial
