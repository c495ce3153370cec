#pragma once

#include "modules/letters/actions/answer.hpp"
#include "modules/letters/actions/hand_in.hpp"
#include "modules/letters/actions/handle.hpp"
#include "modules/letters/store/letters.hpp"
#include "modules/letters/store/replies.hpp"
#include "modules/people/people_test.hpp"
#include "tests/testing/test_portal.hpp"

// A portal whose units answer letters.
namespace fengye::letters {

using people::accepted;

class LetterPortal : public TestPortal {
public:
    using TestPortal::TestPortal;

    // handler.X, head.X and leader.X of a unit X.
    void answering(std::string const& unit)
    {
        using people::Role;
        hired("handler." + unit, unit, {Role::handler});
        hired("head." + unit, unit, {Role::disclosure_head});
        hired("leader." + unit, unit, {Role::leader});
    }

    // A letter as the form leaves it; A02 goes to housing_construction first.
    static LetterForm
    form(std::string const& title = "小区电梯停运三天无人修理", std::string const& category = "A02")
    {
        LetterForm form;
        form.category = category;
        form.system = find_category(category)->system;
        form.title = title;
        form.content = "小区电梯已经停运三天，老人上下楼不便，请督促物业修理。";
        form.publish = "yes";
        form.contact = {.name = "欧阳小枫", .phone = "13800138000", .email = "maple@example.com"};
        form.has_agreed = true;
        return form;
    }
    CaseId sent(LetterForm const& form = LetterPortal::form())
    {
        auto const key = "test/" + std::to_string(++m_sent);
        auto const receipt = accepted(platform().works.run(Actor::program("192.0.2.7"), [&](Work& work) {
            return hand_in_letter(work, platform(), {key, Way::web, form});
        }));
        return casework::find_case(reader(), receipt.number).value().id;
    }
    CaseId taken(std::string const& by, LetterForm const& form = LetterPortal::form())
    {
        auto const id = sent(form);
        accepted(as(by, [&](Work& work) { return accept_letter(work, platform(), id, {}); }));
        return id;
    }
    CaseId submitted(std::string const& by, LetterForm const& form = LetterPortal::form())
    {
        auto const id = taken(by, form);
        accepted(as(by, [&](Work& work) -> Result<void> {
            auto const letter = store::find_letter(work.tx, id).value();
            ReplyDraft draft{suggested_public_version(work.tx, platform(), letter)};
            draft.text.answer = "电梯已于11月24日修好，物业已更换控制板。";
            draft.to_publish = true;
            draft.outcome = letter.system == System::suggestion ? Outcome::adopted : Outcome::none;
            TRY(save_reply(work, platform(), id, draft));
            return submit_reply(work, platform(), id);
        }));
        return id;
    }
    CaseId
    answered(std::string const& by, std::string const& head, LetterForm const& form = LetterPortal::form())
    {
        auto const id = submitted(by, form);
        accepted(as(head, [&](Work& work) {
            return release_reply(work, platform(), id, {reply(id).version, true, true});
        }));
        return id;
    }

    Letter letter(CaseId id) { return store::find_letter(reader(), id).value(); }
    std::string state(CaseId id) { return letter(id).record.state; }
    Reply reply(CaseId id)
    {
        return store::find_reply(reader(), casework::Vault{platform().key}, id, letter(id).round).value();
    }
    static std::string url(CaseId id, std::string const& rest = {})
    {
        return "/desk/letters/" + id.text() + rest;
    }
    static CaseId id_in(std::string const& address)
    {
        return CaseId::from(address.substr(std::string_view{"/desk/letters/"}.size())).value();
    }

private:
    int m_sent{0};
};

} // namespace fengye::letters
