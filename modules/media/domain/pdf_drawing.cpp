#include "modules/media/domain/pdf_drawing.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <optional>

#include <pugixml.hpp>

namespace fengye::media::pdf {

namespace {

constexpr double points_of_tiny_text = 1.2, margin = 2, colours_alike = 0.08;
constexpr std::size_t glyphs_of_a_stretch = 12, coats_max = 4'000;

std::vector<double> numbers_in(std::string_view text)
{
    std::vector<double> numbers;
    while (!text.empty() && numbers.size() < 32) {
        auto const end = text.find(' ');
        auto word = text.substr(0, end);
        double number = 0;
        // ".5" and "-.5" are written without their nought.
        std::from_chars(word.data(), word.data() + word.size(), number);
        numbers.push_back(std::isfinite(number) ? number : 0);
        text = end == text.npos ? std::string_view{} : text.substr(end + 1);
    }
    return numbers;
}

double number(pugi::xml_node node, char const* name, double otherwise = 0)
{
    auto const numbers = numbers_in(node.attribute(name).value());
    return numbers.empty() ? otherwise : numbers.front();
}

struct Point {
    double x = 0, y = 0;
};

struct Matrix {
    double a = 1, b = 0, c = 0, d = 1, e = 0, f = 0;

    static Matrix of(pugi::xml_node node)
    {
        auto const m = numbers_in(node.attribute("transform").value());
        return m.size() == 6 ? Matrix{m[0], m[1], m[2], m[3], m[4], m[5]} : Matrix{};
    }
    Point at(Point p) const { return {a * p.x + c * p.y + e, b * p.x + d * p.y + f}; }
    bool is_upright() const
    {
        auto const none = [](double n) { return std::abs(n) < 1e-3; };
        return (none(b) && none(c)) || (none(a) && none(d));
    }
};

struct Box {
    double left = std::numeric_limits<double>::infinity(), top = left, right = -left, bottom = -left;

    void take(Point p)
    {
        left = std::min(left, p.x), right = std::max(right, p.x);
        top = std::min(top, p.y), bottom = std::max(bottom, p.y);
    }
    bool holds(Point p) const { return p.x >= left && p.x <= right && p.y >= top && p.y <= bottom; }
    double area() const { return left < right && top < bottom ? (right - left) * (bottom - top) : 0; }
    Box within(Box const& other) const
    {
        return {
            std::max(left, other.left), std::max(top, other.top), std::min(right, other.right),
            std::min(bottom, other.bottom)};
    }
};

struct Colour {
    double red = 0, green = 0, blue = 0;

    bool is_like(Colour const& other) const
    {
        return std::abs(red - other.red) < colours_alike && std::abs(green - other.green) < colours_alike &&
               std::abs(blue - other.blue) < colours_alike;
    }
};

// Nothing for colours whose look is not known by their numbers.
std::optional<Colour> colour_of(pugi::xml_node node)
{
    std::string_view const space = node.attribute("colorspace").value();
    auto const c = numbers_in(node.attribute("color").value());
    auto const light = [](double ink, double black) {
        return (1 - std::clamp(ink, 0., 1.)) * (1 - std::clamp(black, 0., 1.));
    };
    if (space.starts_with("Separation") || space.starts_with("DeviceN"))
        return std::all_of(c.begin(), c.end(), [](double ink) { return ink < colours_alike; })
                   ? std::optional{Colour{1, 1, 1}}
                   : std::nullopt;
    if (space.starts_with("Lab") || space.starts_with("Indexed") || space.starts_with("Pattern"))
        return std::nullopt;
    switch (c.size()) {
    case 1:
        return Colour{c[0], c[0], c[0]};
    case 3:
        return Colour{c[0], c[1], c[2]};
    case 4:
        return Colour{light(c[0], c[3]), light(c[1], c[3]), light(c[2], c[3])};
    default:
        return std::nullopt;
    }
}

// Something laid on the page: a path, a picture, a shading.
struct Coat {
    Box box;
    bool fills_its_box; // no round corners, no holes, nothing shines through
    bool is_picture;
    std::optional<Colour> colour; // of paths of one colour
};

struct Glyph {
    std::string text;
    Point at, middle;
};

// Text of one look, with what lay on the page when it was drawn.
struct Piece {
    std::vector<Glyph> glyphs;
    double size;
    std::size_t coats_below;
    std::optional<Colour> colour;
    bool is_drawn;
    Box within; // what clips leave of the page
};

struct Line {
    Point begin, end;
    double size;
};

// Whether a stretch goes on where an earlier one ended: in its line, or at the beginning of the line below.
bool goes_on(Line const& earlier, Line const& later)
{
    auto const size = std::max(earlier.size, later.size), down = std::abs(earlier.begin.y - later.begin.y);
    auto const gap = later.begin.x - earlier.end.x;
    return gap < 3 * size && (down < size / 2 ? gap > -3 * size : down < 4 * size);
}

bool is_on_page_or_from_there(Unseen unseen)
{
    return unseen == Unseen::no || unseen == Unseen::runs_over;
}

struct Clip {
    Box box;
    bool is_a_box;
    // Pieces of text that are only seen when something is drawn within them.
    std::size_t pieces_begin = 0, pieces_end = 0;
};

Box box_of_path(pugi::xml_node node, Matrix const& matrix)
{
    Box box;
    for (auto const step : node.children())
        for (auto const& [x, y] : {std::pair{"x", "y"}, {"x1", "y1"}, {"x2", "y2"}, {"x3", "y3"}})
            if (step.attribute(x))
                box.take(matrix.at({number(step, x), number(step, y)}));
    return box;
}

// One upright rectangle.
bool is_a_box(pugi::xml_node node, Matrix const& matrix)
{
    std::vector<Point> corners;
    for (auto const step : node.children()) {
        std::string_view const name = step.name();
        if (name == "closepath")
            continue;
        if ((name != "lineto" && name != "moveto") || corners.size() == 5 ||
            (name == "moveto" && !corners.empty()))
            return false;
        corners.push_back({number(step, "x"), number(step, "y")});
    }
    if (corners.size() < 4 || !matrix.is_upright())
        return false;
    for (std::size_t i = 1; i < 4; ++i)
        if (std::abs(corners[i].x - corners[i - 1].x) > 0.01 &&
            std::abs(corners[i].y - corners[i - 1].y) > 0.01)
            return false;
    return true;
}

class Drawing {
public:
    explicit Drawing(pugi::xml_node page)
    {
        auto const media = numbers_in(page.attribute("mediabox").value());
        if (media.size() == 4)
            m_page = {media[0], media[1], media[2], media[3]};
        for (auto node = page.first_child(); node;)
            node = enter(node, page);
    }

    Page page() const
    {
        Page page{.stretches = {}, .picture_share = 0};
        for (auto const& coat : m_coats)
            if (coat.is_picture && m_page.area() > 0)
                page.picture_share += coat.box.within(m_page).area() / m_page.area();
        page.picture_share = std::min(page.picture_share, 1.);
        std::vector<Line> lines;
        for (auto const& piece : m_pieces)
            add_stretches(piece, page.stretches, lines);
        drop_shadows(page.stretches);
        let_run_over(page.stretches, lines);
        return page;
    }

private:
    // Takes in one node; the next in the order of drawing. Groups hold what is drawn in them.
    pugi::xml_node enter(pugi::xml_node node, pugi::xml_node page)
    {
        std::string_view const name = node.name();
        if (name == "group") {
            m_groups.push_back(is_solid(node));
            if (node.first_child())
                return node.first_child();
        } else {
            take(node, name);
        }
        while (node != page && !node.next_sibling()) {
            if (std::string_view{node.name()} == "group" && !m_groups.empty())
                m_groups.pop_back();
            node = node.parent();
        }
        if (node == page)
            return {};
        if (std::string_view{node.name()} == "group" && !m_groups.empty())
            m_groups.pop_back();
        return node.next_sibling();
    }

    static bool is_solid(pugi::xml_node node)
    {
        std::string_view const blend = node.attribute("blendmode").value();
        return (blend.empty() || blend == "Normal") && number(node, "alpha", 1) > 0.95;
    }

    void take(pugi::xml_node node, std::string_view name)
    {
        auto const matrix = Matrix::of(node);
        if (name == "fill_text" || name == "stroke_text" || name == "ignore_text" || name == "clip_text" ||
            name == "clip_stroke_text") {
            auto const is_clip = name.starts_with("clip");
            auto const begin = m_pieces.size();
            take_text(node, matrix, name != "ignore_text" && !is_clip && number(node, "alpha", 1) > 0.02);
            if (is_clip)
                m_clips.push_back({within_clips(m_page), false, begin, m_pieces.size()});
        } else if (name == "fill_path") {
            auto const solid = is_a_box(node, matrix) && is_solid(node) && are_groups_solid();
            put(
                {within_clips(box_of_path(node, matrix)), solid && are_clips_boxes(), false,
                 colour_of(node)});
        } else if (name == "fill_image" || name == "fill_image_mask") {
            Box box;
            for (auto const corner : {Point{0, 0}, {0, 1}, {1, 0}, {1, 1}})
                box.take(matrix.at(corner));
            auto const is_solid_picture = name == "fill_image" && matrix.is_upright() && is_solid(node) &&
                                          are_groups_solid() && are_clips_boxes();
            put({within_clips(box), is_solid_picture, true, {}});
        } else if (name == "fill_shade") {
            put({within_clips(m_page), false, false, {}});
        } else if (name == "clip_path") {
            m_clips.push_back({within_clips(box_of_path(node, matrix)), is_a_box(node, matrix)});
        } else if (name.starts_with("clip") || name == "end_mask") {
            m_clips.push_back({within_clips(m_page), false});
        } else if (name == "pop_clip" && !m_clips.empty()) {
            m_clips.pop_back();
        }
    }

    void take_text(pugi::xml_node node, Matrix const& matrix, bool is_drawn)
    {
        for (auto const span : node.children("span")) {
            auto const trm = numbers_in(span.attribute("trm").value());
            Piece piece{{}, 12, m_coats.size(), colour_of(node), is_drawn, within_clips(m_page)};
            Point up{0, 0}, along{0, 0};
            if (trm.size() == 4) {
                auto const turned = [&](double x, double y) {
                    return Point{matrix.a * x + matrix.c * y, matrix.b * x + matrix.d * y};
                };
                up = turned(trm[2], trm[3]), along = turned(trm[0], trm[1]);
                piece.size = std::hypot(up.x, up.y);
            }
            for (auto const glyph : span.children("g")) {
                auto const at = matrix.at({number(glyph, "x"), number(glyph, "y")});
                auto const width = number(glyph, "adv") / 2;
                piece.glyphs.push_back(
                    {glyph.attribute("unicode").value(),
                     at,
                     {at.x + along.x * width + up.x * 0.35, at.y + along.y * width + up.y * 0.35}});
            }
            m_pieces.push_back(std::move(piece));
        }
    }

    void put(Coat const& coat)
    {
        for (auto const& clip : m_clips)
            for (auto piece = clip.pieces_begin; piece < clip.pieces_end; ++piece) {
                m_pieces[piece].is_drawn = true;
                m_pieces[piece].colour.reset();
            }
        bool const is_seen = coat.box.area() > 4;
        if (is_seen && m_coats.size() < coats_max)
            m_coats.push_back(coat);
    }

    Box within_clips(Box const& box) const { return m_clips.empty() ? box : box.within(m_clips.back().box); }
    bool are_clips_boxes() const
    {
        return std::all_of(m_clips.begin(), m_clips.end(), [](Clip const& clip) { return clip.is_a_box; });
    }
    bool are_groups_solid() const
    {
        return std::all_of(m_groups.begin(), m_groups.end(), [](bool solid) { return solid; });
    }

    Coat const* covering(Point middle, std::size_t from) const
    {
        for (auto i = from; i < m_coats.size(); ++i)
            if (m_coats[i].fills_its_box && m_coats[i].box.holds(middle))
                return &m_coats[i];
        return nullptr;
    }

    // The colour on which text stands: the page's white, a path's, or nobody knows.
    std::optional<Colour> ground(Point middle, std::size_t coats_below) const
    {
        for (auto i = std::min(coats_below, m_coats.size()); i-- > 0;)
            if (m_coats[i].box.holds(middle))
                return m_coats[i].fills_its_box ? m_coats[i].colour : std::nullopt;
        return Colour{1, 1, 1};
    }

    Stretch judged(Piece const& piece, std::size_t begin, std::size_t end, std::string text) const
    {
        auto const& first = piece.glyphs[begin];
        auto const& last = piece.glyphs[end - 1];
        auto const is = [&](Unseen why, bool under_picture = false) {
            return Stretch{std::move(text), why, under_picture};
        };
        // Tables cut off words that are too long for their cells; a clip with room for no word at all hides.
        auto const& seen = piece.within.area() < 2 * piece.size * piece.size ? piece.within : m_page;
        Box const wide{seen.left - margin, seen.top - margin, seen.right + margin, seen.bottom + margin};
        if (!wide.holds(first.middle) && !wide.holds(last.middle))
            return is(Unseen::outside);
        if (!piece.is_drawn)
            return is(Unseen::invisible);
        auto const long_way = std::hypot(last.at.x - first.at.x, last.at.y - first.at.y);
        if (piece.size < points_of_tiny_text && end - begin > 1 &&
            long_way < points_of_tiny_text * static_cast<double>(end - begin))
            return is(Unseen::tiny);
        auto const* above_first = covering(first.middle, piece.coats_below);
        auto const* above_last = covering(last.middle, piece.coats_below);
        if (above_first && above_last)
            return is(Unseen::covered, above_first->is_picture || above_last->is_picture);
        auto const is_lost = [&](Point middle) {
            auto const below = ground(middle, piece.coats_below);
            return piece.colour && below && piece.colour->is_like(*below);
        };
        if (is_lost(first.middle) && is_lost(last.middle))
            return is(Unseen::same_colour);
        return is(Unseen::no);
    }

    void add_stretches(Piece const& piece, std::vector<Stretch>& stretches, std::vector<Line>& lines) const
    {
        auto const is_space = [](std::string const& text) {
            return text.empty() || text == " " || text == "\u00a0" || text == "\u3000" || text == "\t";
        };
        std::size_t begin = 0;
        std::string text;
        for (std::size_t i = 0; i <= piece.glyphs.size(); ++i) {
            bool const is_end = i == piece.glyphs.size();
            if (is_end || is_space(piece.glyphs[i].text) || i - begin == glyphs_of_a_stretch) {
                if (!text.empty()) {
                    stretches.push_back(judged(piece, begin, i, std::move(text)));
                    lines.push_back({piece.glyphs[begin].at, piece.glyphs[i - 1].at, piece.size});
                }
                text.clear();
                begin = i;
            }
            if (is_end)
                break;
            if (is_space(piece.glyphs[i].text))
                begin = i + 1;
            else
                text += piece.glyphs[i].text;
        }
    }

    // Letters drawn twice, as outlines and shadows are, are seen when one of them is.
    static void drop_shadows(std::vector<Stretch>& stretches)
    {
        for (std::size_t i = 0; i < stretches.size(); ++i) {
            auto& one = stretches[i];
            if (one.unseen != Unseen::same_colour && one.unseen != Unseen::covered)
                continue;
            for (auto j = i < 3 ? 0 : i - 3; j < std::min(i + 4, stretches.size()); ++j)
                if (stretches[j].unseen == Unseen::no && stretches[j].text == one.text)
                    one.unseen = Unseen::no;
        }
    }

    static void let_run_over(std::vector<Stretch>& stretches, std::vector<Line> const& lines)
    {
        auto const take = [&](std::size_t earlier, std::size_t from, std::size_t to) {
            if (stretches[to].unseen == Unseen::outside && is_on_page_or_from_there(stretches[from].unseen) &&
                goes_on(lines[earlier], lines[earlier + 1]))
                stretches[to].unseen = Unseen::runs_over;
        };
        for (std::size_t i = 1; i < lines.size(); ++i)
            take(i - 1, i - 1, i);
        for (auto i = lines.size(); i-- > 1;)
            take(i - 1, i, i - 1);
    }

    Box m_page{0, 0, 595, 842};
    std::vector<Coat> m_coats;
    std::vector<Clip> m_clips;
    std::vector<bool> m_groups;
    std::vector<Piece> m_pieces;
};

} // namespace

std::vector<Page> drawn_pages(std::string_view trace)
{
    pugi::xml_document document;
    document.load_buffer(trace.data(), trace.size(), pugi::parse_default | pugi::parse_ws_pcdata_single);
    std::vector<Page> pages;
    for (auto const page : document.child("document").children("page"))
        pages.push_back(Drawing{page}.page());
    return pages;
}

} // namespace fengye::media::pdf
