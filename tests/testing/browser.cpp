#include "tests/testing/browser.hpp"

#include <algorithm>
#include <cerrno>
#include <memory>
#include <system_error>

#include <arpa/inet.h>
#include <gumbo.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <fmt/format.h>

namespace fengye {

namespace {

class Connection {
public:
    explicit Connection(int port) : m_socket{::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)}
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(static_cast<std::uint16_t>(port));
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        timeval const at_most{60, 0};
        ::setsockopt(m_socket, SOL_SOCKET, SO_RCVTIMEO, &at_most, sizeof at_most);
        if (m_socket < 0 ||
            ::connect(m_socket, reinterpret_cast<sockaddr const*>(&address), sizeof address) != 0)
            throw std::system_error{errno, std::generic_category(), "cannot reach the portal under test"};
    }
    ~Connection() { ::close(m_socket); }
    Connection(Connection const&) = delete;

    // A server may answer and close before it has read everything.
    void send(std::string_view text)
    {
        while (!text.empty()) {
            auto const sent = ::send(m_socket, text.data(), text.size(), MSG_NOSIGNAL);
            if (sent <= 0)
                return;
            text.remove_prefix(static_cast<std::size_t>(sent));
        }
    }
    std::string read_to_the_end()
    {
        std::string text;
        for (char buffer[65536];;) {
            auto const got = ::recv(m_socket, buffer, sizeof buffer, 0);
            if (got <= 0)
                return text;
            text.append(buffer, static_cast<std::size_t>(got));
        }
    }

private:
    int m_socket;
};

std::string in_small_letters(std::string_view text)
{
    std::string small{text};
    for (auto& c : small)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return small;
}

WebPage read_page(std::string const& text)
{
    auto const end = text.find("\r\n\r\n");
    if (!text.starts_with("HTTP/1.") || end == std::string::npos)
        throw std::runtime_error{"no whole answer: " + text.substr(0, 200)};
    WebPage page{.status = std::stoi(text.substr(9, 3)), .body = text.substr(end + 4)};
    for (auto at = text.find("\r\n") + 2; at < end + 2;) {
        auto const line_end = text.find("\r\n", at);
        auto const line = std::string_view{text}.substr(at, line_end - at);
        auto const colon = line.find(':');
        page.headers.emplace_back(
            in_small_letters(line.substr(0, colon)),
            std::string{line.substr(std::min(colon + 2, line.size()))});
        at = line_end + 2;
    }
    return page;
}

std::string encoded(std::string_view text)
{
    std::string out;
    for (char c : text) {
        bool const is_plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                              c == '-' || c == '_' || c == '.';
        out += is_plain ? std::string{c} : fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return out;
}

struct CloseOutput {
    void operator()(GumboOutput* output) const { gumbo_destroy_output(&kGumboDefaultOptions, output); }
};
using Parsed = std::unique_ptr<GumboOutput, CloseOutput>;

Parsed parsed(std::string const& body)
{
    return Parsed{gumbo_parse_with_options(&kGumboDefaultOptions, body.data(), body.size())};
}

void text_into(GumboNode const& node, std::string& text)
{
    if (node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE)
        text += node.v.text.text;
    if (node.type == GUMBO_NODE_ELEMENT)
        for (unsigned i = 0; i < node.v.element.children.length; ++i)
            text_into(*static_cast<GumboNode const*>(node.v.element.children.data[i]), text);
}

template <class See>
void walk(GumboNode const& node, See const& see)
{
    if (node.type != GUMBO_NODE_ELEMENT)
        return;
    see(node);
    for (unsigned i = 0; i < node.v.element.children.length; ++i)
        walk(*static_cast<GumboNode const*>(node.v.element.children.data[i]), see);
}

std::string name_of(GumboElement const& element)
{
    return gumbo_normalized_tagname(element.tag);
}
char const* attribute(GumboElement const& element, char const* name)
{
    auto const* found = gumbo_get_attribute(&element.attributes, name);
    return found ? found->value : nullptr;
}

// What a field sends when nobody touches it; buttons send nothing.
void add_field(GumboNode const& node, http::Pairs& fields)
{
    auto const& element = node.v.element;
    auto const* name = attribute(element, "name");
    if (!name)
        return;
    auto const* value = attribute(element, "value");
    if (name_of(element) == "textarea") {
        std::string text;
        text_into(node, text);
        fields.emplace_back(name, text);
    } else if (name_of(element) == "select") {
        walk(node, [&](GumboNode const& option) {
            if (name_of(option.v.element) == "option" && attribute(option.v.element, "selected"))
                fields.emplace_back(
                    name, attribute(option.v.element, "value") ? attribute(option.v.element, "value") : "");
        });
    } else if (name_of(element) == "input") {
        std::string const type = attribute(element, "type") ? attribute(element, "type") : "text";
        bool const is_choice = type == "checkbox" || type == "radio";
        if (type != "submit" && type != "file" && (!is_choice || attribute(element, "checked")))
            fields.emplace_back(name, value ? value : is_choice ? "on" : "");
    }
}

} // namespace

std::string form_text(http::Pairs const& fields)
{
    std::string text;
    for (auto const& [name, value] : fields)
        text += (text.empty() ? "" : "&") + encoded(name) + "=" + encoded(value);
    return text;
}

std::string WebPage::header(std::string_view name) const
{
    for (auto const& [held, value] : headers)
        if (held == name)
            return value;
    return {};
}

std::string WebPage::text(std::string_view element) const
{
    std::string text;
    bool is_found = false;
    auto const output = parsed(body);
    walk(*output->root, [&](GumboNode const& node) {
        if (!is_found && name_of(node.v.element) == element) {
            text_into(node, text);
            is_found = true;
        }
    });
    return text;
}

std::string WebForm::field(std::string_view name) const
{
    for (auto const& [held, value] : fields)
        if (held == name)
            return value;
    return {};
}

// A field stands inside its form, or names it by form="…".
std::vector<WebForm> forms_on(WebPage const& page)
{
    std::vector<WebForm> forms;
    std::map<std::string, std::size_t> by_id;
    auto const output = parsed(page.body);
    walk(*output->root, [&](GumboNode const& node) {
        auto const& element = node.v.element;
        if (name_of(element) != "form")
            return;
        if (auto const* id = attribute(element, "id"))
            by_id[id] = forms.size();
        forms.push_back({attribute(element, "action") ? attribute(element, "action") : "", {}});
        walk(node, [&](GumboNode const& inner) {
            if (!attribute(inner.v.element, "form"))
                add_field(inner, forms.back().fields);
        });
    });
    walk(*output->root, [&](GumboNode const& node) {
        auto const* form = attribute(node.v.element, "form");
        if (form && by_id.contains(form))
            add_field(node, forms[by_id[form]].fields);
    });
    return forms;
}

WebPage Browser::send(
    std::string_view method, std::string const& target, http::Pairs const& headers, std::string_view body)
{
    auto text = fmt::format("{} {} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n", method, target, host());
    std::string cookies;
    for (auto const& [name, value] : m_cookies)
        cookies += (cookies.empty() ? "" : "; ") + name + "=" + value;
    if (!cookies.empty())
        text += "Cookie: " + cookies + "\r\n";
    for (auto const& [name, value] : headers)
        text += name + ": " + value + "\r\n";
    if (!body.empty() || method == "POST")
        text += fmt::format("Content-Length: {}\r\n", body.size());
    text += "\r\n";
    text += body;

    Connection connection{m_port};
    connection.send(text);
    auto page = read_page(connection.read_to_the_end());
    for (auto const& [name, value] : page.headers) {
        if (name != "set-cookie")
            continue;
        auto const equals = value.find('=');
        auto const cookie = value.substr(0, equals);
        m_cookies[cookie] = value.substr(equals + 1, value.find(';') - equals - 1);
        if (value.find("Max-Age=0") != std::string::npos)
            m_cookies.erase(cookie);
        m_token.clear();
    }
    return page;
}

WebPage Browser::get(std::string const& target, http::Pairs const& headers)
{
    auto page = send("GET", target, headers, {});
    constexpr std::string_view token = "name=\"csrf\" value=\"";
    if (auto const at = page.body.find(token); at != std::string::npos)
        m_token =
            page.body.substr(at + token.size(), page.body.find('"', at + token.size()) - at - token.size());
    return page;
}

WebPage Browser::head(std::string const& target)
{
    return send("HEAD", target, {}, {});
}

std::string Browser::token()
{
    if (m_token.empty())
        get("/desk/");
    return m_token;
}

WebPage Browser::post(std::string const& target, http::Pairs fields)
{
    bool const holds_token =
        std::any_of(fields.begin(), fields.end(), [](auto const& field) { return field.first == "csrf"; });
    if (target.starts_with("/desk/") && !holds_token)
        fields.emplace_back("csrf", token());
    return send(
        "POST", target,
        {{"Content-Type", "application/x-www-form-urlencoded"}, {"Sec-Fetch-Site", "same-origin"}},
        form_text(fields));
}

WebPage Browser::upload(std::string const& target, http::Pairs fields, std::vector<http::Upload> const& files)
{
    constexpr std::string_view boundary = "----fengye-test-boundary";
    fields.emplace_back("csrf", token());
    std::string body;
    for (auto const& [name, value] : fields)
        body += fmt::format(
            "--{}\r\nContent-Disposition: form-data; name=\"{}\"\r\n\r\n{}\r\n", boundary, name, value);
    for (auto const& file : files)
        body += fmt::format(
            "--{}\r\nContent-Disposition: form-data; name=\"{}\"; filename=\"{}\"\r\nContent-Type: "
            "application/octet-stream\r\n\r\n{}\r\n",
            boundary, file.field, file.name, file.bytes);
    body += fmt::format("--{}--\r\n", boundary);
    return send(
        "POST", target,
        {{"Content-Type", fmt::format("multipart/form-data; boundary={}", boundary)},
         {"Sec-Fetch-Site", "same-origin"}},
        body);
}

WebPage Browser::submit(std::string const& page, std::string const& action, http::Pairs const& fields)
{
    auto const shown = get(page);
    for (auto const& form : forms_on(shown)) {
        if (form.action != action)
            continue;
        auto sent = form.fields;
        for (auto const& [name, value] : fields)
            std::erase_if(sent, [&](auto const& field) { return field.first == name; });
        sent.insert(sent.end(), fields.begin(), fields.end());
        return post(action, std::move(sent));
    }
    throw std::runtime_error{fmt::format("no form on {} ({}) goes to {}", page, shown.status, action)};
}

WebPage Browser::sign_in(std::string const& account, std::string const& password)
{
    return submit("/desk/sign-in", "/desk/sign-in", {{"name", account}, {"password", password}});
}

std::string Browser::cookie(std::string const& name) const
{
    auto const found = m_cookies.find(name);
    return found == m_cookies.end() ? std::string{} : found->second;
}

} // namespace fengye
