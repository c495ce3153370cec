#include "modules/editorial/domain/comparison.hpp"

#include <algorithm>

#include "modules/editorial/domain/block_pairs.hpp"
#include "modules/editorial/domain/edit_script.hpp"
#include "modules/editorial/domain/similar_blocks.hpp"
#include "platform/utf8/utf8.hpp"

namespace fengye::editorial {

namespace {

using Blocks = std::vector<html::Block>;
using Numbers = std::vector<int>; // of blocks, in order

// Puts the lines between two pairs of like blocks together from a script over their text, in which every
// block ends with a line's end.
class Lines {
public:
    Lines(Blocks const& before, Blocks const& after, Numbers const& from, Numbers const& to)
        : m_before{before}, m_after{after}, m_from{from}, m_to{to}
    {}

    std::vector<Line> of(std::vector<Turn> const& turns)
    {
        for (auto const& turn : turns) {
            take(PartKind::same, turn.same);
            take(PartKind::deleted, turn.deleted);
            take(PartKind::inserted, turn.inserted);
        }
        return std::move(m_lines);
    }

    std::vector<Line> all_removed_and_added()
    {
        for (auto const number : m_from)
            take(PartKind::deleted, utf8::decoded(m_before[at(number)].text) + U'\n');
        for (auto const number : m_to)
            take(PartKind::inserted, utf8::decoded(m_after[at(number)].text) + U'\n');
        return std::move(m_lines);
    }

private:
    static std::size_t at(int number) { return static_cast<std::size_t>(number); }

    void take(PartKind kind, std::u32string_view text)
    {
        while (!text.empty()) {
            auto const end = text.find(U'\n');
            add(kind, text.substr(0, end));
            if (end == std::u32string_view::npos)
                return;
            end_block(kind);
            text.remove_prefix(end + 1);
        }
    }

    void add(PartKind kind, std::u32string_view text)
    {
        if (text.empty())
            return;
        if (m_parts.empty() || m_parts.back().kind != kind)
            m_parts.push_back({kind, {}});
        m_parts.back().text += utf8::encoded(text);
    }

    void end_block(PartKind kind)
    {
        bool const is_alone =
            std::all_of(m_parts.begin(), m_parts.end(), [&](Part const& part) { return part.kind == kind; });
        bool const leaves_before = kind != PartKind::inserted, leaves_after = kind != PartKind::deleted;
        auto const from = leaves_before ? take_number(m_from, m_next_from) : -1;
        auto const to = leaves_after ? take_number(m_to, m_next_to) : -1;
        if (kind == PartKind::deleted && !is_alone) { // joined to the next: the line goes on
            add(kind, U"¶");
            m_joined_from = m_joined_from < 0 ? from : m_joined_from;
            return;
        }
        if (kind == PartKind::inserted && !is_alone)
            add(kind, U"¶");
        emit(is_alone ? kind_of(kind) : LineKind::changed, from, to);
    }

    static LineKind kind_of(PartKind kind)
    {
        return kind == PartKind::same      ? LineKind::same
               : kind == PartKind::deleted ? LineKind::removed
                                           : LineKind::added;
    }

    void emit(LineKind kind, int from, int to)
    {
        if (m_joined_from >= 0)
            from = m_joined_from;
        m_joined_from = -1;
        auto const& element = to >= 0 ? m_after[at(to)].element : m_before[at(from)].element;
        m_lines.push_back({kind, element, from, to, std::move(m_parts)});
        m_parts.clear();
    }

    static int take_number(Numbers const& numbers, std::size_t& next)
    {
        return next < numbers.size() ? numbers[next++] : -1;
    }

    Blocks const& m_before;
    Blocks const& m_after;
    Numbers const& m_from;
    Numbers const& m_to;
    std::size_t m_next_from = 0, m_next_to = 0;
    int m_joined_from = -1;
    std::vector<Part> m_parts;
    std::vector<Line> m_lines;
};

std::u32string text_of(Blocks const& blocks, Numbers const& numbers)
{
    std::u32string text;
    for (auto const number : numbers)
        text += utf8::decoded(blocks[static_cast<std::size_t>(number)].text) + U'\n';
    return text;
}

std::size_t characters_of(Line const& line, PartKind kind)
{
    std::size_t count = 0;
    for (auto const& part : line.parts)
        count += part.kind == kind ? utf8::count(part.text) : 0;
    return count;
}

std::vector<std::string_view> texts_of(Blocks const& blocks, Numbers const& numbers)
{
    std::vector<std::string_view> texts;
    for (auto const number : numbers)
        texts.push_back(blocks[static_cast<std::size_t>(number)].text);
    return texts;
}

std::size_t changed_in(std::vector<Line> const& lines)
{
    std::size_t count = 0;
    for (auto const& line : lines)
        count += characters_of(line, PartKind::deleted) + characters_of(line, PartKind::inserted);
    return count;
}

// A line in which hardly anything stayed is another line: nobody reads its scattered characters.
void show_whole_when_little_stayed(Line& line)
{
    constexpr std::size_t short_line = 12;
    auto const same = characters_of(line, PartKind::same);
    auto const was = same + characters_of(line, PartKind::deleted),
               is = same + characters_of(line, PartKind::inserted);
    if (line.kind != LineKind::changed || std::min(was, is) < short_line || same * 4 > std::max(was, is))
        return;
    Part deleted{PartKind::deleted, {}}, inserted{PartKind::inserted, {}};
    for (auto const& part : line.parts) {
        if (part.kind != PartKind::inserted)
            deleted.text += part.text;
        if (part.kind != PartKind::deleted)
            inserted.text += part.text;
    }
    line.parts = {std::move(deleted), std::move(inserted)};
}

// Links and pictures may lead elsewhere under the same words.
void note_targets(Line& line, Blocks const& before, Blocks const& after)
{
    if (line.from < 0 || line.to < 0)
        return;
    auto const& was = before[static_cast<std::size_t>(line.from)];
    auto const& is = after[static_cast<std::size_t>(line.to)];
    if (was.targets != is.targets) {
        line.old_targets = was.targets;
        line.new_targets = is.targets;
        line.kind = line.kind == LineKind::same ? LineKind::changed : line.kind;
    }
    if (was.element != is.element && line.kind == LineKind::same)
        line.kind = LineKind::changed;
}

class Comparing {
public:
    Comparing(Blocks const& before, Blocks const& after)
        : m_before{before},
          m_after{after},
          m_pairs{paired(before, after)},
          m_moved_from(before.size()),
          m_moved_to(after.size())
    {
        for (auto const& pair : m_pairs.moved)
            m_moved_from[pair.before] = m_moved_to[pair.after] = &pair;
    }

    Comparison run()
    {
        std::size_t from = 0, to = 0;
        for (auto const& pair : m_pairs.kept) {
            take_gap(from, pair.before, to, pair.after);
            put(
                {LineKind::same,
                 m_after[pair.after].element,
                 static_cast<int>(pair.before),
                 static_cast<int>(pair.after),
                 {{PartKind::same, m_after[pair.after].text}}});
            from = pair.before + 1;
            to = pair.after + 1;
        }
        take_gap(from, m_before.size(), to, m_after.size());
        count();
        return std::move(m_found);
    }

private:
    // What lies between two pairs: compared as one text, but for the blocks that were moved as they are.
    void take_gap(std::size_t from, std::size_t from_end, std::size_t to, std::size_t to_end)
    {
        Numbers before, after;
        std::vector<Line> moved;
        for (auto i = from; i < from_end; ++i)
            if (auto const* pair = m_moved_from[i])
                moved.push_back(moved_line(LineKind::moved_away, *pair));
            else
                before.push_back(static_cast<int>(i));
        for (auto i = to; i < to_end; ++i)
            if (auto const* pair = m_moved_to[i])
                moved.push_back(moved_line(LineKind::moved, *pair));
            else
                after.push_back(static_cast<int>(i));
        auto lines = compared(before, after);
        for (auto& line : moved)
            lines.insert(
                std::find_if(
                    lines.begin(), lines.end(), [&](Line const& other) { return follows(other, line); }),
                std::move(line));
        for (auto& line : lines)
            put(std::move(line));
    }

    static bool follows(Line const& other, Line const& moved)
    {
        return moved.kind == LineKind::moved ? other.to > moved.to
                                             : other.kind != LineKind::moved && other.from > moved.from;
    }

    // The fewest characters, or, at nearly the same cost, line for line: a row that came in shows as a row.
    std::vector<Line> compared(Numbers const& before, Numbers const& after)
    {
        auto joint = by_character(before, after);
        bool const is_plain = before.empty() || after.empty() || (before.size() == 1 && after.size() == 1);
        auto const pairs = is_plain ? std::vector<BlockPair>{}
                                    : similar(texts_of(m_before, before), texts_of(m_after, after));
        if (pairs.empty())
            return joint ? std::move(*joint) : whole(before, after);
        auto by_lines = by_pairs(before, after, pairs);
        bool const costs_more = joint && changed_in(by_lines) * 10 > changed_in(*joint) * 11 + 60;
        return costs_more ? std::move(*joint) : std::move(by_lines);
    }

    std::optional<std::vector<Line>> by_character(Numbers const& before, Numbers const& after)
    {
        auto turns = shortest_edit(text_of(m_before, before), text_of(m_after, after));
        if (!turns)
            return std::nullopt;
        read_as_phrases(*turns);
        return Lines{m_before, m_after, before, after}.of(*turns);
    }

    std::vector<Line> whole(Numbers const& before, Numbers const& after)
    {
        m_found.is_coarse = true;
        return Lines{m_before, m_after, before, after}.all_removed_and_added();
    }

    std::vector<Line>
    by_pairs(Numbers const& before, Numbers const& after, std::vector<BlockPair> const& pairs)
    {
        std::vector<Line> lines;
        auto const add = [&](Numbers const& from, Numbers const& to) {
            auto found = by_character(from, to);
            for (auto& line : found ? std::move(*found) : whole(from, to))
                lines.push_back(std::move(line));
        };
        auto from = before.begin();
        auto to = after.begin();
        for (auto const& pair : pairs) {
            auto const old = before.begin() + static_cast<long>(pair.before);
            auto const now = after.begin() + static_cast<long>(pair.after);
            add({from, old}, {to, now});
            add({*old}, {*now});
            from = old + 1;
            to = now + 1;
        }
        add({from, before.end()}, {to, after.end()});
        return lines;
    }

    Line moved_line(LineKind kind, BlockPair const& pair) const
    {
        auto const& block = m_after[pair.after];
        return {
            kind,
            block.element,
            static_cast<int>(pair.before),
            static_cast<int>(pair.after),
            {{PartKind::same, block.text}}};
    }

    void put(Line line)
    {
        note_targets(line, m_before, m_after);
        show_whole_when_little_stayed(line);
        m_found.lines.push_back(std::move(line));
    }

    void count()
    {
        bool is_in_a_run = false;
        for (auto const& line : m_found.lines)
            for (auto const& part : line.parts) {
                bool const changes = part.kind != PartKind::same;
                m_found.changed_characters += changes ? static_cast<std::int64_t>(utf8::count(part.text)) : 0;
                m_found.runs += changes && !is_in_a_run;
                is_in_a_run = changes;
            }
    }

    Blocks const& m_before;
    Blocks const& m_after;
    BlockPairs const m_pairs;
    std::vector<BlockPair const*> m_moved_from, m_moved_to; // of each block; nothing when it stayed
    Comparison m_found;
};

} // namespace

bool Comparison::is_alike() const
{
    return std::all_of(
        lines.begin(), lines.end(), [](Line const& line) { return line.kind == LineKind::same; });
}

Comparison compare(Blocks const& before, Blocks const& after)
{
    return Comparing{before, after}.run();
}

Blocks blocks_of_text(std::string_view text)
{
    Blocks blocks;
    while (!text.empty()) {
        auto const end = std::min(text.find('\n'), text.size());
        auto line = text.substr(0, end);
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        if (line.find_first_not_of(" \t\r") != std::string_view::npos)
            blocks.push_back({"p", std::string{line}, {}});
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return blocks;
}

} // namespace fengye::editorial
