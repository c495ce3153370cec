#pragma once

#include "platform/http/page_cache.hpp"
#include "platform/module/module.hpp"

namespace fengye {

// The public door: finds what stands at an address and shows it, from the page cache when it can.
class FrontDoor {
public:
    struct Parts {
        Portal const& portal;
        Settings const& settings;
        Clock const& clock;
        Calendar const& calendar;
        Words const& words;
        html::Renderer const& renderer;
        front::Store& front;
        files::Files const& files;
        Counter& counter;
        Limits& limits;
        http::PageCache& cache;
    };
    explicit FrontDoor(Parts parts) : m_parts{parts} {}

    http::PageHandle ready_page(std::string_view target, std::string_view host) const;
    http::PageCache::Outcome answer(http::Request&) const;
    // How large a body this request may have: only what takes files gets room for them.
    http::BodySize body_size(http::Request const&) const;

    // A whole page in the public frame, over any reader: previews and error pages.
    http::Response show(Public&, View const&) const;
    Public page_for(http::Request const&, front::Reader const&) const;
    http::Response error(http::Request const&, int status, Fillings const& = {}) const;

private:
    struct Found;
    http::Response render(http::Request&, front::Reader const&) const;
    bool is_route(std::string_view path) const;
    Result<FrontAnswer> at_address(http::Request&, Public&) const;
    http::Response refused(http::Request const&, Public&, Refusal const&) const;
    bool is_other_host(std::string_view host) const;
    bool is_kept_for(std::string_view host) const;

    Parts m_parts;
};

} // namespace fengye
