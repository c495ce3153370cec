#include "modules/sites/front/xml.hpp"

namespace fengye::sites {

void Xml::append_escaped(std::string_view text)
{
    for (char c : text) {
        switch (c) {
        case '&':
            m_text += "&amp;";
            break;
        case '<':
            m_text += "&lt;";
            break;
        case '>':
            m_text += "&gt;";
            break;
        case '"':
            m_text += "&quot;";
            break;
        default:
            // XML 1.0 has no control characters but these three.
            if (static_cast<unsigned char>(c) >= 0x20 || c == '\t' || c == '\n' || c == '\r')
                m_text += c;
        }
    }
}

void Xml::open(std::string_view name, Attributes attributes)
{
    m_text += '<';
    m_text += name;
    for (auto const& [attribute, value] : attributes) {
        m_text += ' ';
        m_text += attribute;
        m_text += "=\"";
        append_escaped(value);
        m_text += '"';
    }
}

Xml& Xml::element(std::string_view name, std::string_view text, Attributes attributes)
{
    open(name, attributes);
    if (text.empty()) {
        m_text += "/>\n";
        return *this;
    }
    m_text += '>';
    append_escaped(text);
    m_text += "</";
    m_text += name;
    m_text += ">\n";
    return *this;
}

Xml::Scope::Scope(Xml& xml, std::string_view name, Attributes attributes) : m_xml{xml}, m_name{name}
{
    m_xml.open(name, attributes);
    m_xml.m_text += ">\n";
}

Xml::Scope::~Scope()
{
    m_xml.m_text += "</";
    m_xml.m_text += m_name;
    m_xml.m_text += ">\n";
}

} // namespace fengye::sites
