#pragma once

#include "platform/module/desk_door.hpp"
#include "platform/module/forgery.hpp"
#include "platform/module/form_errors.hpp"

namespace fengye {

// A request with what every screen of the desk is made with.
struct Desk {
    http::Request const& request;
    Platform& platform;
    db::Reader const& reader;
    Language language{desk_language(request)};
    Moment now{platform.clock.now()};
    Day today{day_of(now)};

    std::string const& say(std::string_view key) const { return platform.words.get(language, key); }
    std::string say(std::string_view key, Fillings const& fillings) const
    {
        return platform.words.get(language, key, fillings);
    }
    // A value of an enumeration in words: said("people.role_", Role::officer).
    template <Named Enum>
    std::string const& said(std::string_view stem, Enum value) const
    {
        return say(std::string{stem} + std::string{name_of(value)});
    }
    Actor const& actor() const { return request.actor(); }
    std::string csrf() const { return form_token(platform.key, request.session); }
    html::Values errors(Refusal const* refusal, std::vector<std::string_view> const& fields = {}) const
    {
        return error_values(platform.words, language, refusal, fields);
    }
    http::Response screen(std::string const& title, html::Page const& page, int status = 200) const
    {
        return fengye::screen(request, platform, title, page, status);
    }
};

} // namespace fengye
