#include "modules/imports/domain/mapping.hpp"

#include <boost/json.hpp>
#include <fmt/format.h>
#include <toml++/toml.h>

namespace fengye::imports {

namespace {

// A name that is misspelt would be passed over in silence.
bool knows_all(toml::table const& table, std::initializer_list<std::string_view> known)
{
    for (auto const& [key, value] : table) {
        bool is_known = false;
        for (auto const name : known)
            is_known = is_known || key.str() == name;
        if (!is_known)
            return false;
    }
    return true;
}

Place place_in(toml::table const& table)
{
    return {
        table["column"].value_or(std::string{}), table["unit"].value_or(std::string{}),
        table["skip"].value_or(false)};
}

std::optional<Moment> time_in(toml::node_view<toml::node const> node)
{
    auto const text = node.value_or(std::string{});
    if (auto const day = day_from(text))
        return moment_of(*day);
    return moment_from(text);
}

// As JSON writes it, TOML reads it.
std::string toml_text(std::string_view text)
{
    return boost::json::serialize(boost::json::value(text));
}

} // namespace

Place const* Mapping::place_of(std::string const& category) const
{
    auto const found = places.find(category);
    if (found != places.end() && (found->second.is_left_out || !found->second.column.empty()))
        return &found->second;
    return otherwise ? &*otherwise : nullptr;
}

Result<Mapping> read_mapping(ExportFile const& file)
{
    auto const text = TRY(text_of(file, Guess::only_utf8));
    toml::table table;
    try {
        table = toml::parse(text);
    } catch (toml::parse_error const& error) {
        return malformed("imports.error_mapping", file, error.source().begin.line);
    }
    toml::table const& read = table;
    Mapping mapping;
    if (!knows_all(read, {"undated", "otherwise", "category"}))
        return malformed("imports.error_mapping_key", file);
    if (read.contains("undated")) {
        mapping.undated = time_in(read["undated"]);
        if (!mapping.undated)
            return malformed("imports.error_mapping_time", file, read["undated"].node()->source().begin.line);
    }
    if (auto const* otherwise = read["otherwise"].as_table()) {
        if (!knows_all(*otherwise, {"column", "unit"}))
            return malformed("imports.error_mapping_key", file, otherwise->source().begin.line);
        mapping.otherwise = place_in(*otherwise);
    }
    if (auto const* categories = read["category"].as_array())
        for (auto const& element : *categories) {
            auto const* category = element.as_table();
            auto const line = element.source().begin.line;
            if (!category || !knows_all(*category, {"old", "column", "unit", "skip"}) ||
                !category->contains("old"))
                return malformed("imports.error_mapping_key", file, line);
            if (!mapping.places.emplace((*category)["old"].value_or(std::string{}), place_in(*category))
                     .second)
                return malformed("imports.error_mapping_twice", file, line);
        }
    return mapping;
}

std::string skeleton_of(std::vector<CategoryCount> const& categories)
{
    std::string text = "# [otherwise]\n# column = \"\"\n# unit = \"\"\n";
    for (auto const& [name, pages, column, unit] : categories)
        text += fmt::format(
            "\n[[category]] # {}\nold = {}\ncolumn = {}\nunit = {}\n", pages, toml_text(name),
            toml_text(column), toml_text(unit));
    return text;
}

} // namespace fengye::imports
