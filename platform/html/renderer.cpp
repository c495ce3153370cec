#include "platform/html/renderer.hpp"

#include <memory>
#include <stdexcept>

#include <ctemplate/template.h>
#include <ctemplate/template_cache.h>
#include <ctemplate/template_dictionary_interface.h>
#include <fmt/format.h>

namespace fengye::html {

namespace {

std::string key_of(std::string_view name, Language language)
{
    return fmt::format("{}/{}", name_of(language), name);
}

// What the templates read, without a copy: a page's values, and within a section those of its element before
// those around it. The innermost that is told decides.
class Told final : public ctemplate::TemplateDictionaryInterface {
public:
    explicit Told(Values const& values, Told const* around = nullptr) : m_values{&values}, m_around{around} {}

protected:
    ctemplate::TemplateString GetValue(ctemplate::TemplateString const& name) const override
    {
        auto const* value = find(name, [](auto const& held) {
            return std::holds_alternative<std::string>(held) || std::holds_alternative<Safe>(held);
        });
        if (!value)
            return {"", 0};
        auto const* text = std::get_if<std::string>(&value->held());
        auto const& shown = text ? *text : std::get<Safe>(value->held()).text();
        return {shown.data(), shown.size()};
    }
    bool IsHiddenSection(ctemplate::TemplateString const& name) const override
    {
        auto const* value = find_section(name);
        if (!value)
            return true;
        auto const* is_shown = std::get_if<bool>(&value->held());
        return is_shown ? !*is_shown : std::get<std::vector<Values>>(value->held()).empty();
    }
    bool IsUnhiddenSection(ctemplate::TemplateString const& name) const override
    {
        return !IsHiddenSection(name);
    }
    Iterator* CreateSectionIterator(ctemplate::TemplateString const& name) const override;

    // Parts are pasted when templates are loaded, so none is included here.
    bool IsHiddenTemplate(ctemplate::TemplateString const&) const override { return true; }
    char const* GetIncludeTemplateName(ctemplate::TemplateString const&, int) const override { return ""; }
    Iterator* CreateTemplateIterator(ctemplate::TemplateString const&) const override;
    void DumpToString(std::string*, int) const override {}

private:
    class Elements;

    // From the back: a value told twice is the later one.
    template <class Fits>
    Value const* find(ctemplate::TemplateString const& name, Fits fits) const
    {
        std::string_view const wanted{name.data(), name.size()};
        for (auto const* told = this; told; told = told->m_around)
            for (auto at = told->m_values->rbegin(); at != told->m_values->rend(); ++at)
                if (at->first == wanted && fits(at->second.held()))
                    return &at->second;
        return nullptr;
    }
    Value const* find_section(ctemplate::TemplateString const& name) const
    {
        return find(name, [](auto const& held) {
            return std::holds_alternative<bool>(held) || std::holds_alternative<std::vector<Values>>(held);
        });
    }

    Values const* m_values;
    Told const* m_around;
};

// A section that is only shown has no elements, and sees what is around it.
class Told::Elements final : public Iterator {
public:
    Elements(std::vector<Values> const* list, Told const& around)
        : m_list{list}, m_element{*around.m_values, &around}
    {}
    bool HasNext() const override { return m_list && m_next < m_list->size(); }
    ctemplate::TemplateDictionaryInterface const& Next() override
    {
        m_element.m_values = &(*m_list)[m_next++];
        return m_element;
    }

private:
    std::vector<Values> const* m_list;
    Told m_element;
    std::size_t m_next{0};
};

// The template deletes what it is given.
Told::Iterator* Told::CreateSectionIterator(ctemplate::TemplateString const& name) const
{
    auto const* value = find_section(name);
    auto const* list = value ? std::get_if<std::vector<Values>>(&value->held()) : nullptr;
    return std::make_unique<Elements>(list, *this).release();
}

Told::Iterator* Told::CreateTemplateIterator(ctemplate::TemplateString const&) const
{
    return std::make_unique<Elements>(nullptr, *this).release();
}

// Only markup may stand under a name that is not escaped, and markup under no other.
void check_kinds(std::string_view page, Values const& values)
{
    for (auto const& [name, value] : values) {
        bool const is_markup = std::holds_alternative<Safe>(value.held());
        if (is_markup != name.text().ends_with("_HTML"))
            throw std::logic_error{
                fmt::format("{}: {} must be markup under a name ending in _HTML", page, name.text())};
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
        if (!shown.contains(std::string{name.text()}))
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
    Told const told{page.values};
    std::string out;
    if (!m_cache->ExpandNoLoad(
            key_of(page.name, language), ctemplate::STRIP_BLANK_LINES, &told, nullptr, &out))
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
