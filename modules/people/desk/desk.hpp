#pragma once

#include <string>

#include "modules/people/people.hpp"
#include "platform/module/desk_door.hpp"
#include "platform/module/forgery.hpp"
#include "platform/module/form_errors.hpp"

// What every screen of the desk is made with.
namespace fengye::people {

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
    std::string csrf() const { return form_token(platform.key, request.session); }
    // What was refused, if anything: the summary, and for each of the form's fields whether it is wrong.
    html::Values errors(Refusal const* refusal, std::initializer_list<std::string_view> fields) const;

    http::Response screen(std::string_view title_words, html::Page const& page, int status = 200) const
    {
        return fengye::screen(request, platform, say(title_words), page, status);
    }
};

// A name of an enumeration's value in words: people.role_officer.
template <Named Enum>
std::string const& said(Desk const& desk, std::string_view prefix, Enum value)
{
    return desk.say("people." + std::string{prefix} + std::string{name_of(value)});
}

std::string unit_name(Desk const&, UnitRecord const&);           // short, in the reader's language
std::string unit_name(Desk const&, UnitId);                      // empty when there is none
std::string when_text(Moment);                                   // 07-27 09:12
std::string joined(std::vector<std::string> const&);             // 甲、乙
std::string site_address(http::Request const&, Settings const&); // https://www.example.gov.cn

// What the desk's own pages and its doors have in common: language, site, style sheet, script.
html::Values outer_values(Desk const&);
html::Values help_phone(Desk const&);

// What the part people/pager shows: this page of a list among its neighbours, under the same filters.
html::Values pager_values(http::Request const&, std::int64_t total, int per_page);
int page_asked_for(http::Request const&); // from 1

} // namespace fengye::people
