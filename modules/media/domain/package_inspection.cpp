#include <algorithm>
#include <array>

#include "modules/media/domain/inspected_parts.hpp"
#include "platform/xml/part.hpp"

namespace fengye::media {

namespace {

using namespace std::string_view_literals;

std::string text_of(xml::Part const& part, std::string_view element)
{
    std::string text;
    part.each([&](pugi::xml_node node) {
        if (xml::local_name(node) == element)
            text = node.text().get();
    });
    return text;
}

// R: authors stand in the properties of the file, and of who had tracked or commented in a list of their own.
void look_at_properties(archive::Zip const& zip, Noted& noted)
{
    auto const core = xml::Part::of(zip, "docProps/core.xml"), app = xml::Part::of(zip, "docProps/app.xml");
    auto const author = [&](xml::Part const& part, std::string_view element, std::string const& where) {
        auto const name = text_of(part, element);
        if (!name.empty())
            noted.add(is_nobody(name) ? Level::hint : Level::please_confirm, HiddenRule::author, where, name);
    };
    author(core, "creator", "docProps/core.xml");
    author(core, "lastModifiedBy", "docProps/core.xml");
    author(app, "Manager", "docProps/app.xml");
    author(app, "Company", "docProps/app.xml");
    for (auto const* element : {"description", "keywords", "subject", "category"})
        if (auto const text = text_of(core, element); !text.empty())
            noted.add(Level::hint, HiddenRule::property, "docProps/core.xml", text);
    auto const is_path = [](std::string_view text) {
        return text.find('\\') != text.npos || text.find('/') != text.npos;
    };
    auto const template_name = text_of(app, "Template");
    if (is_path(template_name))
        noted.add(Level::please_confirm, HiddenRule::template_path, "docProps/app.xml", template_name);
    auto const base = text_of(app, "HyperlinkBase");
    if (is_path(base) && base.find("http") != 0)
        noted.add(Level::please_confirm, HiddenRule::external_link, "docProps/app.xml", base);
}

// What WPS, SharePoint and others write of themselves tells nothing of a person.
bool is_of_a_program(std::string_view name)
{
    static constexpr std::array names{
        "KSO"sv,         "ICV"sv,         "ContentTypeId"sv,     "MediaServiceImageTags"sv,
        "commondata"sv,  "AppVersion"sv,  "Generator"sv,         "LinksUpToDate"sv,
        "ScaleCrop"sv,   "DocSecurity"sv, "HyperlinksChanged"sv, "ShareDoc"sv,
        "WorkbookGuid"sv};
    return std::any_of(
        names.begin(), names.end(), [&](std::string_view known) { return name.starts_with(known); });
}

void look_at_custom_properties(archive::Zip const& zip, Noted& noted)
{
    xml::Part::of(zip, "docProps/custom.xml").each([&](pugi::xml_node node) {
        std::string_view const name = node.attribute("name").value();
        if (xml::local_name(node) == "property" && !is_of_a_program(name) && !xml::text_in(node).empty())
            noted.add(
                Level::please_confirm, HiddenRule::property, "docProps/custom.xml",
                std::string{name} + ": " + xml::text_in(node));
    });
}

bool is_address_of_the_web(std::string_view target)
{
    return target.starts_with("http:") || target.starts_with("https:") || target.starts_with("mailto:") ||
           target.starts_with('#') || target.empty();
}

// What a part points at outside the file. Links of the text to the web are what they seem.
void look_at_relations(archive::Zip const& zip, std::string const& name, Noted& noted)
{
    xml::Part::of(zip, name).each([&](pugi::xml_node node) {
        if (std::string_view{node.attribute("TargetMode").value()} != "External")
            return;
        std::string_view const target = node.attribute("Target").value(),
                               type = node.attribute("Type").value();
        if (type.ends_with("/attachedTemplate")) {
            if (target.find('\\') != target.npos || target.find('/') != target.npos)
                noted.add(Level::please_confirm, HiddenRule::template_path, name, target);
        } else if (!type.ends_with("/hyperlink") || !is_address_of_the_web(target)) {
            noted.add(Level::please_confirm, HiddenRule::external_link, name, target);
        }
    });
}

// Pictures keep what cameras wrote into them.
void look_at_picture(archive::Zip const& zip, std::string const& name, Noted& noted)
{
    auto const bytes = zip.read(name, part_bytes_max);
    if (!bytes || !is_picture(*bytes))
        return;
    Noted inner;
    inspect_picture(*bytes, inner);
    auto found = inner.take();
    std::erase_if(found.findings, [](Hidden const& one) { return one.rule == HiddenRule::unreadable; });
    noted.take_in(std::move(found), name);
}

// WPS and Word take the path of an inserted picture for its description.
void look_at_descriptions(archive::Zip const& zip, std::string const& name, Noted& noted)
{
    xml::Part::of(zip, name).each([&](pugi::xml_node node) {
        auto const element = xml::local_name(node);
        auto const text = xml::attribute(node, "descr");
        if ((element == "docPr" || element == "cNvPr") && is_local_path(text))
            noted.add(Level::please_confirm, HiddenRule::template_path, name, text);
    });
}

void look_at_names(archive::Zip const& zip, Noted& noted)
{
    for (auto const& [name, size, is_encrypted] : zip.entries()) {
        if (is_encrypted)
            noted.add(Level::must_fix, HiddenRule::encrypted, name);
        if (name.ends_with("vbaProject.bin") || name.find("/activeX/") != name.npos ||
            name.find("/macrosheets/") != name.npos)
            noted.add(Level::must_fix, HiddenRule::macro, name);
        if (name.find("/embeddings/") != name.npos && !name.ends_with('/'))
            noted.add(Level::please_confirm, HiddenRule::embedded_object, name);
        if (name.ends_with(".rels"))
            look_at_relations(zip, name, noted);
        if (name.find("/media/") != name.npos)
            look_at_picture(zip, name, noted);
        if (name.starts_with("docProps/thumbnail"))
            noted.add(Level::hint, HiddenRule::thumbnail, name);
        if ((name.starts_with("word/") || name.starts_with("ppt/slides/") ||
             name.starts_with("xl/drawings/")) &&
            name.ends_with(".xml"))
            look_at_descriptions(zip, name, noted);
        // Data that forms and add-ins keep beside the text; lists of sources and empty cover pages are every
        // document's.
        if (name.starts_with("customXml/item") && name.find("Props") == name.npos && name.ends_with(".xml"))
            if (auto const text = xml::text_in(xml::Part::of(zip, name).root()); !text.empty())
                noted.add(Level::please_confirm, HiddenRule::property, name, text);
    }
}

} // namespace

void inspect_package(archive::Zip const& zip, Noted& noted)
{
    look_at_properties(zip, noted);
    look_at_custom_properties(zip, noted);
    look_at_names(zip, noted);
}

} // namespace fengye::media
