#include "platform/html/renderer.hpp"

#include <stdexcept>

#include <ctemplate/template.h>
#include <ctemplate/template_cache.h>
#include <fmt/format.h>

#include "platform/embed/embed.hpp"
#include "platform/html/template_source.hpp"

namespace fengye::html {

namespace {

std::string key_of(std::string_view name, Language language)
{
    return fmt::format("{}/{}", name_of(language), name);
}

// modules/editorial/views/article.html: editorial/article
std::string name_of_file(std::string_view path)
{
    constexpr std::string_view root = "modules/", views = "/views/", end = ".html";
    auto const at = path.find(views);
    auto const module = path.substr(root.size(), at - root.size());
    auto const name = path.substr(at + views.size(), path.size() - at - views.size() - end.size());
    return fmt::format("{}/{}", module, name);
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

void gather_names(Values const& values, std::set<std::string>& names)
{
    for (auto const& [name, value] : values) {
        names.insert(name);
        if (auto const* list = std::get_if<std::vector<Values>>(&value.held()))
            for (auto const& element : *list)
                gather_names(element, names);
    }
}

} // namespace

Renderer::Renderer(Words const& words) : m_cache{std::make_unique<ctemplate::TemplateCache>()}
{
    for (auto const path : embed::list("modules/", ".html")) {
        if (path.find("/views/") == std::string_view::npos)
            continue;
        auto const name = name_of_file(path);
        for (auto const language : languages) {
            auto const text = prepare_template(name, language, words);
            if (!m_cache->StringToTemplateCache(key_of(name, language), text, ctemplate::STRIP_BLANK_LINES))
                throw std::runtime_error{
                    fmt::format("template {} cannot be made safe; see the error before this line", name)};
            m_names[name] = names_in(text);
        }
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

std::set<std::string> const& Renderer::names_of(std::string const& name) const
{
    return m_names.at(name);
}

void Renderer::check(Page const& page) const
{
    auto const& shown = m_names.at(page.name);
    std::set<std::string> given;
    gather_names(page.values, given);
    for (auto const& name : given)
        if (!shown.contains(name))
            throw std::logic_error{fmt::format("template {} does not show {}", page.name, name)};
}

} // namespace fengye::html
