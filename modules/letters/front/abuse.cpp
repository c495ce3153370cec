#include "modules/letters/front/abuse.hpp"

#include "modules/letters/front/form_values.hpp"
#include "platform/browser/assets.hpp"

namespace fengye::letters {

namespace {

using namespace std::chrono_literals;

constexpr Limits::Limit drafts{"letters.drafts", 60, 3600s};
constexpr Limits::Limit letters_sent{"letters.sent", 5, 3600s};
constexpr Limits::Limit codes_tried{"letters.codes", 5, 600s};
constexpr Limits::Limit puzzles_solved{"letters.puzzles", 1, 3600s}; // each once

Limits::Limit const& limit_of(Proves proves)
{
    return proves == Proves::sending ? letters_sent : codes_tried;
}

bool must_prove(http::Request const& request, Public& page, Proves proves)
{
    return page.settings.public_limits &&
           page.limits.look(limit_of(proves), request.address, page.now) == Limits::Answer::too_often;
}

} // namespace

Result<void> count_draft(http::Request const& request, Public& page)
{
    if (page.settings.public_limits &&
        page.limits.take(drafts, request.address, page.now) == Limits::Answer::too_often)
        return refuse(Because::too_many, "letters.error_too_many");
    return {};
}

void count_letter(http::Request const& request, Public& page)
{
    page.limits.take(letters_sent, request.address, page.now);
}

bool must_prove_before_try(http::Request const& request, Public& page)
{
    return must_prove(request, page, Proves::trying);
}

Result<void> count_try(http::Request const& request, Public& page)
{
    if (page.settings.public_limits &&
        page.limits.take(codes_tried, request.address, page.now) == Limits::Answer::too_often)
        return refuse(Because::too_many, "letters.error_too_many_tries");
    return {};
}

void note_machine(http::Request const& request, Public& page)
{
    for (int i = 0; i < letters_sent.count_max; ++i)
        page.limits.take(letters_sent, request.address, page.now);
}

html::Values puzzle_values(http::Request const& request, Public& page, Proves proves)
{
    if (!must_prove(request, page, proves))
        return html::Values{{"HAS_PUZZLE", std::vector<html::Values>{}}};
    auto const puzzle = page.counter.ask(AskPuzzle{});
    if (!puzzle)
        return html::Values{{"HAS_PUZZLE", std::vector<html::Values>{}}};
    return {
        {"HAS_PUZZLE",
         html::Values{
             {"PUZZLE_TOKEN", puzzle->token},
             {"PUZZLE_BITS", puzzle->bits},
             {"SCRIPT_URL", browser::asset("letters.js")},
             {"PUZZLE_TEXT", page.say(
                                 "letters.puzzle_question",
                                 {{"a", page.say("letters.number_" + std::to_string(puzzle->a))},
                                  {"b", page.say("letters.number_" + std::to_string(puzzle->b))}})}}}};
}

Result<void> check_puzzle(http::Request const& request, Public& page, http::Form const& typed, Proves proves)
{
    if (!must_prove(request, page, proves))
        return {};
    auto const token = typed.text("puzzle");
    auto const checked = page.counter.ask(CheckPuzzle{token, typed.text("answer"), typed.text("proof")});
    bool const is_first = page.limits.take(puzzles_solved, token, page.now) == Limits::Answer::in_time;
    if (!checked || !checked->is_solved || !is_first)
        return refuse(Because::not_valid, "letters.error_puzzle", "answer");
    page.limits.lift(limit_of(proves), request.address);
    return {};
}

} // namespace fengye::letters
