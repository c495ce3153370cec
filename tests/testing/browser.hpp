#pragma once

#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "platform/http/form.hpp"
#include "platform/http/url.hpp"

namespace fengye {

// What came back over the wire.
struct WebPage {
    int status{0};
    http::Pairs headers{}; // names in small letters
    std::string body{};

    std::string header(std::string_view name) const; // empty when absent
    std::string location() const { return header("location"); }
    bool holds(std::string_view text) const { return body.find(text) != std::string::npos; }
    // The text of the first element of this name, without the markup inside it.
    std::string text(std::string_view element) const;
};

// A form as it stands on a page: where it goes, and what it sends untouched.
struct WebForm {
    std::string action;
    http::Pairs fields; // inputs, chosen options, texts; ticked boxes and chosen buttons only

    std::string field(std::string_view name) const;
};
std::vector<WebForm> forms_on(WebPage const&);

// Somebody's browser, without scripts: keeps cookies, follows no redirect by itself, sends what a browser
// sends with a form of this site. One connection for each request.
class Browser {
public:
    explicit Browser(int port) : m_port{port} {}

    WebPage get(std::string const& target, http::Pairs const& headers = {});
    WebPage head(std::string const& target);
    // As a form of this site would; the desk's token comes from the page last seen, or from the desk's first
    // page.
    WebPage post(std::string const& target, http::Pairs fields);
    WebPage upload(std::string const& target, http::Pairs fields, std::vector<http::Upload> const& files);
    // The form of a page that goes to `action`, filled in further.
    WebPage submit(std::string const& page, std::string const& action, http::Pairs const& fields);
    WebPage follow(WebPage const& page) { return get(page.location()); }
    // Whatever this says, as it stands: for what no browser sends.
    WebPage send(
        std::string_view method, std::string const& target, http::Pairs const& headers,
        std::string_view body);

    WebPage sign_in(std::string const& account, std::string const& password);
    std::string cookie(std::string const& name) const;
    void forget_cookies() { m_cookies.clear(); }
    std::string host() const { return "127.0.0.1:" + std::to_string(m_port); }

private:
    std::string token();

    int m_port;
    std::map<std::string, std::string> m_cookies;
    std::string m_token;
};

// Percent encoding as forms are sent.
std::string form_text(http::Pairs const&);

} // namespace fengye
