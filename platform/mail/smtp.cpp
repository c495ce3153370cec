#include "platform/mail/smtp.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <fstream>
#include <iterator>
#include <memory>
#include <stdexcept>

#include <curl/curl.h>

#include "platform/mail/address.hpp"
#include "platform/settings/settings.hpp"

namespace fengye::mail {

namespace {

struct Released {
    void operator()(CURL* session) const { curl_easy_cleanup(session); }
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using Session = std::unique_ptr<CURL, Released>;
using List = std::unique_ptr<curl_slist, Released>;

void set_up_once()
{
    static CURLcode const result = curl_global_init(CURL_GLOBAL_DEFAULT);
    if (result != CURLE_OK)
        throw std::runtime_error{"libcurl could not be started"};
}

template <class Value>
void set(Session const& session, CURLoption option, Value value)
{
    if (auto const result = curl_easy_setopt(session.get(), option, value); result != CURLE_OK)
        throw std::runtime_error{std::string{"libcurl: "} + curl_easy_strerror(result)};
}

struct Reading {
    std::string_view rest;
};

std::size_t give_some(char* to, std::size_t size, std::size_t count, void* reading)
{
    auto& rest = static_cast<Reading*>(reading)->rest;
    auto const some = std::min(size * count, rest.size());
    std::memcpy(to, rest.data(), some);
    rest.remove_prefix(some);
    return some;
}

int is_stopping(void* stopping, curl_off_t, curl_off_t, curl_off_t, curl_off_t)
{
    return static_cast<std::atomic<bool> const*>(stopping)->load() ? 1 : 0;
}

// Nothing of the surroundings decides where mail goes: no proxy, no other protocol, no address book.
void reach_only(Session const& session, Server const& server, std::string const& from)
{
    bool const has_path = server.url.find('/', server.url.find("://") + 3) != std::string::npos;
    auto const url = has_path ? server.url : server.url + "/" + domain_of(from); // the name in EHLO
    set(session, CURLOPT_URL, url.c_str());
    set(session, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    set(session, CURLOPT_FOLLOWLOCATION, 0L);
    set(session, CURLOPT_PROXY, "");
    set(session, CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
    set(session, CURLOPT_NOSIGNAL, 1L);
    set(session, CURLOPT_QUICK_EXIT, 1L); // a name server that hangs does not hold up our end
    set(session, CURLOPT_CONNECTTIMEOUT, static_cast<long>(server.connect_within.count()));
    set(session, CURLOPT_TIMEOUT, static_cast<long>(server.done_within.count()));
    set(session, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    // STARTTLS when it is offered; a password goes over nothing else.
    set(session, CURLOPT_USE_SSL, static_cast<long>(server.user.empty() ? CURLUSESSL_TRY : CURLUSESSL_ALL));
    if (!server.authorities.empty())
        set(session, CURLOPT_CAINFO, server.authorities.c_str());
    if (!server.user.empty()) {
        set(session, CURLOPT_USERNAME, server.user.c_str());
        set(session, CURLOPT_PASSWORD, server.password.c_str());
    }
}

// 530 to 538 speak of signing in, not of the letter (RFC 4954, 6).
bool is_about_signing_in(CURLcode result, long code)
{
    return result == CURLE_LOGIN_DENIED || (code >= 530 && code <= 538);
}

Outcome outcome_of(CURLcode result, long code, std::string detail)
{
    if (result == CURLE_OK)
        return {};
    if (detail.empty())
        detail = curl_easy_strerror(result);
    if (code >= 400 && detail.find(std::to_string(code)) == std::string::npos)
        detail += " (" + std::to_string(code) + ")";
    if (code < 400 || code > 599 || code == 421 || is_about_signing_in(result, code))
        return {Outcome::Kind::server_away, std::move(detail)};
    return {code < 500 ? Outcome::Kind::not_now : Outcome::Kind::refused, std::move(detail)};
}

std::string first_line_of(std::filesystem::path const& path)
{
    std::ifstream file{path};
    std::string line;
    if (!std::getline(file, line) || line.empty())
        throw std::runtime_error{"mail_password_file: cannot read a password from " + path.string()};
    if (line.back() == '\r')
        line.pop_back();
    return line;
}

} // namespace

Server server_of(Settings const& settings)
{
    auto const& url = settings.mail_server;
    bool const is_url = url.starts_with("smtp://") || url.starts_with("smtps://");
    if (!is_url || url.find_first_of("@ \r\n") != std::string::npos)
        throw std::runtime_error{"mail_server: must be smtp://host:port or smtps://host:port"};
    if (mail_address(settings.mail_from) != settings.mail_from)
        throw std::runtime_error{"mail_from: must be the sender's address, such as portal@example.gov.cn"};
    if (settings.mail_user.empty())
        return {url};
    return {url, settings.mail_user, first_line_of(settings.mail_password_file)};
}

Outcome send(
    Server const& server, std::string const& from, std::string const& to, std::string const& message,
    std::atomic<bool> const& stopping)
{
    set_up_once();
    Session const session{curl_easy_init()};
    if (!session)
        throw std::runtime_error{"libcurl could not be started"};
    reach_only(session, server, from);
    std::array<char, CURL_ERROR_SIZE> detail{};
    set(session, CURLOPT_ERRORBUFFER, detail.data());
    List const recipients{curl_slist_append(nullptr, to.c_str())};
    set(session, CURLOPT_MAIL_FROM, from.c_str());
    set(session, CURLOPT_MAIL_RCPT, recipients.get());
    Reading reading{message};
    set(session, CURLOPT_UPLOAD, 1L);
    set(session, CURLOPT_READFUNCTION, &give_some);
    set(session, CURLOPT_READDATA, static_cast<void*>(&reading));
    set(session, CURLOPT_NOPROGRESS, 0L);
    set(session, CURLOPT_XFERINFOFUNCTION, &is_stopping);
    set(session, CURLOPT_XFERINFODATA, const_cast<void*>(static_cast<void const*>(&stopping)));

    auto const result = curl_easy_perform(session.get());
    long code = 0;
    curl_easy_getinfo(session.get(), CURLINFO_RESPONSE_CODE, &code);
    return outcome_of(result, code, detail.data());
}

} // namespace fengye::mail
