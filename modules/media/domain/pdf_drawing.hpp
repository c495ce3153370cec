#pragma once

#include <string>
#include <string_view>
#include <vector>

// What is drawn on the pages of a PDF, and what of its text a reader would not see.
namespace fengye::media::pdf {

// Why nobody sees a stretch of text. What runs over the edge of a page runs on from words that stand on it.
enum class Unseen { no, invisible, same_colour, tiny, covered, outside, runs_over };

struct Stretch {
    std::string text;
    Unseen unseen;
    bool under_picture; // covered, and by a picture
};

struct Page {
    std::vector<Stretch> stretches;
    double picture_share; // how much of the page pictures cover, 0 to 1
};

// The pages of such a trace (convert::drawing_of_pdf) in their order.
std::vector<Page> drawn_pages(std::string_view trace);

} // namespace fengye::media::pdf
