#include <charconv>

#include "modules/media/domain/inspected_parts.hpp"
#include "platform/xml/part.hpp"

namespace fengye::media {

namespace {

bool is_false(std::string_view text)
{
    return text == "0" || text == "false";
}

// What stands in the notes' own place; the number of the slide is every page's.
std::string notes_in(xml::Part const& part)
{
    std::string notes;
    part.each([&](pugi::xml_node node) {
        if (xml::local_name(node) != "sp")
            return;
        auto const place = xml::child(xml::child(xml::child(node, "nvSpPr"), "nvPr"), "ph");
        auto const kind = xml::attribute(place, "type");
        if (kind != "sldNum" && kind != "dt" && kind != "hdr" && kind != "ftr" && kind != "sldImg")
            notes += xml::text_in(xml::child(node, "txBody"));
    });
    return notes;
}

// In the units of the format (EMU); slides are of 16:9 unless they say otherwise.
struct SlideSize {
    double width = 12'192'000, height = 6'858'000;
};

double number_of(pugi::xml_node node, std::string_view name, double otherwise = 0)
{
    auto const text = xml::attribute(node, name);
    std::from_chars(text.data(), text.data() + text.size(), otherwise);
    return otherwise;
}

SlideSize size_of_slides(archive::Zip const& zip)
{
    SlideSize size;
    xml::Part::of(zip, "ppt/presentation.xml").each([&](pugi::xml_node node) {
        if (xml::local_name(node) == "sldSz")
            size = {number_of(node, "cx", size.width), number_of(node, "cy", size.height)};
    });
    return size;
}

// What was pushed off the slide is not shown to an audience, and is to whoever opens the file.
void look_beside(xml::Part const& part, std::string const& name, SlideSize const& slide, Noted& noted)
{
    part.each([&](pugi::xml_node node) {
        auto const element = xml::local_name(node);
        if ((element != "sp" && element != "pic") || xml::local_name(node.parent()) == "grpSp")
            return;
        auto const frame = xml::child(xml::child(node, "spPr"), "xfrm");
        auto const at = xml::child(frame, "off"), size = xml::child(frame, "ext");
        if (!at || !size)
            return;
        auto const x = number_of(at, "x"), y = number_of(at, "y");
        bool const is_off = x >= slide.width || y >= slide.height || x + number_of(size, "cx") <= 0 ||
                            y + number_of(size, "cy") <= 0;
        auto const text = xml::text_in(xml::child(node, "txBody"));
        if (is_off && (element == "pic" || !text.empty()))
            noted.add(Level::please_confirm, HiddenRule::hidden_text, name, text);
    });
}

void look_at_shapes(xml::Part const& part, std::string const& name, Noted& noted)
{
    part.each([&](pugi::xml_node node) {
        auto const hidden = xml::attribute(node, "hidden");
        if (xml::local_name(node) == "cNvPr" && !hidden.empty() && !is_false(hidden))
            noted.add(Level::must_fix, HiddenRule::hidden_text, name, xml::text_in(node.parent().parent()));
    });
}

void take_lines(xml::Part const& part, std::string const& name, Noted& noted)
{
    part.each([&](pugi::xml_node node) {
        if (xml::local_name(node) == "p")
            noted.add_line(name, xml::text_in(node, 64 * 1024), Place::edge);
    });
}

} // namespace

void inspect_slides(archive::Zip const& zip, Noted& noted)
{
    auto const size = size_of_slides(zip);
    for (auto const& entry : zip.entries()) {
        auto const& name = entry.name;
        auto const begins = [&](std::string_view start) {
            return name.starts_with(start) && name.ends_with(".xml");
        };
        if (begins("ppt/slides/slide")) {
            auto const slide = xml::Part::of(zip, name);
            if (!slide.is_readable())
                noted.add(Level::must_fix, HiddenRule::unreadable, name);
            if (is_false(xml::attribute(slide.root(), "show")))
                noted.add(Level::must_fix, HiddenRule::hidden_slide, name, xml::text_in(slide.root()));
            look_at_shapes(slide, name, noted);
            look_beside(slide, name, size, noted);
            take_lines(slide, name, noted);
        }
        if (begins("ppt/notesSlides/notesSlide"))
            if (auto const notes = notes_in(xml::Part::of(zip, name)); !notes.empty()) {
                noted.add(Level::must_fix, HiddenRule::speaker_notes, name, notes);
                noted.add_line(name, notes);
            }
        if (begins("ppt/comments/"))
            noted.add(
                Level::must_fix, HiddenRule::comment, name, xml::text_in(xml::Part::of(zip, name).root()));
        if (begins("ppt/slideMasters/") || begins("ppt/slideLayouts/")) {
            look_at_shapes(xml::Part::of(zip, name), name, noted);
            take_lines(xml::Part::of(zip, name), name, noted);
        }
    }
}

} // namespace fengye::media
