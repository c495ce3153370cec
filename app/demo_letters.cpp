#include "app/demo_letters.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>
#include <toml++/toml.h>

#include "app/staff.hpp"
#include "modules/letters/actions/acting.hpp"
#include "modules/letters/actions/answer.hpp"
#include "modules/letters/actions/count_months.hpp"
#include "modules/letters/actions/hand_in.hpp"
#include "modules/letters/actions/handle.hpp"
#include "modules/letters/actions/hear_writer.hpp"
#include "modules/letters/actions/merge.hpp"
#include "modules/letters/actions/save_mailbox.hpp"
#include "modules/letters/store/letters.hpp"
#include "modules/letters/store/months.hpp"
#include "modules/letters/store/replies.hpp"
#include "platform/embed/embed.hpp"

namespace fengye {

namespace {

using namespace letters;
using people::Role;

constexpr std::string_view file = "modules/letters/fixtures/demo/letters.toml";

// One thing that happens to a letter; the first is that it is handed in.
struct DemoStep {
    std::string key; // of the letter
    Moment at;
    std::string act;
    toml::table table;

    std::string text(char const* name) const { return table[name].value_or(std::string{}); }
};

DemoStep read_step(toml::table const& table, std::string const& key, std::string const& act)
{
    auto const at = moment_from(table["at"].value_or(std::string{}));
    if (!at)
        throw std::runtime_error{fmt::format("{}: {} has no time", file, key)};
    return {key, *at, act, table};
}

// In the order of time, whichever letter they belong to.
std::vector<DemoStep> read_steps(toml::table const& table)
{
    std::vector<DemoStep> steps;
    for (auto const& element : *table["letter"].as_array()) {
        auto const& letter = *element.as_table();
        auto const key = letter["key"].value_or(std::string{});
        steps.push_back(read_step(letter, key, "hand_in"));
        if (auto const* later = letter["steps"].as_array())
            for (auto const& step : *later)
                steps.push_back(
                    read_step(*step.as_table(), key, (*step.as_table())["act"].value_or(std::string{})));
    }
    std::stable_sort(steps.begin(), steps.end(), [](auto const& a, auto const& b) { return a.at < b.at; });
    return steps;
}

template <class T>
T expect(DemoStep const& step, Result<T> result)
{
    if (!result)
        throw std::runtime_error{fmt::format(
            "demo letter {}, {}: {} {}", step.key, step.act, result.error().words,
            result.error().fields.empty() ? "" : result.error().fields.front().field)};
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

// Takes the letters on their way, each step as who may take it.
class Office {
public:
    Office(City& city, StillClock& clock) : m_city{city}, m_clock{clock}, m_vault{city.platform().key} {}

    void take(DemoStep const& step)
    {
        m_clock.set(step.at);
        if (step.act == "hand_in")
            hand_in(step);
        else if (step.act == "rate")
            rate(step);
        else if (step.act == "release" || step.act == "matter")
            as_head(step);
        else
            as_handler(step);
    }

private:
    template <class Act>
    auto run(Actor const& actor, Act act)
    {
        return m_city.platform().works.run(actor, act);
    }
    Platform const& platform() { return m_city.platform(); }

    Letter letter(DemoStep const& step)
    {
        return store::find_letter(m_city.desk().reader(), m_ids.at(step.key)).value();
    }
    // Of the unit the step names, else of the one that has the letter in hand.
    Actor staff(DemoStep const& step, Role role)
    {
        if (auto const named = step.text("unit"); !named.empty())
            return staff_actor(m_city, named, role);
        auto const unit = people::find_unit(m_city.desk().reader(), letter(step).record.unit);
        return staff_actor(m_city, unit->code, role);
    }

    void hand_in(DemoStep const& step)
    {
        LetterForm form;
        form.category = step.text("category");
        form.system = find_category(form.category)->system;
        form.mailbox = step.table["mailbox"].value_or(std::string{mayor});
        form.title = step.text("title");
        form.content = step.text("content");
        form.place = step.text("place");
        form.accused = step.text("accused");
        form.publish = step.table["publish"].value_or(false) ? "yes" : "no";
        if (auto const lead = m_ids.find(step.text("join")); lead != m_ids.end())
            form.join = casework::find_case(m_city.desk().reader(), lead->second)->number;
        form.contact = {.name = step.text("writer"), .phone = step.text("phone")};
        form.has_agreed = true;
        auto const receipt =
            expect(step, run(Actor::program("demo"), [&](Work& work) {
                       return hand_in_letter(work, platform(), {"demo/" + step.key, Way::web, form});
                   }));
        m_ids.emplace(step.key, casework::find_case(m_city.desk().reader(), receipt.number)->id);
    }

    void rate(DemoStep const& step)
    {
        auto const code = casework::code_of(m_vault, letter(step).record).text();
        auto const rating = parse<Rating>(step.text("rating")).value();
        expect(step, run(Actor::program("demo"), [&](Work& work) {
                   return rate_letter(work, platform(), {code, rating, step.text("text")});
               }));
    }

    void as_head(DemoStep const& step)
    {
        auto const held = letter(step);
        auto const reply = store::find_reply(m_city.desk().reader(), m_vault, held.id(), held.round);
        expect(step, run(staff(step, Role::disclosure_head), [&](Work& work) -> Result<void> {
                   if (step.act == "matter")
                       return open_matter(
                           work, platform(), held.id(), {step.text("title"), step.text("text")});
                   return release_reply(
                       work, platform(), held.id(), {reply ? reply->version : 0, true, held.may_publish});
               }));
    }

    void as_handler(DemoStep const& step)
    {
        auto const id = m_ids.at(step.key);
        auto const text = step.text("text");
        expect(step, run(staff(step, Role::handler), [&](Work& work) -> Result<void> {
                   if (step.act == "accept")
                       return accept_letter(work, platform(), id, {});
                   if (step.act == "transfer")
                       return transfer_letter(work, platform(), id, unit(work, step.text("to")), text);
                   if (step.act == "pause")
                       return pause_letter(work, platform(), id, text);
                   if (step.act == "refuse")
                       return refuse_letter(
                           work, platform(), id, parse<RefusalReason>(step.text("reason")).value(), text);
                   if (step.act == "transfer_out")
                       return transfer_out(
                           work, platform(), id, parse<OutsideBody>(step.text("body")).value(), text);
                   if (step.act == "help")
                       return give_help(work, platform(), id, text);
                   if (step.act == "result")
                       return report_result(work, platform(), id, text);
                   if (step.act == "answer")
                       return answer(work, step);
                   throw std::runtime_error{fmt::format("{}: no step is called {}", file, step.act)};
               }));
    }
    static UnitId unit(Work& work, std::string const& code)
    {
        return people::find_unit(work.tx, code).value().id;
    }

    // Drafts the answer and sends it to the head.
    Result<void> answer(Work& work, DemoStep const& step)
    {
        auto const held = store::find_letter(work.tx, m_ids.at(step.key)).value();
        ReplyDraft draft{
            .text = suggested_public_version(work.tx, platform(), held),
            .outcome = parse<Outcome>(step.text("outcome")).value_or(Outcome::none),
            .to_publish = held.may_publish};
        draft.text.answer = step.text("text");
        TRY(save_reply(work, platform(), held.id(), draft));
        return submit_reply(work, platform(), held.id());
    }

    City& m_city;
    StillClock& m_clock;
    casework::Vault m_vault;
    std::map<std::string, CaseId> m_ids;
};

void open_mailbox(City& city, toml::table const& mailbox)
{
    auto const text = [&](char const* name) { return mailbox[name].value_or(std::string{}); };
    expect(
        {text("unit"), {}, "mailbox", {}}, city.platform().works.run(Actor::program("demo"), [&](Work& work) {
            auto const unit = people::find_unit(work.tx, text("unit")).value().id;
            return save_mailbox(work, unit, true, text("post_zh"), text("post_en"));
        }));
}

// As the job that counts in the morning would.
void count_all(City& city)
{
    while (!store::changed_months(city.desk().reader(), 1).empty())
        expect({"all", {}, "count", {}}, city.platform().works.run(Actor::program("demo"), [](Work& work) {
            return count_months(work);
        }));
}

} // namespace

void write_demo_letters(City& city, StillClock& clock)
{
    auto const table = toml::parse(embed::read(file), file);
    clock.set(moment_of(day(2026, 10, 9), std::chrono::hours{9}));
    for (auto const& mailbox : *table["mailbox"].as_array())
        open_mailbox(city, *mailbox.as_table());
    Office office{city, clock};
    for (auto const& step : read_steps(table))
        office.take(step);
    clock.set(moment_of(day(2026, 11, 26), std::chrono::hours{5}));
    count_all(city);
}

} // namespace fengye
