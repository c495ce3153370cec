#include <fstream>
#include <iostream>
#include <iterator>
#include <stdexcept>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "app/commands.hpp"
#include "modules/editorial/domain/comparison.hpp"
#include "platform/html/sanitiser.hpp"
#include "platform/utf8/from_bytes.hpp"

// probe diff: two files compared as the desk compares two editions.
namespace fengye {

namespace {

using namespace editorial;

std::string read_file(std::string const& path)
{
    std::ifstream file{path, std::ios::binary};
    if (!file)
        throw std::runtime_error{"cannot read " + path};
    return {std::istreambuf_iterator<char>{file}, {}};
}

std::vector<html::Block> blocks_in(std::string const& path)
{
    auto const decoded = utf8::from_bytes(read_file(path));
    if (!decoded)
        throw std::runtime_error{path + " is no text in UTF-8, UTF-16 or GB18030"};
    bool const is_markup = path.ends_with(".html") || path.ends_with(".htm");
    if (!is_markup)
        return blocks_of_text(decoded->text);
    auto const cleaned = html::Sanitiser::clean(decoded->text);
    if (!cleaned)
        throw std::runtime_error{path + " is larger than a text of the desk may be"};
    return html::blocks_of(cleaned->html);
}

boost::json::array json_of(std::vector<std::string> const& texts)
{
    return boost::json::array(texts.begin(), texts.end());
}

boost::json::object json_of(Line const& line)
{
    boost::json::array parts;
    for (auto const& part : line.parts)
        parts.push_back(boost::json::object{{"kind", name_of(part.kind)}, {"text", part.text}});
    boost::json::object told{
        {"kind", name_of(line.kind)},
        {"element", line.element},
        {"from", line.from},
        {"to", line.to},
        {"parts", parts}};
    if (line.old_targets != line.new_targets) {
        told["old_targets"] = json_of(line.old_targets);
        told["new_targets"] = json_of(line.new_targets);
    }
    return told;
}

void print(Line const& line)
{
    if (line.kind == LineKind::same)
        return;
    std::string text = line.kind == LineKind::moved        ? fmt::format("moved from {}: ", line.from + 1)
                       : line.kind == LineKind::moved_away ? fmt::format("moved to {}: ", line.to + 1)
                                                           : "";
    for (auto const& part : line.parts)
        text += part.kind == PartKind::same      ? part.text
                : part.kind == PartKind::deleted ? "[-" + part.text + "-]"
                                                 : "{+" + part.text + "+}";
    std::cout << text << '\n';
}

} // namespace

int run_probe_diff(Command const& command, std::string const& before, std::string const& after)
{
    auto const found = compare(blocks_in(before), blocks_in(after));
    if (command.json) {
        boost::json::array lines;
        for (auto const& line : found.lines)
            lines.push_back(json_of(line));
        std::cout << boost::json::serialize(boost::json::object{
                         {"changed_characters", found.changed_characters},
                         {"runs", found.runs},
                         {"is_coarse", found.is_coarse},
                         {"lines", lines}})
                  << '\n';
    } else {
        for (auto const& line : found.lines)
            print(line);
        std::cout << fmt::format(
            "{} characters in {} places{}\n", found.changed_characters, found.runs,
            found.is_coarse ? "; too much differs to compare all of it by character" : "");
    }
    return found.is_alike() ? 0 : 2;
}

} // namespace fengye
