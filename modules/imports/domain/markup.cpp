#include "modules/imports/domain/markup.hpp"

#include <algorithm>
#include <memory>
#include <vector>

#include <gumbo.h>

#include "platform/html/safe.hpp"
#include "platform/html/sanitiser.hpp"

namespace fengye::imports {

namespace {

struct CloseOutput {
    void operator()(GumboOutput* output) const { gumbo_destroy_output(&kGumboDefaultOptions, output); }
};

struct Change {
    std::size_t begin, end;
    std::string text;
};

// From top to bottom, without recursion.
void each_element(GumboNode const* top, std::function<void(GumboElement const&)> const& look)
{
    std::vector<GumboNode const*> waiting{top};
    while (!waiting.empty()) {
        auto const* node = waiting.back();
        waiting.pop_back();
        if (node->type != GUMBO_NODE_ELEMENT)
            continue;
        look(node->v.element);
        auto const& children = node->v.element.children;
        for (unsigned i = children.length; i > 0; --i)
            waiting.push_back(static_cast<GumboNode const*>(children.data[i - 1]));
    }
}

} // namespace

bool is_too_rich(std::string_view markup)
{
    std::size_t count = 0;
    for (std::size_t i = 0; i + 1 < markup.size(); ++i)
        count += markup[i] == '<' && ((markup[i + 1] | 32) >= 'a' && (markup[i + 1] | 32) <= 'z');
    return count > html::Sanitiser::elements_max;
}

std::string_view trimmed(std::string_view text)
{
    auto const is_space = [](std::string_view at) {
        if (at.starts_with("\u3000") || at.starts_with("\ufeff"))
            return std::size_t{3};
        if (at.starts_with("\u00a0"))
            return std::size_t{2};
        return std::size_t{!at.empty() && std::string_view{" \t\r\n"}.find(at[0]) != at.npos};
    };
    while (auto const length = is_space(text))
        text.remove_prefix(length);
    for (bool goes_on = true; goes_on;) {
        goes_on = false;
        for (std::size_t length : {1u, 2u, 3u})
            if (text.size() >= length && is_space(text.substr(text.size() - length)) == length) {
                text.remove_suffix(length);
                goes_on = true;
            }
    }
    return text;
}

std::string lower(std::string_view text)
{
    std::string small{text};
    for (auto& c : small)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return small;
}

std::string line_of_text(std::string_view markup)
{
    auto const cleaned = html::Sanitiser::clean("<p>" + std::string{markup} + "</p>");
    if (!cleaned)
        return {};
    auto text = cleaned->text;
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
    return std::string{trimmed(text)};
}

std::string with_addresses(std::string_view body, NewAddress const& new_address)
{
    GumboOptions options = kGumboDefaultOptions;
    options.fragment_context = GUMBO_TAG_DIV;
    options.max_errors = 0;
    std::unique_ptr<GumboOutput, CloseOutput> const output{
        gumbo_parse_with_options(&options, body.data(), body.size())};
    std::vector<Change> changes;
    each_element(output->root, [&](GumboElement const& element) {
        bool const is_picture = element.tag == GUMBO_TAG_IMG;
        if (!is_picture && element.tag != GUMBO_TAG_A)
            return;
        auto const* address = gumbo_get_attribute(&element.attributes, is_picture ? "src" : "href");
        auto const tag = element.original_tag;
        if (!address || tag.length == 0 || address->original_value.length == 0)
            return;
        auto const put = new_address(is_picture ? AddressOf::picture : AddressOf::link, address->value);
        if (!put)
            return;
        auto const begin = static_cast<std::size_t>(address->original_value.data - body.data());
        changes.push_back(
            {begin, begin + address->original_value.length, '"' + html::escaped(*put).text() + '"'});
    });
    std::sort(changes.begin(), changes.end(), [](auto const& a, auto const& b) { return a.begin < b.begin; });
    std::string out;
    std::size_t at = 0;
    for (auto const& [begin, end, text] : changes) {
        if (begin < at)
            continue; // an element that stands in the tree twice
        out += body.substr(at, begin - at);
        out += text;
        at = end;
    }
    out += body.substr(at);
    return out;
}

} // namespace fengye::imports
