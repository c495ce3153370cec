#pragma once

#include "modules/letters/letters.hpp"
#include "tests/testing/test_portal.hpp"

// A public site with letters on it.
namespace fengye::letters {

struct LettersSite {
    TestPortal portal;

    template <class Document>
    void has(Document const& document)
    {
        auto const done =
            portal.platform().works.run(Actor::program("tests"), [&](Work& work) -> Result<void> {
                work.publish(document);
                return {};
            });
        if (!done)
            throw std::runtime_error{"refused: " + done.error().words};
        portal.wait_until_shown();
    }
    WebPage get(std::string const& target) { return portal.visitor().get(target); }

    static PublishedLetter letter(int id, std::string const& title = "小区电梯停运三天无人修理")
    {
        PublishedLetter letter{
            .id = CaseId{id},
            .number = "SQ-20261109-000" + std::to_string(id),
            .mailbox = std::string{mayor},
            .category = "A02",
            .title = title,
            .question = "电梯停了三天。\n老人上下楼不便。",
            .writer = "何**",
            .answer = html::escaped("控制板已更换。"),
            .answer_text = "控制板已更换。",
            .answered_by = "housing_construction",
            .rating = Rating::satisfied,
            .days_taken = 7,
            .received_at = moment_of(day(2026, 11, 9), std::chrono::hours{9}),
            .answered_at = moment_of(day(2026, 11, 18), std::chrono::hours{10 + id})};
        letter.steps = {
            {"letters.step_received", "housing_construction", letter.received_at},
            {"letters.step_accepted", "housing_construction", letter.received_at + std::chrono::hours{3}},
            {"letters.step_answered", "housing_construction", letter.answered_at}};
        return letter;
    }
    static MonthOfLetters
    month(int id, std::string const& unit, std::string const& month, int received, int answered)
    {
        MonthOfLetters figures{
            .id = Id<MonthOfLetters>{id},
            .unit = unit,
            .month = month,
            .received = received,
            .answered = answered,
            .in_time = answered,
            .days_taken = std::vector<int>(static_cast<std::size_t>(answered), 3),
            .satisfied = answered,
            .categories = {{"A02", received}},
            .weeks = {{month + "-02", "A02", received}},
            .as_of = moment_of(day(2026, 11, 23), std::chrono::hours{5})};
        return figures;
    }
};

} // namespace fengye::letters
