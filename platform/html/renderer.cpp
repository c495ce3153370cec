#include "platform/html/renderer.hpp"

#include <stdexcept>

#include <ctemplate/template.h>
#include <ctemplate/template_cache.h>
#include <fmt/format.h>

namespace fengye::html {

namespace {

std::string key_of(std::string_view name, Language language)
{
    return fmt::format("{}/{}", name_of(language), name);
}

void fill(ctemplate::TemplateDictionary& dictionary, Values const& values)
{
    for (auto const& [name, value] : values) {
        if (auto const* text = std::get_if<std::string>(&value.held())) {
            dictionary.SetValue(name, *text);
        } else if (auto const* safe = std::get_if<Safe>(&value.held())) {
            dictionary.SetValue(name, safe->text());
        } else if (auto const* shown = std::get_if<bool>(&value.held())) {
            if (*shown)
                dictionary.ShowSection(name);
        } else {
            for (auto const& element : std::get<std::vector<Values>>(value.held()))
                fill(*dictionary.AddSectionDictionary(name), element);
        }
    }
}

// Only markup may stand under a name that is not escaped, and markup under no other.
void check_kinds(std::string_view page, Values const& values)
{
    for (auto const& [name, value] : values) {
        bool const is_markup = std::holds_alternative<Safe>(value.held());
        if (is_markup != name.ends_with("_HTML"))
            throw std::logic_error{
                fmt::format("{}: {} must be markup under a name ending in _HTML", page, name)};
        if (auto const* list = std::get_if<std::vector<Values>>(&value.held()))
            for (auto const& element : *list)
                check_kinds(page, element);
    }
}

[[noreturn]] void misfit(std::string_view page, std::string_view problem, std::string_view name)
{
    throw std::logic_error{fmt::format("template {} {} {}", page, problem, name)};
}

Value const* find(Values const& values, std::string_view name)
{
    for (auto const& [given, value] : values)
        if (given == name)
            return &value;
    return nullptr;
}

// The values a place sees: its own element's first, then those around it.
using Scopes = std::vector<Values const*>;

Value const* find(Scopes const& scopes, std::string_view name)
{
    for (auto scope = scopes.rbegin(); scope != scopes.rend(); ++scope)
        if (auto const* found = find(**scope, name))
            return found;
    return nullptr;
}

void check_all_filled(std::string_view page, Shown const& shown, Scopes const& scopes)
{
    for (auto const& name : shown.values)
        if (!find(scopes, name))
            misfit(page, "is not told", name);
    for (auto const& [name, inside] : shown.sections) {
        auto const* value = find(scopes, name);
        if (!value)
            misfit(page, "is not told", name);
        auto const* list = std::get_if<std::vector<Values>>(&value->held());
        auto const* is_shown = std::get_if<bool>(&value->held());
        if (!list && !is_shown)
            misfit(page, "has a section, and is told a text for", name);
        if (is_shown && *is_shown)
            check_all_filled(page, inside, scopes);
        if (list)
            for (auto const& element : *list) {
                auto deeper = scopes;
                deeper.push_back(&element);
                check_all_filled(page, inside, deeper);
            }
    }
}

void gather_names(Shown const& shown, std::set<std::string>& names)
{
    names.insert(shown.values.begin(), shown.values.end());
    for (auto const& [name, inside] : shown.sections) {
        names.insert(name);
        gather_names(inside, names);
    }
}

void check_all_shown(std::string_view page, std::set<std::string> const& shown, Values const& values)
{
    for (auto const& [name, value] : values) {
        if (!shown.contains(name))
            misfit(page, "does not show", name);
        if (auto const* list = std::get_if<std::vector<Values>>(&value.held()))
            for (auto const& element : *list)
                check_all_shown(page, shown, element);
    }
}

} // namespace

Renderer::Renderer(Words const& words, Templates const& templates)
    : m_cache{std::make_unique<ctemplate::TemplateCache>()}
{
    for (auto const& [name, source] : templates)
        for (auto const language : languages) {
            auto const text = prepare_template(name, language, words, templates);
            if (!m_cache->StringToTemplateCache(key_of(name, language), text, ctemplate::STRIP_BLANK_LINES))
                throw std::runtime_error{
                    fmt::format("template {} cannot be made safe; see the error before this line", name)};
            m_shown[name] = shown_in(text);
        }
    m_cache->Freeze();
}

Renderer::~Renderer() = default;

Safe Renderer::render(Page const& page, Language language) const
{
    check_kinds(page.name, page.values);
    if (m_strict)
        check(page);
    ctemplate::TemplateDictionary dictionary{page.name};
    fill(dictionary, page.values);
    std::string out;
    if (!m_cache->ExpandNoLoad(
            key_of(page.name, language), ctemplate::STRIP_BLANK_LINES, &dictionary, nullptr, &out))
        throw std::runtime_error{fmt::format("there is no template {}", page.name)};
    return Safe{std::move(out)};
}

void Renderer::check(Page const& page) const
{
    auto const& shown = m_shown.at(page.name);
    std::set<std::string> names;
    gather_names(shown, names);
    check_all_shown(page.name, names, page.values);
    check_all_filled(page.name, shown, {&page.values});
}

} // namespace fengye::html
