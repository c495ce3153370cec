#pragma once

#include <fstream>
#include <map>
#include <set>
#include <stdexcept>

#include "modules/letters/actions/acting.hpp"
#include "modules/letters/actions/answer.hpp"
#include "modules/letters/actions/hand_in.hpp"
#include "modules/letters/actions/handle.hpp"
#include "modules/letters/actions/hear_writer.hpp"
#include "modules/letters/actions/merge.hpp"
#include "modules/letters/module.hpp"
#include "modules/letters/store/letters.hpp"
#include "modules/letters/store/replies.hpp"
#include "modules/people/actions/add_person.hpp"
#include "modules/people/actions/appoint.hpp"
#include "modules/people/actions/load_units.hpp"
#include "modules/people/domain/rights.hpp"
#include "modules/people/people_test.hpp"
#include "platform/front/follower.hpp"
#include "platform/html/renderer.hpp"
#include "platform/module/module.hpp"
#include "tests/testing/engines.hpp"
#include "tests/testing/test_works.hpp"

// A city with its units and those who handle letters in some of them, and what the public sees.
namespace fengye::letters {

using namespace std::chrono_literals;
using people::accepted;

// The words of a refusal; "accepted" when there is none.
template <class T>
std::string said(Result<T> const& result)
{
    return result ? "accepted" : result.error().words;
}

struct PostOffice {
    TestWorks city;
    Settings settings;
    crypto::Key key{crypto::Key::load_or_make(city.store.folder() / "key")};
    files::Files files{city.store.folder() / "files"};
    Portal portal{declared()};
    front::Store front{city.store.folder() / "front.db", portal.types};
    Words words;
    html::Renderer renderer{words};
    Platform platform{settings,    city.clock, city.calendar, key,   words, renderer,
                      *city.store, city.works, front,         files, portal};
    Vault vault{key};
    UnitId housing, office, petition, pingshan;
    Actor handler, colleague, head, leader; // of housing
    Actor stranger;                         // a handler of civil affairs
    Actor mayor_desk, mayor_head, mayor_;   // of the General Office
    Actor petition_handler;

    explicit PostOffice(db::Engine engine = db::Engine::sqlite) : city{engine}
    {
        accepted(city.run([](Work& work) { return people::load_units(work); }));
        housing = unit("housing_construction");
        office = unit("municipal_office");
        petition = unit("petition");
        pingshan = unit("pingshan");
        handler = hired(people::Role::handler, housing);
        colleague = hired(people::Role::handler, housing);
        head = hired(people::Role::disclosure_head, housing);
        leader = hired(people::Role::leader, housing);
        stranger = hired(people::Role::handler, unit("civil_affairs"));
        mayor_desk = hired(people::Role::handler, office);
        mayor_head = hired(people::Role::disclosure_head, office);
        mayor_ = hired(people::Role::leader, office);
        petition_handler = hired(people::Role::handler, petition);
    }

    static Portal declared()
    {
        Portal portal;
        Module module{portal};
        declare(module);
        return portal;
    }
    UnitId unit(std::string_view code) { return people::find_unit(city.reader(), code).value().id; }

    Actor hired(people::Role role, UnitId unit)
    {
        auto const name = std::string{name_of(role)};
        auto const person = accepted(city.run([&](Work& work) -> Result<PersonId> {
            auto const added = TRY(people::add_person(work, {"职务 " + name, unit}));
            TRY(people::appoint(work, {added, role, unit, day(2020, 1, 1)}));
            return added;
        }));
        AnActor actor;
        actor.person(person.number).account(person.number).of(unit).named(name);
        for (auto const& row : people::rights_of_role(role))
            actor.who_may(std::string{row.right}, row.scope == people::Scope::city ? UnitId{} : unit);
        return actor;
    }

    template <class Act>
    auto as(Actor const& actor, Act act)
    {
        return city.works.run(actor, act);
    }

    // A letter as the form leaves it.
    static LetterForm form(std::string const& category = "A02")
    {
        LetterForm form;
        form.category = category;
        form.system = find_category(category)->system;
        form.title = "小区电梯停运三天无人修理";
        form.content = "小区电梯已经停运三天，老人上下楼不便，请督促物业修理。";
        form.publish = "yes";
        form.contact = {.name = "欧阳小枫", .phone = "13800138000", .email = "maple@example.com"};
        form.has_agreed = true;
        return form;
    }
    Result<LetterReceipt> try_to_send(LetterForm const& form, std::string const& key = "")
    {
        auto const used = key.empty() ? "test/" + std::to_string(++m_sent) : key;
        return as(Actor::program("192.0.2.7"), [&](Work& work) {
            return hand_in_letter(work, platform, {used, Way::web, form});
        });
    }
    LetterReceipt sent(LetterForm const& form = PostOffice::form()) { return accepted(try_to_send(form)); }
    CaseId id_of(LetterReceipt const& receipt)
    {
        return casework::find_case(city.reader(), receipt.number).value().id;
    }
    Letter letter(CaseId id) { return store::find_letter(city.reader(), id).value(); }
    std::string state(CaseId id) { return letter(id).record.state; }
    Day due(CaseId id) { return letter(id).record.due.value(); }

    // As far on its way as the name says.
    CaseId accepted_letter(LetterForm const& form = PostOffice::form())
    {
        auto const id = id_of(sent(form));
        accepted(as(handler, [&](Work& work) { return accept_letter(work, platform, id, {}); }));
        return id;
    }
    std::int64_t
    saved_reply(CaseId id, std::string const& answer = "电梯已于11月24日修好，物业已更换控制板。")
    {
        return accepted(as(handler, [&](Work& work) -> Result<std::int64_t> {
            auto const letter = store::find_letter(work.tx, id).value();
            ReplyDraft draft{suggested_public_version(work.tx, platform, letter)};
            draft.text.answer = answer;
            draft.to_publish = true;
            draft.outcome = letter.system == System::suggestion ? Outcome::adopted : Outcome::none;
            auto const known = store::find_reply(work.tx, vault, id, letter.round);
            draft.version = known ? known->version : 0;
            return save_reply(work, platform, id, draft);
        }));
    }
    CaseId submitted(LetterForm const& form = PostOffice::form())
    {
        auto const id = accepted_letter(form);
        saved_reply(id);
        accepted(as(handler, [&](Work& work) { return submit_reply(work, platform, id); }));
        return id;
    }
    Result<void> try_to_release(Actor const& who, CaseId id, bool published = true)
    {
        auto const reply = store::find_reply(city.reader(), vault, id, letter(id).round);
        return as(who, [&](Work& work) {
            return release_reply(work, platform, id, {reply ? reply->version : 0, published, published});
        });
    }
    CaseId answered(LetterForm const& form = PostOffice::form(), bool published = true)
    {
        auto const id = submitted(form);
        accepted(try_to_release(head, id, published));
        return id;
    }
    std::string code(CaseId id) { return casework::code_of(vault, letter(id).record).text(); }
    LetterStatus status(CaseId id) { return accepted(show_status(city.reader(), platform, {code(id)})); }
    Result<LetterStatus> rate(CaseId id, Rating rating, std::string const& reason = {})
    {
        return as(Actor::program("192.0.2.7"), [&](Work& work) {
            return rate_letter(work, platform, {code(id), rating, reason});
        });
    }
    std::optional<PublishedLetter> published(CaseId id)
    {
        front::catch_up(*city.store, front);
        return front.reader()->find<PublishedLetter>(id.number);
    }
    std::vector<std::string> steps(CaseId id)
    {
        std::vector<std::string> words_;
        for (auto const& step : casework::steps_of(city.reader(), vault, id))
            words_.push_back(step.words.substr(std::string_view{"letters.step_"}.size()));
        return words_;
    }
    std::vector<std::string> facts()
    {
        static constexpr db::Sql select{"test.facts", "SELECT what FROM facts ORDER BY what"};
        return city.reader().all(select, {}, [](db::Row const& row) { return row.text("what"); });
    }
    void advance(int days) { city.clock.advance(std::chrono::hours{24 * days}); }

private:
    int m_sent{0};
};

} // namespace fengye::letters
