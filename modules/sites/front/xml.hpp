#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace fengye::sites {

// Writes XML: text and attributes are escaped, elements are closed by their scope. Characters XML cannot hold
// are left out.
class Xml {
public:
    using Attributes = std::initializer_list<std::pair<std::string_view, std::string_view>>;

    Xml() : m_text{"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"} {}

    // <name>text</name>; an element without text closes itself.
    Xml& element(std::string_view name, std::string_view text, Attributes = {});

    // <name>, and </name> when it leaves the scope.
    class Scope {
    public:
        Scope(Xml&, std::string_view name, Attributes);
        ~Scope();
        Scope(Scope const&) = delete;

    private:
        Xml& m_xml;
        std::string_view m_name;
    };
    [[nodiscard]] Scope inside(std::string_view name, Attributes attributes = {})
    {
        return {*this, name, attributes};
    }

    std::string const& text() const { return m_text; }

private:
    void open(std::string_view name, Attributes);
    void append_escaped(std::string_view);

    std::string m_text;
};

} // namespace fengye::sites
