#include <algorithm>
#include <array>
#include <chrono>
#include <map>
#include <set>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "modules/media/domain/inspected_parts.hpp"
#include "modules/media/domain/pdf_drawing.hpp"
#include "platform/utf8/utf8.hpp"

namespace fengye::media {

namespace {

using namespace std::string_literals;
using namespace std::string_view_literals;
using boost::json::object;
using boost::json::value;

constexpr int pages_at_once = 25, revisions_max = 5, pictures_max = 200;
constexpr std::chrono::seconds time_for_pages{90};
constexpr double share_of_a_scan = 0.5;

// Objects of ISO 32000 as qpdf writes them: names begin with /, strings with u: or b:, references end with R.
class Objects {
public:
    static std::optional<Objects> of(std::string const& json)
    {
        boost::system::error_code error;
        boost::json::parse_options options;
        options.max_depth = 200;
        auto parsed = boost::json::parse(json, error, {}, options);
        auto const* top = parsed.if_object();
        auto const* qpdf = top ? top->if_contains("qpdf") : nullptr;
        if (error || !qpdf || !qpdf->is_array() || qpdf->get_array().size() < 2 ||
            !qpdf->get_array()[1].is_object())
            return std::nullopt;
        return Objects(std::move(parsed));
    }

    object const& summary() const { return m_parsed.get_object(); }

    // What a reference points at, or the value itself.
    value const* resolved(value const* one) const
    {
        for (int steps = 0; one && steps < 8; ++steps) {
            auto const* reference = one->if_string();
            if (!reference || !reference->ends_with(" R"))
                return one;
            one = at("obj:" + std::string{*reference});
        }
        return one;
    }
    object const* dictionary(value const* one) const
    {
        auto const* found = resolved(one);
        return found ? found->if_object() : nullptr;
    }
    value const* in(object const* dictionary, std::string_view key) const
    {
        return dictionary ? resolved(dictionary->if_contains(key)) : nullptr;
    }
    object const* dictionary_in(object const* outer, std::string_view key) const
    {
        return dictionary(outer ? outer->if_contains(key) : nullptr);
    }
    // A name without its stroke.
    std::string_view name_in(object const* dictionary, std::string_view key) const
    {
        auto const* found = in(dictionary, key);
        auto const* text = found ? found->if_string() : nullptr;
        return text && text->starts_with('/') ? std::string_view{*text}.substr(1) : std::string_view{};
    }
    std::string text_in(object const* dictionary, std::string_view key) const
    {
        auto const* found = in(dictionary, key);
        auto const* text = found ? found->if_string() : nullptr;
        return text && text->starts_with("u:") ? std::string{text->data() + 2, text->size() - 2}
                                               : std::string{};
    }
    std::int64_t number_in(object const* dictionary, std::string_view key) const
    {
        auto const* found = in(dictionary, key);
        return found && found->is_int64() ? found->get_int64() : 0;
    }
    std::vector<value const*> list_in(object const* dictionary, std::string_view key) const
    {
        std::vector<value const*> list;
        auto const* found = in(dictionary, key);
        if (found && found->is_array())
            for (auto const& one : found->get_array())
                list.push_back(&one);
        return list;
    }

    object const* root() const { return dictionary_in(trailer(), "/Root"); }
    object const* trailer() const { return held(all().if_contains("trailer")); }

    // Every dictionary, those within others too.
    void each(std::function<void(object const&)> const& look) const
    {
        for (auto const& [name, one] : all())
            if (auto const* top = held(&one))
                each_within(*top, look, 0);
            else if (auto const* found = one.if_object())
                each_within(*found, look, 0);
    }

private:
    explicit Objects(value parsed) : m_parsed(std::move(parsed)) {}

    object const& all() const { return m_parsed.get_object().at("qpdf").get_array()[1].get_object(); }

    value const* at(std::string const& name) const
    {
        auto const* one = all().if_contains(name);
        auto const* wrapped = one ? one->if_object() : nullptr;
        if (!wrapped)
            return nullptr;
        if (auto const* found = wrapped->if_contains("value"))
            return found;
        auto const* stream = wrapped->if_contains("stream");
        return stream && stream->is_object() ? stream->get_object().if_contains("dict") : nullptr;
    }
    static object const* held(value const* one)
    {
        auto const* wrapped = one ? one->if_object() : nullptr;
        auto const* found = wrapped ? wrapped->if_contains("value") : nullptr;
        return found ? found->if_object() : nullptr;
    }
    static void each_within(object const& one, std::function<void(object const&)> const& look, int depth)
    {
        look(one);
        for (auto const& [key, inner] : one)
            each_in(inner, look, depth + 1);
    }
    static void each_in(value const& one, std::function<void(object const&)> const& look, int depth)
    {
        if (depth > 100)
            return;
        if (auto const* inner = one.if_object())
            each_within(*inner, look, depth);
        if (auto const* list = one.if_array())
            for (auto const& inner : *list)
                each_in(inner, look, depth + 1);
    }

    value m_parsed;
};

void look_at_information(Objects const& objects, Noted& noted)
{
    auto const* information = objects.dictionary_in(objects.trailer(), "/Info");
    for (auto const* key : {"/Author", "/Company", "/Manager", "/LastModifiedBy"})
        if (auto const name = objects.text_in(information, key); !name.empty())
            noted.add(
                is_nobody(name) ? Level::hint : Level::please_confirm, HiddenRule::author, "Info"s + key,
                name);
    for (auto const* key : {"/Title", "/Subject", "/Keywords"})
        if (auto const text = objects.text_in(information, key); is_local_path(text))
            noted.add(Level::please_confirm, HiddenRule::template_path, "Info"s + key, text);
        else if (key != "/Title"sv && !text.empty())
            noted.add(Level::hint, HiddenRule::property, "Info"s + key, text);
}

// Notes and marks of readers, files pinned to a page, and blackening that was begun and not carried out.
void look_at_annotation(Objects const& objects, object const* note, std::string const& where, Noted& noted)
{
    static constexpr std::array remarks{
        "Text"sv, "Popup"sv,  "Highlight"sv, "Underline"sv, "StrikeOut"sv, "Squiggly"sv, "Caret"sv, "Ink"sv,
        "Line"sv, "Square"sv, "Circle"sv,    "Polygon"sv,   "PolyLine"sv,  "Stamp"sv,    "Sound"sv};
    constexpr std::int64_t hidden = 2, no_view = 32;
    auto const kind = objects.name_in(note, "/Subtype");
    auto const contents = objects.text_in(note, "/Contents");
    bool const is_unseen = (objects.number_in(note, "/F") & (hidden | no_view)) != 0;
    if (kind == "FileAttachment")
        noted.add(Level::please_confirm, HiddenRule::embedded_object, where, contents);
    else if (kind == "Redact")
        noted.add(Level::must_fix, HiddenRule::hidden_text, where, contents);
    else if (std::find(remarks.begin(), remarks.end(), kind) != remarks.end() && !contents.empty())
        noted.add(Level::must_fix, HiddenRule::comment, where, contents);
    else if (kind == "Text" || kind == "Sound")
        noted.add(Level::please_confirm, HiddenRule::comment, where);
    else if (kind == "FreeText" && !contents.empty())
        noted.add(is_unseen ? Level::must_fix : Level::hint, HiddenRule::comment, where, contents);
    else if (kind == "Widget" && is_unseen && !objects.text_in(note, "/V").empty())
        noted.add(Level::please_confirm, HiddenRule::hidden_text, where, objects.text_in(note, "/V"));
}

void look_at_annotations(Objects const& objects, Noted& noted)
{
    auto const pages = objects.list_in(&objects.summary(), "pages");
    for (std::size_t i = 0; i < pages.size(); ++i) {
        auto const* summary = pages[i]->if_object();
        auto const* page = objects.dictionary_in(summary, "object");
        auto const where = fmt::format("page {}", i + 1);
        for (auto const* note : objects.list_in(page, "/Annots"))
            look_at_annotation(objects, objects.dictionary(note), where, noted);
        if (page && page->contains("/Thumb"))
            noted.add(Level::hint, HiddenRule::thumbnail, where);
    }
}

void look_at_actions(Objects const& objects, Noted& noted)
{
    objects.each([&](object const& one) {
        auto const kind = objects.name_in(&one, "/S");
        if (kind == "JavaScript" || kind == "Launch" || kind == "ImportData")
            noted.add(Level::must_fix, HiddenRule::macro, std::string{kind}, objects.text_in(&one, "/JS"));
        else if (kind == "SubmitForm" || kind == "GoToR")
            noted.add(
                Level::please_confirm, HiddenRule::external_link, std::string{kind},
                objects.text_in(&one, "/F"));
        if (kind == "URI" && is_local_path(objects.text_in(&one, "/URI")))
            noted.add(Level::please_confirm, HiddenRule::external_link, "URI", objects.text_in(&one, "/URI"));
        if (objects.name_in(&one, "/Type") == "Filespec" && one.contains("/EF"))
            noted.add(
                Level::please_confirm, HiddenRule::embedded_object, "EmbeddedFiles",
                objects.text_in(&one, one.contains("/UF") ? "/UF" : "/F"));
    });
}

// Pages that were taken out of the file's order and stand in it still.
void look_for_lost_pages(Objects const& objects, Noted& noted)
{
    std::size_t pages = 0;
    objects.each([&](object const& one) { pages += objects.name_in(&one, "/Type") == "Page" ? 1 : 0; });
    auto const shown = objects.list_in(&objects.summary(), "pages").size();
    if (pages > shown)
        noted.add(Level::please_confirm, HiddenRule::old_revision, "pages", std::to_string(pages - shown));
}

// Layers that are off when the file is opened. Nobody sees them, and a click brings them out.
void look_at_layers(Objects const& objects, Noted& noted)
{
    auto const* layers = objects.dictionary_in(objects.root(), "/OCProperties");
    auto const* usual = objects.dictionary_in(layers, "/D");
    auto off = objects.list_in(usual, "/OFF");
    if (objects.name_in(usual, "/BaseState") == "OFF") {
        off = objects.list_in(layers, "/OCGs");
        auto const on = objects.list_in(usual, "/ON");
        std::erase_if(off, [&](value const* layer) {
            return std::any_of(on.begin(), on.end(), [&](value const* one) { return *one == *layer; });
        });
    }
    for (auto const* layer : off)
        noted.add(
            Level::must_fix, HiddenRule::hidden_text, "layer",
            objects.text_in(objects.dictionary(layer), "/Name"));
}

void look_at_page(pdf::Page const& page, std::string const& where, Noted& noted)
{
    bool const is_scan = page.picture_share > share_of_a_scan;
    std::map<bool, std::string> unseen; // honestly (a scan's text layer), and not
    for (auto const& [text, why, under_picture] : page.stretches) {
        bool const is_honest =
            why == pdf::Unseen::runs_over || (is_scan && (why == pdf::Unseen::invisible || under_picture));
        if (why != pdf::Unseen::no)
            unseen[is_honest] += (unseen[is_honest].empty() ? "" : " ") + text;
    }
    for (auto const& [is_honest, text] : unseen)
        noted.add(is_honest ? Level::hint : Level::must_fix, HiddenRule::hidden_text, where, text);
    if (page.stretches.empty() && is_scan)
        noted.add(Level::please_confirm, HiddenRule::no_text_layer, where);
}

void look_at_pages(std::string_view bytes, int pages, Noted& noted)
{
    auto const begin = std::chrono::steady_clock::now();
    for (int first = 1; first <= pages; first += pages_at_once) {
        auto const last = std::min(first + pages_at_once - 1, pages);
        auto const where = fmt::format("page {}-{}", first, last);
        if (std::chrono::steady_clock::now() - begin > time_for_pages)
            return noted.add(
                Level::please_confirm, HiddenRule::not_inspected, fmt::format("page {}-{}", first, pages));
        auto const trace = convert::drawing_of_pdf(bytes, first, last);
        if (!trace)
            return noted.add_refusal(trace.error(), where);
        int number = first;
        for (auto const& page : pdf::drawn_pages(*trace))
            look_at_page(page, fmt::format("page {}", number++), noted);
    }
}

// The first and last lines of a page are its edges.
void take_lines(std::string_view text, Noted& noted)
{
    constexpr std::size_t edge_lines = 3;
    for (int page = 1; !text.empty(); ++page) {
        auto const end = std::min(text.find('\f'), text.size());
        std::vector<std::string_view> lines;
        for (auto rest = text.substr(0, end); !rest.empty();) {
            auto const line_end = std::min(rest.find('\n'), rest.size());
            if (rest.substr(0, line_end).find_first_not_of(" \t\r") != rest.npos)
                lines.push_back(rest.substr(0, line_end));
            rest.remove_prefix(std::min(line_end + 1, rest.size()));
        }
        for (std::size_t i = 0; i < lines.size(); ++i)
            noted.add_line(
                fmt::format("page {}", page), lines[i],
                i < edge_lines || i + 2 >= lines.size() ? Place::edge : Place::text);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

std::map<char32_t, int> characters_of(std::string_view text)
{
    std::map<char32_t, int> counts;
    for (char32_t c : utf8::decoded(text))
        if (c > U' ')
            ++counts[c];
    return counts;
}

// A file that was saved by adding to it still holds what stood there before; it tells when words of then are
// gone. Seals and signatures add too, and change no word.
void look_at_revisions(std::string_view bytes, std::string_view now, Noted& noted)
{
    std::vector<std::size_t> ends;
    for (auto at = bytes.find("%%EOF"); at != bytes.npos; at = bytes.find("%%EOF", at + 5))
        ends.push_back(at + 5);
    if (ends.size() < 2)
        return;
    auto const present = characters_of(now);
    ends.pop_back();
    for (auto end = ends.size(); end-- > 0 && ends.size() - end <= revisions_max;) {
        // The first part of a file made for the web is no revision.
        auto const then =
            ends[end] > 2048 || end > 0 || bytes.substr(0, 2048).find("/Linearized") == bytes.npos
                ? convert::text_of_pdf(bytes.substr(0, ends[end]))
                : Result<std::string>{""};
        if (!then)
            continue;
        std::string gone;
        auto left = present;
        for (char32_t c : utf8::decoded(*then))
            if (c > U' ' && --left[c] < 0)
                gone += utf8::encoded(std::u32string{c});
        if (!gone.empty())
            return noted.add(
                Level::please_confirm, HiddenRule::old_revision, fmt::format("revision {}", end + 1), gone);
    }
}

// Pictures keep what cameras wrote into them, and XMP says again who wrote the text.
void look_at_streams(std::string_view plain, Noted& noted)
{
    int pictures = 0;
    for (auto at = plain.find("stream\n\xff\xd8\xff"); at != plain.npos && ++pictures <= pictures_max;) {
        auto const begin = at + 7;
        auto const end = plain.find("\nendstream", begin);
        Noted inner;
        inspect_picture(plain.substr(begin, end == plain.npos ? end : end - begin), inner);
        for (auto const& found : inner.take().findings)
            if (found.rule != HiddenRule::unreadable && found.rule != HiddenRule::trailing_data)
                noted.add(
                    found.level, found.rule, fmt::format("picture {}/{}", pictures, found.where),
                    found.excerpt);
        at = end == plain.npos ? end : plain.find("stream\n\xff\xd8\xff", end);
    }
    if (auto const at = plain.rfind("<x:xmpmeta"); at != plain.npos)
        inspect_xmp(plain.substr(at, plain.find("</x:xmpmeta>", at) - at), noted);
}

} // namespace

void inspect_pdf(std::string_view bytes, Noted& noted)
{
    auto const json = convert::objects_of_pdf(bytes);
    if (!json) {
        bool const is_locked =
            json.error().because == Because::not_valid && bytes.find("/Encrypt") != bytes.npos;
        return is_locked ? noted.add(Level::must_fix, HiddenRule::encrypted, "")
                         : noted.add_refusal(json.error(), "");
    }
    auto const objects = Objects::of(*json);
    if (!objects)
        return noted.add(Level::must_fix, HiddenRule::unreadable, "");
    auto const* lock = objects->dictionary_in(&objects->summary(), "encrypt");
    if (auto const* is_locked = lock ? lock->if_contains("encrypted") : nullptr;
        is_locked && is_locked->is_bool() && is_locked->get_bool())
        noted.add(Level::hint, HiddenRule::encrypted, "Encrypt");
    look_at_information(*objects, noted);
    look_at_annotations(*objects, noted);
    look_at_actions(*objects, noted);
    look_at_layers(*objects, noted);
    look_for_lost_pages(*objects, noted);
    auto const pages = objects->list_in(&objects->summary(), "pages").size();
    if (pages == 0)
        noted.add(Level::must_fix, HiddenRule::unreadable, "");
    look_at_pages(bytes, static_cast<int>(pages), noted);
    if (auto const text = convert::text_of_pdf(bytes)) {
        take_lines(*text, noted);
        look_at_revisions(bytes, *text, noted);
    } else {
        noted.add_refusal(text.error(), "text");
    }
    if (auto const plain = convert::unpacked_pdf(bytes))
        look_at_streams(*plain, noted);
    else
        noted.add_refusal(plain.error(), "streams");
}

} // namespace fengye::media
