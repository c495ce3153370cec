#include "modules/editorial/domain/similar_blocks.hpp"

#include <algorithm>

#include "platform/utf8/utf8.hpp"

namespace fengye::editorial {

namespace {

constexpr std::size_t pairs_tried_max = 200'000;
constexpr double alike_from = 0.4;

using Bigrams = std::vector<std::uint64_t>; // sorted

Bigrams bigrams_of(std::string_view text)
{
    auto const characters = utf8::decoded(text);
    Bigrams bigrams;
    for (std::size_t i = 1; i < characters.size(); ++i)
        bigrams.push_back(std::uint64_t{characters[i - 1]} << 32 | characters[i]);
    std::sort(bigrams.begin(), bigrams.end());
    return bigrams;
}

// Dice's coefficient: 1 for the same pairs of characters, 0 for none in common.
double likeness(Bigrams const& left, Bigrams const& right)
{
    std::size_t common = 0;
    for (auto l = left.begin(), r = right.begin(); l != left.end() && r != right.end();)
        if (*l == *r)
            ++common, ++l, ++r;
        else
            ++(*l < *r ? l : r);
    return left.empty() && right.empty()
               ? 0
               : 2.0 * static_cast<double>(common) / static_cast<double>(left.size() + right.size());
}

std::vector<Bigrams> bigrams_of_all(std::vector<std::string_view> const& texts)
{
    std::vector<Bigrams> all;
    for (auto const text : texts)
        all.push_back(bigrams_of(text));
    return all;
}

} // namespace

std::vector<BlockPair>
similar(std::vector<std::string_view> const& before, std::vector<std::string_view> const& after)
{
    auto const rows = before.size(), columns = after.size();
    if (rows == 0 || columns == 0 || rows > pairs_tried_max / columns)
        return {};
    auto const left = bigrams_of_all(before), right = bigrams_of_all(after);
    std::vector<double> alike((rows + 1) * (columns + 1)); // of the rest, from here on
    auto const at = [&](std::size_t row, std::size_t column) -> double& {
        return alike[row * (columns + 1) + column];
    };
    std::vector<double> weight(rows * columns);
    for (auto row = rows; row-- > 0;)
        for (auto column = columns; column-- > 0;) {
            auto const like = likeness(left[row], right[column]);
            auto const size = static_cast<double>(left[row].size() + right[column].size());
            auto const gained = like < alike_from ? 0 : like * size;
            weight[row * columns + column] = gained;
            at(row, column) =
                std::max({at(row + 1, column), at(row, column + 1), gained + at(row + 1, column + 1)});
        }
    std::vector<BlockPair> pairs;
    for (std::size_t row = 0, column = 0; row < rows && column < columns;) {
        auto const gained = weight[row * columns + column];
        if (gained > 0 && at(row, column) == gained + at(row + 1, column + 1))
            pairs.push_back({row++, column++});
        else
            ++(at(row, column) == at(row + 1, column) ? row : column);
    }
    return pairs;
}

} // namespace fengye::editorial
