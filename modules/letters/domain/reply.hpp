#pragma once

#include "modules/letters/domain/letter.hpp"

namespace fengye::letters {

// What a unit answers, and what of the letter the public may read. Sealed until it is released.
struct ReplyText {
    std::string answer;       // paragraphs; 《…》（/article/81） leads to a document
    std::string public_title; // masked by rule, then put right by a person
    std::string public_question;

    static constexpr auto fields()
    {
        using R = ReplyText;
        return std::tuple{
            field("answer", &R::answer), field("public_title", &R::public_title),
            field("public_question", &R::public_question)};
    }
};

struct Reply {
    CaseId letter;
    int round{1};
    ReplyText text;
    Outcome outcome{Outcome::none};
    bool to_publish{false};
    PersonId drafted_by{};
    Moment drafted_at{};
    PersonId released_by{};
    std::optional<Moment> released_at;
    std::int64_t version{0};
};

// Sentences that say nothing, with what to say instead: 高度重视, 进一步研究, 按有关规定. Shown beside the
// editor, and never in the way: the head decides.
struct EmptyPhrase {
    std::string_view phrase;
    std::string_view words; // letters.phrase_…: what is missing
};
std::vector<EmptyPhrase> empty_phrases_in(std::string_view answer);

// The answer as markup: paragraphs, and links to documents of this site.
html::Safe answer_html(std::string_view answer);

} // namespace fengye::letters
