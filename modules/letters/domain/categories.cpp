#include "modules/letters/domain/categories.hpp"

#include <algorithm>
#include <stdexcept>

#include <toml++/toml.h>

#include "platform/embed/embed.hpp"

namespace fengye::letters {

namespace {

Category read_category(toml::table const& table)
{
    auto const text = [&](std::string_view key) { return table[key].value_or(std::string{}); };
    auto const system = parse<System>(text("system"));
    auto const publishing = parse<Publishing>(text("publish"));
    if (!system || !publishing)
        throw std::runtime_error{"a category of letters cannot be read: " + text("code")};
    Category category{
        .code = text("code"),
        .name_zh = text("zh"),
        .name_en = text("en"),
        .system = *system,
        .legal_class = text("class"),
        .accept_days = table["accept"].value_or(0),
        .reply_days = table["reply"].value_or(0),
        .extension_days = table["extension"].value_or(0),
        .publishing = *publishing,
        .sensitivity = text("sensitivity")};
    if (auto const* route = table["route"].as_array())
        for (auto const& unit : *route)
            category.route.push_back(unit.value_or(std::string{}));
    return category;
}

std::vector<Category> read_categories()
{
    auto const table = toml::parse(embed::read("modules/letters/fixtures/categories.toml"));
    std::vector<Category> read;
    for (auto const& row : *table["category"].as_array())
        read.push_back(read_category(*row.as_table()));
    return read;
}

} // namespace

std::span<Category const> categories()
{
    static auto const all = read_categories();
    return all;
}

std::vector<Category const*> categories_of(System system)
{
    std::vector<Category const*> found;
    for (auto const& category : categories())
        if (category.system == system)
            found.push_back(&category);
    return found;
}

Category const* find_category(std::string_view code)
{
    auto const all = categories();
    auto const found =
        std::find_if(all.begin(), all.end(), [&](Category const& category) { return category.code == code; });
    return found == all.end() ? nullptr : &*found;
}

std::string category_name(Language language, std::string_view code)
{
    auto const* category = find_category(code);
    return category ? category->name(language) : std::string{code};
}

std::string_view prefix_of(System system)
{
    static constexpr std::array<std::string_view, 3> prefixes{"SQ", "JY", "JC"};
    return prefixes[static_cast<std::size_t>(system)];
}

} // namespace fengye::letters
