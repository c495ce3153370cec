#pragma once

#include "modules/media/domain/inspection.hpp"
#include "platform/archive/zip.hpp"

// The inspection of one kind of file each, called by inspect().
namespace fengye::media {

inline constexpr std::size_t part_bytes_max = 64u << 20;
inline constexpr std::size_t excerpt_characters = 60;
inline constexpr std::size_t findings_of_a_rule_max = 20;

// Findings of one file, at most findings_of_a_rule_max of a rule.
class Noted {
public:
    void add(Level, HiddenRule, std::string where, std::string_view excerpt = {});
    bool has_room(HiddenRule) const;
    std::vector<Hidden> take() { return std::move(m_found); }

private:
    std::vector<Hidden> m_found;
};

void inspect_picture(std::string_view bytes, Noted&);
// Parts that Word, Excel and PowerPoint share: properties, relations, macros, embedded objects.
void inspect_package(archive::Zip const&, Noted&);
void inspect_word(archive::Zip const&, Noted&);
void inspect_workbook(archive::Zip const&, Noted&);
void inspect_slides(archive::Zip const&, Noted&);

// Whether a name tells nothing of a person: what programs write of themselves, and machines' first accounts.
bool is_nobody(std::string_view author);

} // namespace fengye::media
