#include <array>

#include "modules/media/domain/inspection.hpp"

namespace fengye::media {

namespace {

struct Known {
    std::string_view begins, words;
};

// The parts of files that clerks know by another name. What follows the beginning is their number.
constexpr std::array known_parts{
    Known{"word/document", "media.in_text"},
    Known{"word/header", "media.in_header"},
    Known{"word/footer", "media.in_footer"},
    Known{"word/footnotes", "media.in_footnotes"},
    Known{"word/endnotes", "media.in_footnotes"},
    Known{"word/comments", "media.in_comments"},
    Known{"word/settings", "media.in_settings"},
    Known{"word/people", "media.in_comments"},
    Known{"word/media/", "media.in_picture"},
    Known{"xl/media/", "media.in_picture"},
    Known{"ppt/media/", "media.in_picture"},
    Known{"xl/worksheets/sheet", "media.in_sheet"},
    Known{"xl/workbook", "media.in_workbook"},
    Known{"xl/comments", "media.in_comments"},
    Known{"xl/threadedComments/", "media.in_comments"},
    Known{"ppt/slides/slide", "media.in_slide"},
    Known{"ppt/notesSlides/notesSlide", "media.in_notes"},
    Known{"ppt/comments/", "media.in_comments"},
    Known{"ppt/slideMasters/", "media.in_master"},
    Known{"ppt/slideLayouts/", "media.in_master"},
    Known{"docProps/", "media.in_properties"},
    Known{"customXml/", "media.in_properties"},
    Known{"Info/", "media.in_properties"},
    Known{"XMP", "media.in_properties"},
    Known{"Exif", "media.in_properties"},
    Known{"GPS", "media.in_properties"},
    Known{"page ", "media.in_page"},
    Known{"picture ", "media.in_picture"},
    Known{"line ", "media.in_line"},
    Known{"layer", "media.in_layer"}};

std::string number_in(std::string_view text)
{
    auto const begin = text.find_first_of("0123456789");
    auto const end = text.find_first_not_of("0123456789-", begin);
    return begin == text.npos ? std::string{} : std::string{text.substr(begin, end - begin)};
}

} // namespace

std::string shown_place(Say const& say, std::string_view where)
{
    for (auto const& [begins, words] : known_parts) {
        auto at = where.rfind(begins);
        while (at != where.npos && at > 0 && where[at - 1] != '/')
            at = at == 0 ? where.npos : where.rfind(begins, at - 1);
        if (at == where.npos)
            continue;
        auto const outer = at == 0 ? std::string{} : std::string{where.substr(0, at - 1)} + " · ";
        return outer + say(words, number_in(where.substr(at + begins.size())));
    }
    return std::string{where};
}

} // namespace fengye::media
