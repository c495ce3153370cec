#pragma once

#include "platform/module/module.hpp"

namespace fengye {

// The staff door: who is it, may they, is the form ours; then the module's handler.
class DeskDoor {
public:
    explicit DeskDoor(Platform& platform) : m_platform{platform} {}

    http::Response answer(http::Request&) const;
    // How large a body this request may have: nobody unknown fills our memory or disk.
    http::BodySize body_size(http::Request const&) const;
    http::Response error(http::Request const&, Refusal const&, int status) const;

private:
    Result<http::Response> admitted(http::Request&) const;
    Platform& m_platform;
};

// A desk page in its frame. `title` is in the reader's language already.
http::Response
screen(http::Request const&, Platform&, std::string const& title, html::Page const&, int status = 200);

// The desk speaks the language of the person's browser cookie; Chinese unless English is chosen.
Language desk_language(http::Request const&);

} // namespace fengye
