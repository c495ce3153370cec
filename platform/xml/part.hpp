#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include <pugixml.hpp>

#include "platform/archive/zip.hpp"

// XML within an archive. Entities of a document type are not expanded, and nothing outside is opened.
namespace fengye::xml {

// w:del is del, whatever the prefix.
std::string_view local_name(pugi::xml_node);
std::string_view attribute(pugi::xml_node, std::string_view local_name);
// What is written in it and below, spaces and all, among the first 20,000 nodes; empty when it is white space
// alone.
std::string text_in(pugi::xml_node, std::size_t bytes_max = 600);
// The nearest such element above, within a hundred levels.
pugi::xml_node above(pugi::xml_node, std::string_view local_name);
pugi::xml_node child(pugi::xml_node, std::string_view local_name);

class Part {
public:
    // Empty when the archive has none, or it is no XML; is_readable tells.
    static Part of(archive::Zip const&, std::string const& name);

    pugi::xml_node root() const { return m_document->document_element(); }
    // From top to bottom, without recursion.
    void each(std::function<void(pugi::xml_node)> const&) const;
    bool is_readable() const { return m_is_readable; }

private:
    std::unique_ptr<pugi::xml_document> m_document = std::make_unique<pugi::xml_document>();
    bool m_is_readable = true;
};

} // namespace fengye::xml
