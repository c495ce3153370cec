#pragma once

#include <map>

#include "modules/media/domain/inspection.hpp"
#include "modules/media/domain/secrecy_marks.hpp"
#include "platform/archive/zip.hpp"
#include "platform/convert/documents.hpp"
#include "platform/result/result.hpp"

// The inspection of one kind of file each, called by inspect().
namespace fengye::media {

inline constexpr std::size_t part_bytes_max = 64u << 20;
inline constexpr std::size_t excerpt_characters = 60;
inline constexpr std::size_t findings_of_a_rule_max = 20, tries_of_a_rule_max = 400;
inline constexpr std::size_t text_bytes_max = 8u << 20;

// Findings of one file, none of them twice, at most findings_of_a_rule_max of a rule.
class Noted {
public:
    void add(Level, HiddenRule, std::string where, std::string_view excerpt = {});
    // Of a part that a converter refused: broken, or not looked into for now.
    void add_refusal(Refusal const&, std::string where);
    bool has_room(HiddenRule) const;
    // A line or paragraph of what the file says. A secrecy mark is a finding.
    void add_line(std::string const& where, std::string_view line, Place = Place::text);
    void take_in(Inspected inner, std::string const& path);
    Inspected take() { return std::move(m_inspected); }

private:
    Inspected m_inspected;
    std::map<HiddenRule, std::size_t> m_tries; // what was noticed twice counts too
};

void inspect_picture(std::string_view bytes, Noted&);
// What an old compound file is, by the names in its folder.
convert::TodaysForm todays_form_of(std::string_view old_office);

bool is_picture(std::string_view bytes);
void inspect_xmp(std::string_view xml, Noted&);
void inspect_pdf(std::string_view bytes, Noted&);
// Parts that Word, Excel and PowerPoint share: properties, relations, macros, embedded objects.
void inspect_package(archive::Zip const&, Noted&);
void inspect_word(archive::Zip const&, Noted&);
void inspect_workbook(archive::Zip const&, Noted&);
void inspect_slides(archive::Zip const&, Noted&);
// MP4 and its kin, of which only the place is looked for.
void inspect_video(std::string_view bytes, Noted&);

// C:\Users\…, \\server\…, /home/…, file:…
bool is_local_path(std::string_view text);
// Whether a name tells nothing of a person: what programs write of themselves, and machines' first accounts.
bool is_nobody(std::string_view author);

} // namespace fengye::media
