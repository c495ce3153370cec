#pragma once

#include "modules/letters/domain/form.hpp"

// What crosses from the public side to the desk, and back: nothing else does.
namespace fengye::letters {

// Saves a form on its way; without a draft it begins one. The key is made by whoever asks and shown to nobody
// else.
struct SaveLetterDraft {
    static constexpr std::string_view name = "letters.save_draft";

    struct Receipt {
        casework::DraftId draft;
        std::string code;  // 4821-0937-5526-1174
        std::string until; // day
        static constexpr auto fields()
        {
            return std::tuple{
                field("draft", &Receipt::draft), field("code", &Receipt::code),
                field("until", &Receipt::until)};
        }
    };

    casework::DraftId draft;
    std::string key;
    LetterForm form;
    static constexpr auto fields()
    {
        using S = SaveLetterDraft;
        return std::tuple{field("draft", &S::draft), field("key", &S::key), field("form", &S::form)};
    }
};

// What a writer keeps: shown once with its code, and again to whoever has the draft's key.
struct LetterReceipt {
    std::string number;
    std::string code;
    System system{System::appeal};
    std::string title;
    std::string unit; // code of who has it first; empty of an accusation
    Moment received_at{};
    std::string accept_due; // days
    std::string reply_due;  // empty when it is only passed on
    bool is_private{true};
    std::string email;  // masked; where a copy of this goes, if it goes anywhere
    std::string joined; // number of the matter it goes with
    bool is_new{false}; // false when the same was handed in before

    static constexpr auto fields()
    {
        using R = LetterReceipt;
        return std::tuple{field("number", &R::number),
                          field("code", &R::code),
                          field("system", &R::system),
                          field("title", &R::title),
                          field("unit", &R::unit),
                          field("received_at", &R::received_at),
                          field("accept_due", &R::accept_due),
                          field("reply_due", &R::reply_due),
                          field("is_private", &R::is_private),
                          field("email", &R::email),
                          field("joined", &R::joined),
                          field("is_new", &R::is_new)};
    }
};

// Hands in a draft. Handed in again, and a thousand times at once, it is one letter and the same receipt.
struct HandInDraft {
    static constexpr std::string_view name = "letters.hand_in_draft";
    using Receipt = LetterReceipt;

    casework::DraftId draft;
    std::string key;
    bool has_agreed{false};
    static constexpr auto fields()
    {
        using H = HandInDraft;
        return std::tuple{
            field("draft", &H::draft), field("key", &H::key), field("has_agreed", &H::has_agreed)};
    }
};

// Hands in a whole letter: from machines, under a key of theirs.
struct HandInLetter {
    static constexpr std::string_view name = "letters.hand_in";
    using Receipt = LetterReceipt;

    std::string request_key;
    Way way{Way::api};
    LetterForm form;
    static constexpr auto fields()
    {
        using H = HandInLetter;
        return std::tuple{
            field("request_key", &H::request_key), field("way", &H::way), field("form", &H::form)};
    }
};

// A draft by its key, or by its code on another device; with the receipt once it was handed in.
struct AskDraft {
    static constexpr std::string_view name = "letters.draft";

    struct Answer {
        casework::DraftId draft;
        LetterForm form;
        std::string code;
        Moment saved_at{};
        std::string until;
        std::vector<LetterReceipt> receipt; // one, or none
        static constexpr auto fields()
        {
            return std::tuple{field("draft", &Answer::draft), field("form", &Answer::form),
                              field("code", &Answer::code),   field("saved_at", &Answer::saved_at),
                              field("until", &Answer::until), field("receipt", &Answer::receipt)};
        }
    };

    casework::DraftId draft;
    std::string key;
    static constexpr auto fields()
    {
        return std::tuple{field("draft", &AskDraft::draft), field("key", &AskDraft::key)};
    }
};

// Goes on with a draft on another device: its code gives a copy under a new key, and the old key stays as it
// is.
struct ResumeDraft {
    static constexpr std::string_view name = "letters.resume_draft";
    using Receipt = SaveLetterDraft::Receipt;

    std::string code;
    std::string new_key;
    static constexpr auto fields()
    {
        return std::tuple{field("code", &ResumeDraft::code), field("new_key", &ResumeDraft::new_key)};
    }
};

// How a letter stands, by its code: state, dates and the answer; never its words, names or contacts.
struct LetterStatus {
    std::string number;
    System system{System::appeal};
    LetterState state{LetterState::received};
    std::string unit;
    Moment received_at{};
    std::vector<PublishedStep> steps;
    std::vector<std::string> notes;          // beside the steps: reasons told to the writer
    std::vector<casework::LegalClock> clock; // of the answer; one, or none
    std::string answer;                      // text, once it was released
    Outcome outcome{Outcome::none};
    std::string result;
    Rating rating{Rating::none};
    bool may_rate{false};
    bool may_reopen{false}; // by rating it dissatisfied, with a reason
    std::string reopen_until;
    bool is_public{false};
    bool may_publish{false};
    bool may_confirm{false}; // a contact to which something was sent
    int round{1};

    static constexpr auto fields()
    {
        using S = LetterStatus;
        return std::tuple{
            field("number", &S::number),
            field("system", &S::system),
            field("state", &S::state),
            field("unit", &S::unit),
            field("received_at", &S::received_at),
            field("steps", &S::steps),
            field("notes", &S::notes),
            field("clock", &S::clock),
            field("answer", &S::answer),
            field("outcome", &S::outcome),
            field("result", &S::result),
            field("rating", &S::rating),
            field("may_rate", &S::may_rate),
            field("may_reopen", &S::may_reopen),
            field("reopen_until", &S::reopen_until),
            field("is_public", &S::is_public),
            field("may_publish", &S::may_publish),
            field("may_confirm", &S::may_confirm),
            field("round", &S::round)};
    }
};
struct AskStatus {
    static constexpr std::string_view name = "letters.status";
    using Answer = LetterStatus;

    std::string code;
    static constexpr auto fields() { return std::tuple{field("code", &AskStatus::code)}; }
};

// Rates the answer. Not content, with a reason and in time, sends it back once (PET art. 21).
struct RateLetter {
    static constexpr std::string_view name = "letters.rate";
    using Receipt = LetterStatus;

    std::string code;
    Rating rating{Rating::none};
    std::string reason;
    static constexpr auto fields()
    {
        return std::tuple{
            field("code", &RateLetter::code), field("rating", &RateLetter::rating),
            field("reason", &RateLetter::reason)};
    }
};

// The six digits that came by mail or short message: then the address is the writer's.
struct ConfirmContact {
    static constexpr std::string_view name = "letters.confirm_contact";
    using Receipt = LetterStatus;

    std::string code;
    std::string digits;
    static constexpr auto fields()
    {
        return std::tuple{field("code", &ConfirmContact::code), field("digits", &ConfirmContact::digits)};
    }
};

// Takes back the consent to publish: as easy as giving it (PIPL art. 15).
struct WithdrawConsent {
    static constexpr std::string_view name = "letters.withdraw_consent";
    using Receipt = LetterStatus;

    std::string code;
    static constexpr auto fields() { return std::tuple{field("code", &WithdrawConsent::code)}; }
};

// A lost code: whoever knows the number and the telephone number or e-mail address given with the letter gets
// a new one there. What comes back is the same whether or not they fit.
struct SendNewCode {
    static constexpr std::string_view name = "letters.send_new_code";

    struct Receipt {
        bool is_done{true};
        static constexpr auto fields() { return std::tuple{field("is_done", &Receipt::is_done)}; }
    };
    std::string number;
    std::string contact;
    static constexpr auto fields()
    {
        return std::tuple{field("number", &SendNewCode::number), field("contact", &SendNewCode::contact)};
    }
};

// A small proof, asked of an address that has done much.
struct AskPuzzle {
    static constexpr std::string_view name = "letters.puzzle";

    struct Answer {
        std::string token;
        int a{0}, b{0}, bits{0};
        static constexpr auto fields()
        {
            return std::tuple{
                field("token", &Answer::token), field("a", &Answer::a), field("b", &Answer::b),
                field("bits", &Answer::bits)};
        }
    };
    static constexpr auto fields() { return std::tuple<>{}; }
};
struct CheckPuzzle {
    static constexpr std::string_view name = "letters.check_puzzle";

    struct Answer {
        bool is_solved{false};
        static constexpr auto fields() { return std::tuple{field("is_solved", &Answer::is_solved)}; }
    };
    std::string token, answer, proof;
    static constexpr auto fields()
    {
        using C = CheckPuzzle;
        return std::tuple{field("token", &C::token), field("answer", &C::answer), field("proof", &C::proof)};
    }
};

} // namespace fengye::letters
