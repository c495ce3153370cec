#include "platform/xml/part.hpp"

namespace fengye::xml {

namespace {

// What is nested or spread out further is nobody's text.
constexpr int steps_max = 100, nodes_max = 20'000;
constexpr std::size_t part_bytes_max = 64u << 20;

std::string_view after_colon(std::string_view name)
{
    auto const colon = name.find(':');
    return colon == name.npos ? name : name.substr(colon + 1);
}

// The next node in the order of the text, within top.
pugi::xml_node next(pugi::xml_node node, pugi::xml_node top)
{
    if (node.first_child())
        return node.first_child();
    while (node != top && !node.next_sibling())
        node = node.parent();
    return node == top ? pugi::xml_node{} : node.next_sibling();
}

} // namespace

std::string_view local_name(pugi::xml_node node)
{
    return after_colon(node.name());
}

std::string_view attribute(pugi::xml_node node, std::string_view name)
{
    for (auto const one : node.attributes())
        if (after_colon(one.name()) == name)
            return one.value();
    return {};
}

std::string text_in(pugi::xml_node top, std::size_t bytes_max)
{
    std::string text;
    int nodes = 0;
    for (auto node = top; node && text.size() < bytes_max && ++nodes < nodes_max; node = next(node, top))
        if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata)
            text += node.value();
    return text.find_first_not_of(" \t\r\n") == text.npos ? std::string{} : text;
}

pugi::xml_node above(pugi::xml_node node, std::string_view name)
{
    for (int steps = 0; steps < steps_max; ++steps) {
        node = node.parent();
        if (!node || local_name(node) == name)
            return node;
    }
    return {};
}

pugi::xml_node child(pugi::xml_node node, std::string_view name)
{
    for (auto const one : node.children())
        if (local_name(one) == name)
            return one;
    return {};
}

Part Part::of(archive::Zip const& zip, std::string const& name)
{
    Part part;
    if (!zip.holds(name))
        return part;
    auto const bytes = zip.read(name, part_bytes_max);
    part.m_is_readable =
        bytes && part.m_document->load_buffer(
                     bytes->data(), bytes->size(), pugi::parse_default | pugi::parse_ws_pcdata_single);
    return part;
}

void Part::each(std::function<void(pugi::xml_node)> const& look) const
{
    auto const top = root();
    for (auto node = top; node; node = next(node, top))
        if (node.type() == pugi::node_element)
            look(node);
}

} // namespace fengye::xml
