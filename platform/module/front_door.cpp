#include "platform/module/front_door.hpp"

#include <algorithm>

#include "platform/front/old_addresses.hpp"
#include "platform/log/log.hpp"
#include "platform/module/forgery.hpp"

namespace fengye {

namespace {

struct InLanguage {
    Language language;
    std::string path;
};

// English stands at /en/….
InLanguage split_language(std::string const& path)
{
    if (path.starts_with("/en/"))
        return {Language::en, path.substr(3)};
    return {Language::zh_cn, path};
}

std::string other_slash_form(std::string const& path)
{
    return path.ends_with('/') ? path.substr(0, path.size() - 1) : path + "/";
}

// The values a page depends on, in their declared order; everything else in the query is passed over.
http::Pairs declared(http::Request const& request, std::vector<std::string> const& names)
{
    http::Pairs pairs;
    for (auto const& name : names)
        if (auto value = request.argument(name); !value.empty())
            pairs.emplace_back(name, std::move(value));
    return pairs;
}

// Values that no page of ours knows. One may name a page of the site before: /?p=123.
http::Pairs not_declared(
    http::Request const& request, std::vector<std::string> const& closed,
    std::vector<std::string> const& free)
{
    auto pairs = request.query;
    for (auto const* names : {&closed, &free})
        for (auto const& name : *names)
            std::erase_if(pairs, [&](auto const& pair) { return pair.first == name; });
    return pairs;
}

bool has_any(http::Request const& request, std::vector<std::string> const& names)
{
    return std::any_of(
        names.begin(), names.end(), [&](auto const& name) { return !request.argument(name).empty(); });
}

} // namespace

bool FrontDoor::is_other_host(std::string_view host) const
{
    auto const& ours = m_parts.settings.host;
    return !ours.empty() && host != ours && !is_loopback(host);
}

// Pages say their own address. While no name is configured it is the one they were asked by, which anyone may
// make up: then pages are kept for this machine's own names alone.
bool FrontDoor::is_kept_for(std::string_view host) const
{
    return !m_parts.settings.host.empty() || is_loopback(host);
}

http::PageHandle FrontDoor::ready_page(std::string_view target, std::string_view host) const
{
    if (is_other_host(host) || !is_kept_for(host))
        return nullptr;
    return m_parts.cache.find(target, m_parts.clock.now());
}

Public FrontDoor::page_for(http::Request const& request, front::Reader const& reader) const
{
    auto [language, path] = split_language(request.path);
    auto const& ours = m_parts.settings.host;
    auto const host = ours.empty() ? std::string{request.header("host")} : ours;
    auto const site = (request.secure ? "https://" : "http://") + host;
    return {reader,           m_parts.counter, m_parts.limits,      m_parts.settings,
            m_parts.calendar, m_parts.words,   m_parts.files,       m_parts.renderer,
            m_parts.portal,   language,        m_parts.clock.now(), site,
            std::move(path)};
}

http::BodySize FrontDoor::body_size(http::Request const& request) const
{
    auto const [language, path] = split_language(request.path);
    auto const matched = match(m_parts.portal.front, request.method, path);
    return matched && matched->route->method == http::Method::post && matched->route->handler.takes_uploads
               ? http::BodySize::upload
               : http::BodySize::small;
}

http::Response FrontDoor::show(Public& page, View const& view) const
{
    auto const main = m_parts.renderer.render(view.main, page.language);
    auto whole = m_parts.renderer.render(m_parts.portal.frame(page, view.head, main), page.language);
    http::Response response{.status = view.status, .body = whole.text()};
    response.headers.emplace_back("Content-Language", std::string{name_of(page.language)});
    return response;
}

http::Response FrontDoor::error(http::Request const& request, int status, Fillings const& fillings) const
{
    auto const reader = m_parts.front.reader();
    auto page = page_for(request, *reader);
    auto response = show(page, m_parts.portal.error_view(page, status, fillings));
    response.headers.emplace_back("Cache-Control", "no-store");
    return response;
}

// Loopback names differ in what the page says of itself, so they are kept apart from the site's own.
http::PageCache::Outcome FrontDoor::answer(http::Request& request) const
{
    if (is_other_host(request.header("host")))
        return {
            nullptr,
            http::moved((request.secure ? "https://" : "http://") + m_parts.settings.host + request.target)};
    if (request.method == http::Method::post || request.method == http::Method::other) {
        auto const reader = m_parts.front.reader();
        return {nullptr, render(request, *reader)};
    }
    auto const [language, path] = split_language(request.path);
    std::vector<std::string> closed, free;
    if (auto const matched = match(m_parts.portal.front, request.method, path)) {
        closed = matched->route->handler.closed;
        free = matched->route->handler.free;
    } else {
        // What stands at an address is known only inside a snapshot; every kind that is shown may name its
        // values.
        for (auto const& [kind, view] : m_parts.portal.views) {
            closed.insert(closed.end(), view.closed.begin(), view.closed.end());
            free.insert(free.end(), view.free.begin(), view.free.end());
        }
    }
    if (auto const others = not_declared(request, closed, free); !others.empty()) {
        auto const reader = m_parts.front.reader();
        if (auto target = front::moved_by_query(*reader, request.path, others))
            return {nullptr, http::moved(std::move(*target))};
    }
    auto const query = declared(request, closed);
    if (has_any(request, free) || !is_kept_for(request.header("host"))) {
        auto const reader = m_parts.front.reader();
        auto response = render(request, *reader);
        response.cache.reset();
        response.headers.emplace_back("Cache-Control", "no-store");
        return {nullptr, std::move(response)};
    }
    auto const mark = request.target.find('?');
    auto const key = request.target.substr(0, mark) + http::query_text(query);
    return m_parts.cache.find_or_render(key, m_parts.clock.now(), [&](http::PageCache::Begun const& begun) {
        auto const reader = m_parts.front.reader();
        begun(reader->number());
        return render(request, *reader);
    });
}

http::Response FrontDoor::render(http::Request& request, front::Reader const& reader) const
{
    auto page = page_for(request, reader);
    auto const matched = match(m_parts.portal.front, request.method, page.path);
    Result<FrontAnswer> answer = refuse(Because::not_found, "platform.not_found");
    if (matched) {
        auto const wanted = request.method == http::Method::head ? http::Method::get : request.method;
        if (matched->route->method != wanted)
            return error(request, 405)
                .with("Allow", matched->route->method == http::Method::get ? "GET, HEAD" : "POST");
        if (wanted == http::Method::post && !comes_from_us(request, Absent::is_accepted))
            return error(request, 403);
        request.parameters = matched->parameters;
        answer = matched->route->handler.handler(request, page);
    } else if (request.method == http::Method::post || request.method == http::Method::other) {
        return error(request, 405).with("Allow", "GET, HEAD");
    } else {
        answer = at_address(request, page);
    }
    if (!answer) {
        bool const is_read = request.method == http::Method::get || request.method == http::Method::head;
        if (is_read && answer.error().because == Because::not_found)
            if (auto target = front::moved_from_before(reader, request.path, request.query))
                return http::moved(std::move(*target));
        return refused(request, page, answer.error());
    }
    if (auto* response = std::get_if<http::Response>(&*answer))
        return std::move(*response);
    auto const& view = std::get<View>(*answer);
    auto response = show(page, view);
    if (view.is_kept && view.status == 200)
        response.cache = http::CacheNote{reader.number(), reader.tags(), view.good_until};
    else
        response.headers.emplace_back("Cache-Control", "no-cache");
    return response;
}

// One that names its address in full: what stands behind a pattern is not known without asking.
bool FrontDoor::is_route(std::string_view path) const
{
    auto const matched = match(m_parts.portal.front, http::Method::get, path);
    return matched && matched->route->method == http::Method::get && matched->parameters.empty();
}

Result<FrontAnswer> FrontDoor::at_address(http::Request& request, Public& page) const
{
    auto const address = page.reader.at(page.path);
    if (!address) {
        // The other slash form answers 301.
        auto const other = other_slash_form(request.path);
        auto const [language, path] = split_language(other);
        if (is_route(path) || (!path.empty() && page.reader.at(path)))
            return http::moved(other);
        return refuse(Because::not_found, "platform.not_found");
    }
    if (address->state == front::Address::State::moved)
        return http::moved(page.to(address->target));
    if (address->state == front::Address::State::gone) {
        auto const withdrawal = address->target.empty() ? Withdrawal{} : decode<Withdrawal>(address->target);
        if (withdrawal.redirects && !withdrawal.replacement.empty())
            return http::moved(page.to(withdrawal.replacement));
        auto refusal = Refusal{Because::gone, "platform.gone"};
        refusal.values.emplace("withdrawal", address->target);
        return tl::unexpected{std::move(refusal)};
    }
    auto const view = m_parts.portal.views.find(address->kind);
    auto const document = page.reader.document(address->kind, address->id);
    if (view == m_parts.portal.views.end() || !document)
        return refuse(Because::not_found, "platform.not_found");
    return view->second.show(request, page, *document);
}

http::Response FrontDoor::refused(http::Request const& request, Public& page, Refusal const& refusal) const
{
    static constexpr int statuses[] = {404, 403, 422, 409, 429, 410, 503};
    auto fillings = refusal.values;
    fillings.emplace("words", page.say(refusal.words, refusal.values));
    auto response =
        show(page, m_parts.portal.error_view(page, statuses[static_cast<int>(refusal.because)], fillings));
    response.headers.emplace_back("Cache-Control", "no-store");
    if (refusal.because == Because::too_many || refusal.because == Because::unavailable)
        response.headers.emplace_back("Retry-After", "60");
    return response;
}

} // namespace fengye
