#pragma once

#include "modules/letters/domain/letter.hpp"
#include "platform/module/desk_door.hpp"

// Who looks at letters from above: at figures, of the own unit or of the whole city.
namespace fengye::letters {

struct Overseer {
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
    // The unit whose figures this person sees; 0 for those of the whole city.
    UnitId scope() const
    {
        auto const& actor = request.actor();
        return actor.may("letters.overview", UnitId{}) ? UnitId{} : actor.unit;
    }
    std::vector<people::UnitRecord> units() const; // of the scope
};

std::string unit_name(Overseer const&, people::UnitRecord const&); // short, in the reader's language
std::string category_name(Overseer const&, std::string_view code);
std::string system_name(Overseer const&, System);

// 2026-11 and 2026-10
std::string month_of(Day);
std::string month_before(Day);

// 67 %, or a dash when there is nothing to divide by.
std::string share_text(int part, int whole);

// A file to be saved under this name, never shown in the browser.
http::Response as_file(std::string bytes, std::string type, std::string const& name);
inline constexpr std::string_view xlsx_type =
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
inline constexpr std::string_view docx_type =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
inline constexpr std::string_view csv_type = "text/csv; charset=utf-8";

} // namespace fengye::letters
