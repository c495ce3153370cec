#pragma once

#include "modules/letters/domain/letter.hpp"

namespace fengye::letters {

inline constexpr std::size_t title_characters_min = 4;
inline constexpr std::size_t title_characters_max = 40;
inline constexpr std::size_t content_characters_min = 10;
inline constexpr std::size_t content_characters_max = 2000;
inline constexpr std::size_t files_max = 5;

// What a writer fills in, over the pages of the form; also what machines send, and what the desk registers.
struct LetterForm {
    System system{System::appeal};
    std::string mailbox{mayor};
    std::string category; // a wrong guess is ours to put right
    std::string title;
    std::string content;
    std::string place;
    std::string page_address; // of a correction
    std::string accused;      // unit code, of an accusation
    std::string publish;      // yes or no: asked, never assumed
    std::string join;         // number of an open matter the writer joins
    casework::Contact contact;
    bool guardian_agrees{false};
    bool has_agreed{false}; // to how personal data are used (PIPL art. 17)
    std::vector<casework::KeptFile> files;
    bool has_words{false}; // the first page was right when it was last sent

    static constexpr auto fields()
    {
        using F = LetterForm;
        return std::tuple{
            field("system", &F::system),
            field("mailbox", &F::mailbox),
            field("category", &F::category),
            field("title", &F::title),
            field("content", &F::content),
            field("place", &F::place),
            field("page_address", &F::page_address),
            field("accused", &F::accused),
            field("publish", &F::publish),
            field("join", &F::join),
            field("contact", &F::contact),
            field("guardian_agrees", &F::guardian_agrees),
            field("has_agreed", &F::has_agreed),
            field("files", &F::files),
            field("has_words", &F::has_words)};
    }
};

// Every field that must be put right, in the order of the page. The page of words, and the page of who
// writes.
Result<void> check_words(LetterForm const&);
Result<void> check_contact(LetterForm const&);
// Both, and what the last page asks.
Result<void> check_all(LetterForm const&);

// Spaces and full-width digits as people type them on telephones: 138 0013 8000 is a number.
std::string tidy_phone(std::string_view);

} // namespace fengye::letters
