#include "modules/editorial/desk/compared_rows.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "modules/editorial/domain/whole_numbers.hpp"
#include "modules/media/media.hpp"

namespace fengye::editorial {

namespace {

constexpr std::size_t lines_around_a_change = 1;
constexpr std::size_t lines_worth_folding = 4;

bool is_change(Line const& line)
{
    return line.kind != LineKind::same;
}

std::string with_cells_apart(std::string text)
{
    for (auto at = text.find('\t'); at != std::string::npos; at = text.find('\t', at))
        text.replace(at, 1, " ｜ ");
    return text;
}

std::vector<Part> parts_without(Line const& line, PartKind left_out)
{
    auto parts = with_whole_numbers(line.parts);
    std::erase_if(parts, [&](Part const& part) { return part.kind == left_out; });
    bool const is_elsewhere =
        line.kind == (left_out == PartKind::inserted ? LineKind::moved : LineKind::moved_away);
    return is_elsewhere ? std::vector<Part>{} : parts;
}

std::string joined(std::vector<std::string> const& targets)
{
    return fmt::format("{}", fmt::join(targets, " "));
}

std::string note_of(Desk const& desk, Line const& line)
{
    if (line.kind == LineKind::moved)
        return desk.say("editorial.moved_from", {{"n", std::to_string(line.from + 1)}});
    if (line.kind == LineKind::moved_away)
        return desk.say("editorial.moved_to", {{"n", std::to_string(line.to + 1)}});
    if (line.old_targets != line.new_targets)
        return desk.say(
            "editorial.targets_changed",
            {{"old", joined(line.old_targets)}, {"new", joined(line.new_targets)}});
    bool const has_edits = std::any_of(
        line.parts.begin(), line.parts.end(), [](Part const& part) { return part.kind != PartKind::same; });
    return line.kind == LineKind::changed && !has_edits ? desk.say("editorial.form_changed") : "";
}

html::Values line_row(Desk const& desk, Line const& line, int number, int last)
{
    auto const note = note_of(desk, line);
    return {
        {"LINE_KIND", line.kind},
        {"IS_CHANGE", number > 0},
        {"CHANGE", number},
        {"HAS_BEFORE", number > 1},
        {"CHANGE_BEFORE", number - 1},
        {"HAS_AFTER", number > 0 && number < last},
        {"CHANGE_AFTER", number + 1},
        {"PARTS", part_rows(line.parts)},
        {"OLD_PARTS", part_rows(parts_without(line, PartKind::inserted))},
        {"NEW_PARTS", part_rows(parts_without(line, PartKind::deleted))},
        {"HAS_NOTE", !note.empty()},
        {"LINE_NOTE", note}};
}

html::Values stretch(Desk const& desk, std::vector<html::Values> lines, bool is_folded)
{
    auto const count = std::to_string(lines.size());
    return {
        {"IS_FOLDED", is_folded},
        {"IS_OPEN", !is_folded},
        {"FOLDED_TEXT", is_folded ? desk.say("editorial.lines_unchanged", {{"n", count}}) : ""},
        {"LINES", std::move(lines)}};
}

// Of a stretch without a change: how much stands open before and after it.
struct Fold {
    std::size_t before, after;
};
Fold fold_of(std::size_t begin, std::size_t end, std::size_t all)
{
    return {begin == 0 ? 0 : lines_around_a_change, end == all ? 0 : lines_around_a_change};
}

std::string file_text(ItemFile const& file)
{
    return fmt::format(
        "{} · {} · {}", file.name, media::type_name(file.type, file.name), media::size_text(file.size_bytes));
}

html::Values file_row(std::string const& words, std::string old, std::string now)
{
    return {
        {"FILE_CHANGE", words},
        {"HAS_OLD", !old.empty()},
        {"OLD_FILE", std::move(old)},
        {"HAS_NEW", !now.empty()},
        {"NEW_FILE", std::move(now)}};
}

ItemFile const* like(std::vector<ItemFile> const& files, ItemFile const& wanted)
{
    for (auto const same :
         {+[](ItemFile const& a, ItemFile const& b) { return a.id == b.id; },
          +[](ItemFile const& a, ItemFile const& b) { return a.hash == b.hash; },
          +[](ItemFile const& a, ItemFile const& b) { return a.name == b.name; }})
        for (auto const& file : files)
            if (same(file, wanted))
                return &file;
    return nullptr;
}

} // namespace

std::vector<html::Values> part_rows(std::vector<Part> const& parts)
{
    std::vector<html::Values> rows;
    for (auto const& part : with_whole_numbers(parts))
        rows.push_back(
            {{"IS_SAME", part.kind == PartKind::same},
             {"IS_DELETED", part.kind == PartKind::deleted},
             {"IS_INSERTED", part.kind == PartKind::inserted},
             {"PART_TEXT", with_cells_apart(part.text)}});
    return rows;
}

int count_changes(Comparison const& comparison)
{
    return static_cast<int>(std::count_if(comparison.lines.begin(), comparison.lines.end(), is_change));
}

std::vector<html::Values> compared_rows(Desk const& desk, Comparison const& comparison)
{
    auto const& lines = comparison.lines;
    auto const last = count_changes(comparison);
    std::vector<html::Values> stretches, open;
    auto const close = [&] {
        if (!open.empty())
            stretches.push_back(stretch(desk, std::move(open), false));
        open.clear();
    };
    int number = 0;
    for (std::size_t i = 0; i < lines.size();) {
        if (is_change(lines[i])) {
            open.push_back(line_row(desk, lines[i++], ++number, last));
            continue;
        }
        auto const end = static_cast<std::size_t>(
            std::find_if(lines.begin() + static_cast<long>(i), lines.end(), is_change) - lines.begin());
        auto const fold = fold_of(i, end, lines.size());
        bool const is_long = end - i >= lines_worth_folding + fold.before + fold.after;
        std::vector<html::Values> folded;
        for (auto at = i; at < end; ++at) {
            bool const is_folded = is_long && at >= i + fold.before && at < end - fold.after;
            (is_folded ? folded : open).push_back(line_row(desk, lines[at], 0, last));
            if (is_folded && at + 1 == end - fold.after) {
                auto rest = std::move(folded);
                close();
                stretches.push_back(stretch(desk, std::move(rest), true));
            }
        }
        i = end;
    }
    close();
    return stretches;
}

std::vector<html::Values>
changed_facts(Desk const& desk, Item const& item, Content const& before, Content const& after)
{
    auto const told = [&](Content const& content) {
        auto facts = facts_of(desk, item, content);
        facts.insert(
            facts.begin(),
            {{desk.say("editorial.title"), content.title},
             {desk.say("editorial.summary_short"), content.summary},
             {desk.say("editorial.keywords_short"), fmt::format("{}", fmt::join(content.keywords, "，"))}});
        return facts;
    };
    auto const old = told(before), now = told(after);
    auto const value = [](auto const& facts, std::string const& name) {
        auto const found =
            std::find_if(facts.begin(), facts.end(), [&](auto const& fact) { return fact.first == name; });
        return found == facts.end() ? std::string{} : found->second;
    };
    std::vector<std::string> names;
    for (auto const* facts : {&now, &old})
        for (auto const& [name, ignored] : *facts)
            if (std::find(names.begin(), names.end(), name) == names.end())
                names.push_back(name);
    std::vector<html::Values> rows;
    for (auto const& name : names) {
        auto const compared = compare(blocks_of_text(value(old, name)), blocks_of_text(value(now, name)));
        std::vector<Part> parts;
        for (auto const& line : compared.lines)
            parts.insert(parts.end(), line.parts.begin(), line.parts.end());
        if (!compared.is_alike())
            rows.push_back({{"FACT", name}, {"PARTS", part_rows(parts)}});
    }
    return rows;
}

std::vector<html::Values> changed_files(Desk const& desk, Content const& before, Content const& after)
{
    std::vector<html::Values> rows;
    for (auto const& file : after.files) {
        auto const* old = like(before.files, file);
        if (!old)
            rows.push_back(file_row(desk.say("editorial.file_added"), {}, file_text(file)));
        else if (old->hash != file.hash)
            rows.push_back(file_row(desk.say("editorial.file_replaced"), file_text(*old), file_text(file)));
        else if (old->name != file.name)
            rows.push_back(file_row(desk.say("editorial.file_renamed"), old->name, file.name));
        else if (
            old->alt != file.alt || old->is_cover != file.is_cover ||
            old->is_decorative != file.is_decorative)
            rows.push_back(file_row(
                desk.say("editorial.file_described"), file.name + " · " + old->alt,
                file.name + " · " + file.alt));
    }
    for (auto const& file : before.files)
        if (!like(after.files, file))
            rows.push_back(file_row(desk.say("editorial.file_removed"), file_text(file), {}));
    return rows;
}

} // namespace fengye::editorial
