#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include <gtest/gtest.h>

#include "modules/editorial/actions/keep_calls.hpp"
#include "modules/letters/actions/answer.hpp"
#include "modules/letters/actions/hand_in.hpp"
#include "modules/letters/actions/handle.hpp"
#include "modules/letters/actions/keep_templates.hpp"
#include "modules/letters/actions/merge.hpp"
#include "modules/letters/store/letters.hpp"
#include "modules/people/actions/add_person.hpp"
#include "modules/people/actions/appoint.hpp"
#include "modules/people/store/accounts.hpp"
#include "modules/people/store/appointments.hpp"
#include "modules/sites/sites.hpp"
#include "tests/rights/rights_city.hpp"

// Asks the real server every desk route, as everybody, of things of the own unit and of another, in every
// state, and compares with expected.csv.
namespace fengye {
namespace {

std::string const own_unit = "housing_construction", other_unit = "civil_affairs";

std::vector<std::string> const roles{"anonymous", "officer", "reviewer", "disclosure_head",
                                     "editor",    "centre",  "assessor", "operator",
                                     "auditor",   "handler", "leader"};
std::vector<std::string> const states{"draft",     "submitted", "reviewed", "signed",    "scheduled",
                                      "published", "returned",  "withheld", "withdrawn", "correcting"};

std::vector<std::string> const letter_states{
    "received", "accepted", "awaiting_release", "answered", "refused", "transferred_out", "joined"};

struct Expectation {
    int line;
    std::string method, pattern;
    std::set<std::string> roles;
    std::string unit;
    std::set<std::string> states;
    int status;
    mutable bool is_used{false};
};

std::set<std::string> words_in(std::string const& text)
{
    std::istringstream words{text};
    return {std::istream_iterator<std::string>{words}, {}};
}

std::vector<Expectation> read_expectations()
{
    std::ifstream file{FENGYE_EXPECTED_RIGHTS};
    std::vector<Expectation> expectations;
    int number = 0;
    for (std::string line; std::getline(file, line);) {
        ++number;
        if (line.empty() || line.starts_with('#') || line.starts_with("method,"))
            continue;
        std::vector<std::string> cells;
        std::istringstream text{line};
        for (std::string cell; std::getline(text, cell, ',');)
            cells.push_back(cell);
        if (cells.size() != 6)
            throw std::runtime_error{"expected.csv:" + std::to_string(number) + " has not six cells"};
        expectations.push_back(
            {number, cells[0], cells[1], words_in(cells[2]), cells[3], words_in(cells[4]),
             std::stoi(cells[5])});
    }
    return expectations;
}

std::string method_of(Route<DeskRule> const& route)
{
    return route.method == http::Method::post ? "POST" : "GET";
}

// One question to the server.
struct Ask {
    std::string method, pattern, role, unit{"-"}, state{"-"};

    std::string text() const
    {
        return method + ' ' + pattern + " as " + role + ", unit " + unit + ", state " + state;
    }
};

bool fits(std::string const& cell, std::string const& value)
{
    return cell == "*" || cell == value;
}
bool fits(std::set<std::string> const& cell, std::string const& value)
{
    return cell.contains("*") || cell.contains(value);
}
bool fits(Expectation const& line, Ask const& ask)
{
    return fits(line.method, ask.method) && fits(line.pattern, ask.pattern) && fits(line.roles, ask.role) &&
           fits(line.unit, ask.unit) && fits(line.states, ask.state);
}

// What a route is asked about.
enum class Subject { nothing, item, letter, of_a_unit };

Subject subject_of(std::string const& method, std::string const& pattern)
{
    if (pattern.starts_with("/desk/editorial/items/{id}"))
        return Subject::item;
    if (pattern.starts_with("/desk/letters/{id}"))
        return Subject::letter;
    bool const is_of_a_unit =
        pattern.starts_with("/desk/units/{code}") || pattern.starts_with("/desk/persons/{id}") ||
        pattern.starts_with("/desk/media/") || pattern.starts_with("/desk/letters/templates/") ||
        pattern.starts_with("/desk/editorial/calls/{id}") ||
        (pattern == "/desk/persons/" && method == "POST");
    return is_of_a_unit ? Subject::of_a_unit : Subject::nothing;
}

class Rights : public testing::Test {
protected:
    RightsCity city;
    std::map<std::string, Hands> hands; // by "own" and "other"
    std::map<std::string, Browser> browsers;
    std::map<std::pair<std::string, std::string>, editorial::ItemId> items; // by unit and state
    std::map<std::string, media::StoredFile> files;
    std::map<std::pair<std::string, std::string>, letters::CaseId> letters_by; // by unit and state
    int made{0};

    void SetUp() override
    {
        hands["own"] = city.staffed(own_unit);
        hands["other"] = city.staffed(other_unit);
        browsers.emplace("anonymous", city.visitor());
        for (auto const& [role, account] :
             {std::pair{"officer", "officer." + own_unit},
              {"reviewer", "reviewer." + own_unit},
              {"disclosure_head", "head." + own_unit}})
            browsers.emplace(role, city.signed_in(account));
        for (auto const* role : {"editor", "centre", "assessor", "operator", "auditor"}) {
            city.hired(role, own_unit, {*parse<people::Role>(role)});
            browsers.emplace(role, city.signed_in(role));
        }
        for (auto const* role : {"handler", "leader"}) {
            for (auto const& unit : {own_unit, other_unit})
                city.hired(role + ("." + unit), unit, {*parse<people::Role>(role)});
            browsers.emplace(role, city.signed_in(role + ("." + own_unit)));
        }
        for (auto const* unit : {"own", "other"})
            files.emplace(unit, city.file(hands[unit], "附件.pdf", std::string{"%PDF-1.7 "} + unit));
    }

    // An item of a unit in a state; the same one until a question has changed it.
    editorial::ItemId item(std::string const& unit, std::string const& state)
    {
        auto& id = items[{unit, state}];
        if (!id)
            id = made_item(hands[unit], state);
        return id;
    }

    editorial::ItemId made_item(Hands const& by, std::string const& state)
    {
        using namespace editorial;
        auto content = city.notice("稿件" + std::to_string(++made));
        if (state == "scheduled")
            content.publish_at = city.clock.now() + std::chrono::hours{48};
        auto const id = city.written(by, content);
        if (state == "draft")
            return id;
        city.submit(by, id);
        if (state == "submitted")
            return id;
        auto decision = city.pass(id);
        if (state == "returned") {
            decision.verdict = Verdict::return_;
            decision.reason = ReturnReason::facts;
        } else if (state == "withheld") {
            decision.verdict = Verdict::withhold;
            decision.ground = "internal";
        }
        city.review(by, id, decision);
        if (state == "returned" || state == "withheld" || state == "reviewed")
            return id;
        city.sign(by, id, std::chrono::seconds{state == "signed" ? 3600 : 0});
        if (state == "withdrawn")
            accepted(city.as(by.head, [&](Work& work) {
                return withdraw_item(work, id, {WithdrawReason::incorrect, {}, {}});
            }));
        if (state == "correcting")
            city.correct(by, id, city.notice("更正"));
        auto const expected = state == "correcting" ? "draft" : state;
        if (name_of(city.item(id).state) != expected)
            throw std::runtime_error{"the item is not " + state};
        return id;
    }

    // A letter of a unit in a state; the same one until a question has changed it.
    letters::CaseId letter(std::string const& unit, std::string const& state)
    {
        auto& id = letters_by[{unit, state}];
        if (!id)
            id = made_letter(unit_code(unit), state);
        return id;
    }

    letters::CaseId made_letter(std::string const& unit, std::string const& state)
    {
        using namespace letters;
        auto const handler = "handler." + unit, head = "head." + unit;
        auto const id = handed_in(unit);
        auto const by = [&](std::string const& who, auto act) {
            accepted(city.as(who, [&](Work& work) { return act(work, city.platform(), id); }));
        };
        if (state == "refused")
            by(handler, [](Work& work, Platform& platform, CaseId one) {
                return refuse_letter(work, platform, one, RefusalReason::legal_remedy, "请向法院起诉");
            });
        if (state == "transferred_out")
            by(handler, [](Work& work, Platform& platform, CaseId one) {
                return transfer_out(work, platform, one, OutsideBody::court, {});
            });
        if (state == "joined") {
            auto const lead = handed_in(unit);
            by(handler, [&](Work& work, Platform& platform, CaseId one) {
                return merge_letters(work, platform, lead, {one});
            });
        }
        if (state == "received" || state == "refused" || state == "transferred_out" || state == "joined")
            return id;
        by(handler,
           [](Work& work, Platform& platform, CaseId one) { return accept_letter(work, platform, one, {}); });
        if (state == "accepted")
            return id;
        by(handler, [](Work& work, Platform& platform, CaseId one) -> Result<void> {
            TRY(save_reply(work, platform, one, {.text = {.answer = "已修好。"}}));
            return submit_reply(work, platform, one);
        });
        if (state == "answered")
            by(head, [](Work& work, Platform& platform, CaseId one) {
                return release_reply(work, platform, one, {.version = 1});
            });
        return id;
    }

    letters::CaseId handed_in(std::string const& unit)
    {
        letters::LetterForm form;
        form.category = unit == own_unit ? "A02" : "A09";
        form.title = "小区电梯停运三天";
        form.content = "小区电梯已经停运三天，请督促物业修理。";
        form.publish = "no";
        form.contact = {.name = "张三", .phone = "13800138000"};
        form.has_agreed = true;
        auto const receipt = accepted(city.platform().works.run(Actor::program("tests"), [&](Work& work) {
            return letters::hand_in_letter(
                work, city.platform(), {"rights/" + std::to_string(++made), letters::Way::web, form});
        }));
        auto const id = casework::find_case(city.reader(), receipt.number).value().id;
        if (letters::store::find_letter(city.reader(), id)->record.unit != city.unit(unit))
            throw std::runtime_error{"the letter went elsewhere than to " + unit};
        return id;
    }

    std::string unit_code(std::string const& unit) { return unit == "own" ? own_unit : other_unit; }

    // Somebody fresh, so that no question rests on another: an officer with an account.
    PersonId somebody(std::string const& unit)
    {
        return city.hired("somebody." + std::to_string(++made), unit_code(unit), {people::Role::officer});
    }

    static std::string with(std::string pattern, std::string const& name, std::string const& value)
    {
        auto const at = pattern.find("{" + name + "}");
        return pattern.replace(at, name.size() + 2, value);
    }

    WebPage asked(Ask const& ask)
    {
        if (ask.pattern.starts_with("/desk/editorial/items/{id}"))
            return asked_of_item(ask);
        if (ask.pattern.starts_with("/desk/letters/{id}"))
            return asked_of_letter(ask);
        if (ask.pattern.starts_with("/desk/editorial/calls/{id}"))
            return asked_of_call(ask);
        if (ask.pattern.starts_with("/desk/letters/templates/"))
            return asked_of_template(ask);
        if (ask.pattern.starts_with("/desk/persons/{id}"))
            return asked_of_person(ask);
        if (ask.pattern == "/desk/letters/batch" && ask.method == "GET")
            return send(ask, ask.pattern + "?act=urge", {});
        if (ask.pattern == "/desk/letters/filters/{filter}/removal")
            return send(ask, with(ask.pattern, "filter", "1"), {});
        if (ask.pattern == "/desk/letters/filters")
            return send(ask, ask.pattern, {{"name", ""}});
        if (ask.pattern.starts_with("/desk/units/{code}"))
            return send(ask, with(ask.pattern, "code", unit_code(ask.unit)), {});
        if (ask.pattern == "/desk/media/{id}/{name}") {
            auto const& file = files.at(ask.unit);
            return send(ask, media::desk_path_of(file.id, file.name), {});
        }
        if (ask.pattern == "/desk/persons/" && ask.method == "POST") {
            auto const number = std::to_string(++made);
            return send(
                ask, ask.pattern,
                {{"person_name", "新来的信息员"},
                 {"account", "new." + number},
                 {"new_unit", unit_code(ask.unit)},
                 {"new_role", "officer"},
                 {"from", "2026-11-23"}});
        }
        if (ask.pattern == "/desk/sign-out") {
            auto one = ask.role == "anonymous" ? city.visitor() : city.signed_in(account_of(ask.role));
            return one.post(ask.pattern, {});
        }
        if (ask.pattern == "/desk/setup/{token}")
            return send(ask, "/desk/setup/no-such-token", {});
        if (ask.pattern.starts_with("/desk/sites/"))
            return asked_of_site(ask);
        return send(ask, ask.pattern, {});
    }

    WebPage asked_of_item(Ask const& ask)
    {
        auto const id = item(ask.unit, ask.state);
        auto target = with(ask.pattern, "id", id.text());
        if (target.ends_with("{finding}"))
            target = with(target, "finding", "1");
        auto const answer = send(ask, target, item_form(ask, id));
        if (ask.method == "POST" && answer.status < 400)
            items.erase({ask.unit, ask.state});
        return answer;
    }

    // A fresh call to one unit, so that no question rests on another.
    WebPage asked_of_call(Ask const& ask)
    {
        auto const id = accepted(city.as("editor", [&](Work& work) {
            return editorial::open_call(
                work,
                {.theme = "冬季供热", .due_on = day(2026, 12, 1), .units = {city.unit(unit_code(ask.unit))}});
        }));
        if (ask.pattern.ends_with("/reopening"))
            accepted(city.as("editor", [&](Work& work) { return editorial::close_call(work, id); }));
        return send(
            ask, with(ask.pattern, "id", id.text()),
            {{"theme", "冬季供热"},
             {"due_on", "2026-12-02"},
             {"units", unit_code(ask.unit)},
             {"version", "1"},
             {"reason", "不涉及"}});
    }

    WebPage asked_of_letter(Ask const& ask)
    {
        auto const id = letter(ask.unit, ask.state);
        auto target = with(ask.pattern, "id", id.text());
        if (target.ends_with("{hash}"))
            target = with(target, "hash", std::string(64, '0'));
        auto const answer = send(ask, target, letter_form(ask));
        if (ask.method == "POST" && answer.status < 400)
            letters_by.erase({ask.unit, ask.state});
        return answer;
    }

    http::Pairs letter_form(Ask const& ask)
    {
        auto const noun = ask.pattern.substr(ask.pattern.rfind('/') + 1);
        auto const elsewhere = city.unit("finance").text();
        if (noun == "refusal")
            return {{"reason", "legal_remedy"}, {"note", "请向法院起诉"}};
        if (noun == "transfer")
            return {{"unit", elsewhere}, {"reason", "职责所在"}};
        if (noun == "transfer-out")
            return {{"body", "court"}};
        if (noun == "category")
            return {{"category", "A01"}, {"reason", "更合适"}};
        if (noun == "handler")
            return {{"handler", city.actor("handler." + own_unit).person.text()}};
        if (noun == "help")
            return {{"units", elsewhere}};
        if (noun == "extension")
            return {{"days", "1"}, {"reason", "须现场检测"}};
        if (noun == "matter")
            return {{"title", "电梯停运"}, {"about", "正在修理"}};
        if (noun == "reply")
            return {{"answer", "已修好。"}, {"version", "0"}, {"then", "save"}};
        if (noun == "release")
            return {{"version", "1"}};
        return {{"reason", "理由"}, {"note", "备注"}, {"answer", "意见"}, {"result", "结果"}};
    }

    WebPage asked_of_template(Ask const& ask)
    {
        auto const id = accepted(city.as("handler." + unit_code(ask.unit), [](Work& work) {
            return letters::add_template(work, {"开头", "您好"});
        }));
        auto const answer =
            send(ask, with(ask.pattern, "template", id.text()), {{"title", "名"}, {"text", "文"}});
        (void)city.as(
            "handler." + unit_code(ask.unit), [&](Work& work) { return letters::delete_template(work, id); });
        return answer;
    }

    // Forms that are good: whoever may, does.
    http::Pairs item_form(Ask const& ask, editorial::ItemId id)
    {
        auto const ends = [&](std::string_view end) {
            return ask.method == "POST" && ask.pattern.ends_with(end);
        };
        if (ends("/review") || ends("/sign-off"))
            return city.form_of(city.pass(id));
        if (ends("/findings/{finding}"))
            return {{"reason", "公开的办公电话"}};
        if (ends("/withdrawal"))
            return {{"reason", "incorrect"}};
        if (ends("/draft") || ends("/autosave"))
            return {
                {"title", "改过的"},
                {"body", "<p>改过的</p>"},
                {"based_on", std::to_string(city.item(id).edition)},
                {"then", "save"}};
        if (ends("/files"))
            return {{"remove", "999999"}};
        return {};
    }

    WebPage asked_of_person(Ask const& ask)
    {
        auto const person = somebody(ask.unit);
        auto target = with(ask.pattern, "id", person.text());
        http::Pairs fields;
        if (target.ends_with("/appointments"))
            fields = {{"new_unit", unit_code(ask.unit)}, {"new_role", "handler"}, {"from", "2026-11-23"}};
        if (target.ends_with("/end"))
            target = with(
                target, "appointment",
                people::store::appointments_of(city.reader(), person).front().id.text());
        if (target.ends_with("/accounts"))
            fields = {{"account", "second." + std::to_string(++made)}};
        if (target.find("{account}") != std::string::npos)
            target =
                with(target, "account", people::store::accounts_of(city.reader(), person).front().id.text());
        if (target.ends_with("/hand-over"))
            fields = {{"successor", somebody(ask.unit).text()}};
        return send(ask, target, fields);
    }

    // The form as the centre's page has it; others send the same.
    WebPage asked_of_site(Ask const& ask)
    {
        auto const target =
            ask.pattern.find("{id}") == std::string::npos ? ask.pattern : with(ask.pattern, "id", "16");
        if (ask.method == "GET")
            return send(ask, target, {});
        if (target.ends_with("/order"))
            return send(ask, target, {{"move", "up"}});
        for (auto const& form : forms_on(browsers.at("centre").get(target)))
            if (form.action == target) {
                auto fields = form.fields;
                std::erase_if(fields, [](auto const& field) { return field.first == "csrf"; });
                return send(ask, target, fields);
            }
        throw std::runtime_error{"the centre finds no form on " + target};
    }

    std::string account_of(std::string const& role)
    {
        if (role == "disclosure_head")
            return "head." + own_unit;
        bool const is_of_unit =
            role == "officer" || role == "reviewer" || role == "handler" || role == "leader";
        return is_of_unit ? role + "." + own_unit : role;
    }

    WebPage send(Ask const& ask, std::string const& target, http::Pairs const& fields)
    {
        auto& browser = browsers.at(ask.role);
        return ask.method == "GET" ? browser.get(target) : browser.post(target, fields);
    }

    std::vector<Ask> all_questions()
    {
        std::vector<Ask> asks;
        for (auto const& route : city.platform().portal.desk)
            for (auto const& role : roles) {
                Ask const ask{method_of(route), route.pattern.text(), role};
                auto const subject = subject_of(ask.method, ask.pattern);
                if (subject == Subject::nothing)
                    asks.push_back(ask);
                else
                    for (auto const* unit : {"own", "other"})
                        for (auto const& state : subject == Subject::item     ? states
                                                 : subject == Subject::letter ? letter_states
                                                                              : std::vector<std::string>{"-"})
                            asks.push_back({ask.method, ask.pattern, role, unit, state});
            }
        return asks;
    }
};

TEST_F(Rights, are_written_down_for_every_desk_route_and_for_no_other)
{
    std::set<std::string> declared, written;
    for (auto const& route : city.platform().portal.desk)
        declared.insert(method_of(route) + " " + route.pattern.text());
    for (auto const& line : read_expectations())
        if (line.pattern != "*")
            written.insert(line.method + " " + line.pattern);
    for (auto const& route : declared)
        EXPECT_TRUE(written.contains(route)) << "expected.csv says nothing of " << route;
    for (auto const& route : written)
        EXPECT_TRUE(declared.contains(route))
            << "expected.csv speaks of a route that is not declared: " << route;
}

TEST_F(Rights, are_what_the_server_grants)
{
    auto const expectations = read_expectations();
    auto const questions = all_questions();
    int wrong = 0;
    for (auto const& ask : questions) {
        auto const line = std::find_if(
            expectations.begin(), expectations.end(), [&](auto const& line) { return fits(line, ask); });
        if (line == expectations.end()) {
            ADD_FAILURE() << "no line of expected.csv decides " << ask.text();
            continue;
        }
        line->is_used = true;
        auto const answer = asked(ask);
        if (answer.status != line->status && ++wrong <= 60)
            ADD_FAILURE() << ask.text() << ": " << answer.status << ", but expected.csv:" << line->line
                          << " says " << line->status;
    }
    EXPECT_EQ(wrong, 0) << "of " << questions.size();
    for (auto const& line : expectations)
        EXPECT_TRUE(line.is_used) << "expected.csv:" << line.line << " decides nothing";
}

} // namespace
} // namespace fengye
