#pragma once

#include <stdexcept>

#include "modules/editorial/actions/decide_item.hpp"
#include "modules/editorial/actions/publish_item.hpp"
#include "modules/editorial/actions/write_item.hpp"
#include "modules/editorial/front/articles.hpp"
#include "modules/editorial/front/attachments.hpp"
#include "modules/editorial/store/editions.hpp"
#include "modules/editorial/store/items.hpp"
#include "modules/people/actions/add_person.hpp"
#include "modules/people/actions/load_units.hpp"
#include "modules/people/domain/rights.hpp"
#include "modules/sites/actions/load_columns.hpp"
#include "platform/front/follower.hpp"
#include "platform/html/sanitiser.hpp"
#include "tests/testing/engines.hpp"
#include "tests/testing/test_works.hpp"

// A city with its units and columns, the staff of one of them, and what the public sees of it.
namespace fengye::editorial {

using namespace std::chrono_literals;

// What an act returned; a refusal fails the test with its words.
template <class T>
T accepted(Result<T> result)
{
    if (!result)
        throw std::runtime_error{"refused: " + result.error().words};
    if constexpr (!std::is_void_v<T>)
        return *std::move(result);
}

// The words of a refusal; "accepted" when there is none.
template <class T>
std::string said(Result<T> const& result)
{
    return result ? "accepted" : result.error().words;
}

struct Newsroom {
    static constexpr std::chrono::seconds release_delay{60};

    TestWorks city;
    UnitId housing, civil_affairs;
    Actor officer, colleague, reviewer, head; // of housing
    Actor stranger;                           // an officer of civil affairs
    Actor editor;                             // of the whole site
    front::Types types{
        {std::string{PublishedArticle::kind},
         [](std::string_view text) { return place_article(decode<PublishedArticle>(text)); }},
        {std::string{PublishedAttachment::kind},
         [](std::string_view text) { return place_attachment(decode<PublishedAttachment>(text)); }}};
    front::Store front{city.store.folder() / "front.db", types};

    explicit Newsroom(db::Engine engine, jobs::Hearers hearers = {}) : city{engine, std::move(hearers)}
    {
        accepted(city.run([](Work& work) { return people::load_units(work); }));
        accepted(city.run([](Work& work) { return sites::load_columns(work); }));
        housing = people::find_unit(city.reader(), "housing_construction").value().id;
        civil_affairs = people::find_unit(city.reader(), "civil_affairs").value().id;
        officer = hired(people::Role::officer, housing);
        colleague = hired(people::Role::officer, housing);
        reviewer = hired(people::Role::reviewer, housing);
        head = hired(people::Role::disclosure_head, housing);
        stranger = hired(people::Role::officer, civil_affairs);
        editor = hired(people::Role::editor, people::find_unit(city.reader(), "municipal_office").value().id);
    }

    // Somebody of a unit, with the rights the table gives the role.
    Actor hired(people::Role role, UnitId unit)
    {
        auto const name = std::string{name_of(role)};
        auto const person =
            accepted(city.run([&](Work& work) { return people::add_person(work, {"职务 " + name, unit}); }));
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

    sites::ColumnId column(std::string_view code)
    {
        return sites::find_column(city.reader(), code).value().id;
    }

    // A text that may be submitted: a notice of all departments.
    Content text(
        std::string const& title = "关于做好今冬供热工作的通知",
        std::string const& markup = "<p>各区县人民政府：供热十一月一日开始。</p>")
    {
        Content content;
        content.title = title;
        content.home_column = column("C016");
        content.body = html::Sanitiser::clean(markup)->html;
        content.source = "市住房和城乡建设局";
        return content;
    }

    // As far on its way as the name says.
    ItemId created()
    {
        return accepted(as(officer, [](Work& work) { return create_item(work); }));
    }
    ItemId written(Content const& content)
    {
        auto const id = created();
        accepted(save(officer, id, content, 0));
        return id;
    }
    ItemId submitted(Content const& content)
    {
        auto const id = written(content);
        accepted(submit(officer, id));
        return id;
    }
    ItemId reviewed(Content const& content)
    {
        auto const id = submitted(content);
        accepted(review(reviewer, id, pass(id)));
        return id;
    }
    ItemId signed_off(Content const& content)
    {
        auto const id = reviewed(content);
        accepted(sign(head, id, pass(id)));
        return id;
    }
    ItemId published(Content const& content)
    {
        auto const id = signed_off(content);
        accepted(as(head, [&](Work& work) { return release_now(work, id); }));
        return id;
    }

    Result<Moment> autosave(Actor const& actor, ItemId id, Content const& content, int based_on)
    {
        return as(actor, [&](Work& work) { return autosave_draft(work, id, content, based_on); });
    }
    Result<int> save(Actor const& actor, ItemId id, Content const& content, int based_on)
    {
        return as(actor, [&](Work& work) { return save_version(work, id, content, based_on); });
    }
    Result<int> submit(Actor const& actor, ItemId id)
    {
        return as(actor, [&](Work& work) { return submit_item(work, id); });
    }
    Result<void> review(Actor const& actor, ItemId id, Decision const& decision)
    {
        return as(actor, [&](Work& work) { return review_item(work, id, decision); });
    }
    Result<void> sign(Actor const& actor, ItemId id, Decision const& decision)
    {
        return as(actor, [&](Work& work) { return sign_item(work, id, decision, release_delay); });
    }
    Result<void> withdraw(Actor const& actor, ItemId id, WithdrawalOrder const& order)
    {
        return as(actor, [&](Work& work) { return withdraw_item(work, id, order); });
    }

    // Passes what is newest, every question answered with no.
    Decision pass(ItemId id)
    {
        auto const edition = store::find_edition(city.reader(), id, item(id).edition).value();
        Decision decision{.edition = edition.number, .hash = edition.hash, .verdict = Verdict::pass};
        for (auto const question : questions)
            decision.answers.emplace(question, Answer::no);
        return decision;
    }
    Decision give_back(ItemId id, std::optional<ReturnReason> reason, std::string note = {})
    {
        auto decision = pass(id);
        decision.verdict = Verdict::return_;
        decision.reason = reason;
        decision.note = std::move(note);
        return decision;
    }

    Item item(ItemId id) { return store::find_item(city.reader(), id).value(); }
    ItemState state(ItemId id) { return item(id).state; }
    std::vector<std::string> steps(ItemId id)
    {
        std::vector<std::string> names;
        for (auto const& step : store::steps_of(city.reader(), id))
            names.emplace_back(name_of(step.kind));
        return names;
    }

    // Runs the releases that are due, as the program's worker would; how many there were.
    int run_jobs()
    {
        int count = 0;
        for (auto const& job : jobs::due(city.reader(), city.clock.now(), 100)) {
            if (job.kind == "editorial.release")
                accepted(as(Actor::program("jobs"), [&](Work& work) -> Result<void> {
                    auto const release = decode<Release>(job.data);
                    TRY(release_item(work, release.item, release.edition));
                    jobs::finish(work.tx, job);
                    return {};
                }));
            ++count;
        }
        return count;
    }

    // What the public reads now; nothing when it reads nothing.
    std::optional<PublishedArticle> article(ItemId id)
    {
        front::catch_up(*city.store, front);
        return front.reader()->find<PublishedArticle>(id.number);
    }
    std::optional<front::Address> address(ItemId id)
    {
        front::catch_up(*city.store, front);
        return front.reader()->at(path_of(id));
    }
    std::vector<std::string> public_titles(std::string const& list)
    {
        front::catch_up(*city.store, front);
        std::vector<std::string> titles;
        for (auto const& card : front.reader()->list({.list = list, .limit = 100}))
            titles.push_back(card.title);
        return titles;
    }

    // "item_returned seed_R37 item/1/1"
    std::vector<std::string> facts()
    {
        static constexpr db::Sql sql{
            "test.facts", "SELECT what || ' ' || rule || ' ' || evidence AS fact FROM facts ORDER BY id"};
        return city.reader().all(sql, {}, [](db::Row const& row) { return row.text("fact"); });
    }
    // What the journal says was done to an item, oldest first.
    std::vector<std::string> acts(ItemId id)
    {
        std::vector<std::string> acts;
        for (auto const& row : journal::of_subject(city.reader(), "item/" + id.text()))
            acts.insert(acts.begin(), row.entry.act);
        return acts;
    }
    // The open tasks: "editorial/review/1".
    std::vector<std::string> tasks()
    {
        static constexpr db::Sql sql{
            "test.open_tasks", "SELECT task_key FROM people_tasks WHERE settled_at IS NULL ORDER BY id"};
        return city.reader().all(sql, {}, [](db::Row const& row) { return row.text("task_key"); });
    }
};

using Lines = std::vector<std::string>;

} // namespace fengye::editorial
