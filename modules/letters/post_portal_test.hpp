#pragma once

#include "modules/letters/actions/count_months.hpp"
#include "modules/letters/letters_test.hpp"
#include "tests/testing/test_portal.hpp"

// A portal whose units have letters.
namespace fengye::letters {

class PostPortal : public TestPortal {
public:
    explicit PostPortal(Settings settings = {}) : TestPortal{std::chrono::seconds{0}, std::move(settings)} {}

    // handler.X, head.X, leader.X of a unit X.
    void staffed(std::string const& unit)
    {
        using people::Role;
        hired("handler." + unit, unit, {Role::handler});
        hired("head." + unit, unit, {Role::disclosure_head});
        hired("leader." + unit, unit, {Role::leader});
    }
    CaseId sent(LetterForm const& form = PostOffice::form())
    {
        auto const key = "test/" + std::to_string(++m_sent);
        auto const receipt = accepted(platform().works.run(Actor::program("192.0.2.7"), [&](Work& work) {
            return hand_in_letter(work, platform(), {key, Way::web, form});
        }));
        return casework::find_case(reader(), receipt.number).value().id;
    }
    CaseId accepted_letter(LetterForm const& form = PostOffice::form())
    {
        auto const id = sent(form);
        accepted(as(
            "handler." + unit_of(id), [&](Work& work) { return accept_letter(work, platform(), id, {}); }));
        return id;
    }
    CaseId submitted(LetterForm const& form = PostOffice::form(), Outcome outcome = Outcome::none)
    {
        auto const id = accepted_letter(form);
        accepted(as("handler." + unit_of(id), [&](Work& work) -> Result<void> {
            auto const letter = store::find_letter(work.tx, id).value();
            ReplyDraft draft{suggested_public_version(work.tx, platform(), letter)};
            draft.text.answer = "电梯已于11月24日修好，物业已更换控制板。";
            draft.outcome = outcome;
            draft.to_publish = true;
            TRY(save_reply(work, platform(), id, draft));
            return submit_reply(work, platform(), id);
        }));
        return id;
    }
    CaseId published(LetterForm const& form = PostOffice::form(), Outcome outcome = Outcome::none)
    {
        auto const id = submitted(form, outcome);
        accepted(as("head." + unit_of(id), [&](Work& work) {
            return release_reply(work, platform(), id, {1, true, true});
        }));
        wait_until_shown();
        return id;
    }
    std::string number(CaseId id) { return casework::find_case(reader(), id).value().number; }
    std::string unit_of(CaseId id)
    {
        return people::find_unit(reader(), casework::find_case(reader(), id).value().unit).value().code;
    }
    void count_months_now()
    {
        accepted(platform().works.run(Actor::program("job"), [](Work& work) { return count_months(work); }));
        wait_until_shown();
    }
    void advance(int days) { clock.advance(std::chrono::hours{24 * days}); }
    std::vector<std::string> journal(std::string const& act)
    {
        static constexpr db::Sql select{
            "test.journal", "SELECT detail FROM journal WHERE act = :act ORDER BY number"};
        return reader().all(select, {{":act", act}}, [](db::Row const& row) { return row.text("detail"); });
    }

    // A letter of another kind than the usual.
    static LetterForm form(std::string const& category, std::string const& title)
    {
        auto form = PostOffice::form(category);
        form.title = title;
        return form;
    }

private:
    int m_sent{0};
};

} // namespace fengye::letters
