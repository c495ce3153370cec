#include "modules/editorial/domain/edit_script.hpp"

#include <algorithm>

namespace fengye::editorial {

namespace {

using Text = std::u32string_view;

// E. Myers, An O(ND) difference algorithm and its variations (1986). The farthest places reached on each
// diagonal are kept for every number of edits, to walk back by.
class Search {
public:
    Search(Text before, Text after) : m_before{before}, m_after{after} {}

    bool reaches_the_end()
    {
        auto const most = std::min(m_before.size() + m_after.size(), edits_max);
        for (std::size_t edits = 0; edits <= most; ++edits)
            if (step(static_cast<long>(edits)))
                return true;
        return false;
    }

    // Backwards from the end: d and i for the edits, s for what stayed.
    std::vector<Turn> turns() const
    {
        std::string path;
        auto x = static_cast<long>(m_before.size()), y = static_cast<long>(m_after.size());
        for (auto edits = static_cast<long>(m_reached.size()) - 1; edits > 0; --edits) {
            auto const k = x - y;
            bool const is_insertion = comes_from_above(edits, k);
            auto const from_x = at(edits - 1, is_insertion ? k + 1 : k - 1);
            path.append(static_cast<std::size_t>(x - from_x - !is_insertion), 's');
            path += is_insertion ? 'i' : 'd';
            x = from_x;
            y = from_x - (is_insertion ? k + 1 : k - 1);
        }
        path.append(static_cast<std::size_t>(x), 's');
        std::reverse(path.begin(), path.end());
        return written(path);
    }

private:
    bool step(long edits)
    {
        m_reached.emplace_back(static_cast<std::size_t>(edits) + 1);
        for (long k = -edits; k <= edits; k += 2) {
            auto x = edits == 0                   ? 0
                     : comes_from_above(edits, k) ? at(edits - 1, k + 1)
                                                  : at(edits - 1, k - 1) + 1;
            auto y = x - k;
            while (x < size(m_before) && y < size(m_after) &&
                   m_before[static_cast<std::size_t>(x)] == m_after[static_cast<std::size_t>(y)])
                ++x, ++y;
            m_reached.back()[static_cast<std::size_t>((k + edits) / 2)] = static_cast<int>(x);
            if (x >= size(m_before) && y >= size(m_after))
                return true;
        }
        return false;
    }

    // Whether diagonal k is reached farther by an insertion than by a deletion.
    bool comes_from_above(long edits, long k) const
    {
        return k == -edits || (k != edits && at(edits - 1, k - 1) < at(edits - 1, k + 1));
    }
    long at(long edits, long k) const
    {
        return m_reached[static_cast<std::size_t>(edits)][static_cast<std::size_t>((k + edits) / 2)];
    }
    static long size(Text text) { return static_cast<long>(text.size()); }

    std::vector<Turn> written(std::string const& path) const
    {
        std::vector<Turn> turns(1);
        std::size_t x = 0, y = 0;
        for (char const step : path) {
            if (step == 's' && turns.back().changes())
                turns.emplace_back();
            if (step == 's')
                turns.back().same += m_before[x];
            else
                (step == 'd' ? turns.back().deleted += m_before[x] : turns.back().inserted += m_after[y]);
            x += step != 'i';
            y += step != 'd';
        }
        return turns;
    }

    Text m_before, m_after;
    std::vector<std::vector<int>> m_reached; // of each number of edits, every second diagonal
};

// How well a change reads that begins, or ends, between these two.
int worth_of_place(char32_t left, char32_t right)
{
    static constexpr Text stops = U"。；！？：", commas = U"，、）》”";
    if (left == U'\n')
        return 4;
    if (right == U'\n' || left == U'\t')
        return 3;
    if (stops.find(left) != Text::npos)
        return 2;
    return commas.find(left) != Text::npos ? 1 : 0;
}

// "一、" + "二、" + "三、": whether 二、 or 、二 came in is one script; the better place is taken.
void slide(Turn& turn, std::u32string& next_same)
{
    auto& edit = turn.deleted.empty() ? turn.inserted : turn.deleted;
    std::size_t to_the_left = 0;
    while (to_the_left < turn.same.size() &&
           turn.same[turn.same.size() - 1 - to_the_left] == edit[edit.size() - 1 - to_the_left % edit.size()])
        ++to_the_left;
    std::size_t to_the_right = 0;
    while (to_the_right < next_same.size() && next_same[to_the_right] == edit[to_the_right % edit.size()])
        ++to_the_right;

    auto const whole =
        turn.same.substr(turn.same.size() - to_the_left) + edit + next_same.substr(0, to_the_right);
    auto const before =
        turn.same.size() == to_the_left ? U'\n' : turn.same[turn.same.size() - to_the_left - 1];
    std::size_t best = to_the_left;
    int best_worth = -1;
    for (std::size_t at = 0; at <= to_the_left + to_the_right; ++at) {
        auto const worth = worth_of_place(at == 0 ? before : whole[at - 1], whole[at]) * 2 +
                           (at == to_the_left); // where it was found, all else being equal
        if (worth > best_worth)
            best = at, best_worth = worth;
    }
    turn.same = turn.same.substr(0, turn.same.size() - to_the_left) + whole.substr(0, best);
    next_same = whole.substr(best + edit.size()) + next_same.substr(to_the_right);
    edit = whole.substr(best, edit.size());
}

std::size_t changed_in(Turn const& turn)
{
    return turn.deleted.size() + turn.inserted.size();
}

// One character between two changes of several, or two between two of many, stayed by chance.
bool is_by_chance(std::u32string const& same, std::size_t changed_before, std::size_t changed_after)
{
    auto const smaller = std::min(changed_before, changed_after);
    if (same.find(U'\n') != Text::npos || same.find(U'\t') != Text::npos)
        return false;
    return same.empty() || (same.size() == 1 && smaller >= 3) || (same.size() == 2 && smaller >= 6) ||
           (same.size() == 3 && smaller >= 12);
}

} // namespace

std::optional<std::vector<Turn>> shortest_edit(Text before, Text after)
{
    auto const first = static_cast<std::size_t>(
        std::mismatch(before.begin(), before.end(), after.begin(), after.end()).first - before.begin());
    auto const left = before.substr(first), right = after.substr(first);
    auto const last = static_cast<std::size_t>(
        std::mismatch(left.rbegin(), left.rend(), right.rbegin(), right.rend()).first - left.rbegin());
    auto const old = left.substr(0, left.size() - last), now = right.substr(0, right.size() - last);
    std::vector<Turn> turns(1, {{}, std::u32string{old}, std::u32string{now}});
    if (!old.empty() && !now.empty()) {
        Search search{old, now};
        if (!search.reaches_the_end())
            return std::nullopt;
        turns = search.turns();
    }
    turns.front().same.insert(0, before.substr(0, first));
    if (turns.back().changes())
        turns.emplace_back();
    turns.back().same += before.substr(before.size() - last);
    return turns;
}

void read_as_phrases(std::vector<Turn>& turns)
{
    for (std::size_t i = 0; i + 1 < turns.size(); ++i)
        if (turns[i].deleted.empty() != turns[i].inserted.empty())
            slide(turns[i], turns[i + 1].same);
    std::vector<Turn> joined;
    std::size_t changed_before = 0;
    for (auto& turn : turns) {
        auto const changed = changed_in(turn);
        if (!joined.empty() && joined.back().changes() && changed > 0 &&
            is_by_chance(turn.same, changed_before, changed)) {
            joined.back().deleted += turn.same + turn.deleted;
            joined.back().inserted += turn.same + turn.inserted;
            changed_before += changed;
        } else {
            joined.push_back(std::move(turn));
            changed_before = changed;
        }
    }
    turns = std::move(joined);
}

} // namespace fengye::editorial
